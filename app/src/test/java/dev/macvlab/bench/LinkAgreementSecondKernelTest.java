package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
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
        var nic = new Nic(Common.named(Ref.HOST, "nic0"), null);
        var bridge = new Bridge(Common.named(Ref.HOST, "br0"), List.of(nic.ref()));
        var vlan = new Vlan(Common.named(Ref.HOST, "v").withUp(false), bridge.ref(), 5);
        var upper = new Bridge(Common.named(Ref.HOST, "br1"), List.of(vlan.ref()));
        try (NamespaceThread outer = NamespaceThread.start()) {
            var agreement = new LinkAgreement(outer, EnumSet.allOf(Kind.class));
            assertEquals(
                    List.of(), agreement.differences(Topology.EMPTY.withInterfaces(List.of(nic, bridge, vlan, upper))));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aDummyHasCarrierAndWhatStandsOnItIsAsResolved(boolean arp) throws IOException {
        var parent = new Dummy(Common.named(Ref.HOST, "d0").withMtu(9000), arp ? true : null);
        var shared = new Dummy(Common.named(Ref.HOST, "d1"), arp ? true : null);
        var port = new Dummy(Common.named(Ref.HOST, "d2").withMac("02:00:00:00:00:02"), arp ? true : null);
        List<Interface> all = List.of(
                parent,
                shared,
                port,
                new Dummy(Common.named("ns1", "d0").withUp(false), null),
                Macvlan.of(Common.named("ns1", "m"), parent.ref(), Macvlan.Mode.BRIDGE),
                Macvlan.of(Common.named("ns1", "p"), shared.ref(), Macvlan.Mode.PASSTHRU),
                new Vlan(Common.named("ns1", "v"), parent.ref(), 5),
                new Vlan(Common.named("ns1", "w"), new Ref("ns1", "v"), 6),
                new Bridge(Common.named(Ref.HOST, "br0"), List.of(port.ref())));
        var ipvlan = new Dummy(Common.named(Ref.HOST, "d3"), arp ? true : null);
        List<Interface> more = new ArrayList<>(all);
        more.add(ipvlan);
        more.add(new Ipvlan(Common.named("ns1", "i"), ipvlan.ref(), Ipvlan.Mode.L2, null));
        try (NamespaceThread outer = NamespaceThread.start()) {
            var agreement = new LinkAgreement(outer, EnumSet.allOf(Kind.class));
            assertEquals(
                    List.of(),
                    agreement.differences(Topology.EMPTY
                            .withNamespaces(List.of(Namespace.named("ns1")))
                            .withInterfaces(more)));
            assertEquals(5, agreement.compared().get(Kind.DUMMY));
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
