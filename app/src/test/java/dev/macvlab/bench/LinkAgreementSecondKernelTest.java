package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** As {@link LinkAgreementTest}, with VLANs, ipvlan and dummies too. */
@Tag("second-kernel")
class LinkAgreementSecondKernelTest {
    @Test
    void theLinksOfSomeRandomLabsOfEveryKindAreAsResolved() throws IOException {
        examine(1, 12);
    }

    @Test
    void aVlanThatIsDownPassesItsPromiscuityDown() throws IOException {
        Topology lab = Drawing.of("""
                nic nic0
                bridge br0 members=nic0
                vlan v on=br0 id=5 down
                bridge br1 members=v
                """);
        try (NamespaceThread outer = NamespaceThread.start()) {
            var agreement = new LinkAgreement(outer, EnumSet.allOf(Kind.class));
            assertEquals(List.of(), agreement.differences(lab));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDummyHasCarrierAndWhatStandsOnItIsAsResolved(boolean arp) throws IOException {
        Topology lab = Drawing.of("""
                dummy d0 ARP mtu=9000
                dummy d1 ARP
                dummy d2 ARP mac=02:00:00:00:00:02
                dummy ns1/d0 down
                macvlan ns1/q on=ns1/d0 mode=bridge
                macvlan ns1/m on=d0 mode=bridge
                macvlan ns1/p on=d1 mode=passthru
                vlan ns1/v on=d0 id=5
                vlan ns1/w on=ns1/v id=6
                bridge br0 members=d2
                dummy d3 ARP
                ipvlan ns1/i on=d3 mode=l2
                """.replace(" ARP", arp ? " arp" : ""));
        try (NamespaceThread outer = NamespaceThread.start()) {
            var agreement = new LinkAgreement(outer, EnumSet.allOf(Kind.class));
            assertEquals(List.of(), agreement.differences(lab));
            assertEquals(5, agreement.compared().get(Kind.DUMMY));
        }
    }

    @Test
    void whatIsMadeOnABridgeThatIsDownHasNoCarrierFromBeforeTheBridgesFirstPort() throws IOException {
        Topology lab = Drawing.of("""
                nic nic0 down
                bridge br0 members=nic0 mac=02:c0:00:02:fd:63
                vlan f/t1 on=br0 id=5
                bridge f/brt members=f/t1 down
                macvlan m1 on=f/brt mode=bridge
                """);
        try (NamespaceThread outer = NamespaceThread.start()) {
            assertEquals(List.of(), new LinkAgreement(outer, EnumSet.allOf(Kind.class)).differences(lab));
        }
    }

    @Tag("slow")
    @Test
    void theLinksOfManyRandomLabsOfEveryKindAreAsResolved() throws IOException {
        examine(20_000, 20_499);
    }

    private static void examine(long first, long last) throws IOException {
        List<String> differences = new ArrayList<>();
        try (NamespaceThread outer = NamespaceThread.start()) {
            var agreement = new LinkAgreement(outer, EnumSet.allOf(Kind.class));
            for (long seed = first; seed <= last; seed++) {
                differences.addAll(agreement.differences(seed));
            }
            assertTrue(
                    agreement.compared().keySet().containsAll(List.of(Kind.VLAN, Kind.DUMMY)),
                    "too little: " + agreement.compared());
        }
        assertEquals(List.of(), differences);
    }
}
