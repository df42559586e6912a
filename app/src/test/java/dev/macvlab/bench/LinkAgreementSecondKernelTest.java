package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Kind;
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

/** As {@link LinkAgreementTest}, with VLANs and ipvlan too. */
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
            assertTrue(agreement.compared().containsKey(Kind.VLAN), "too little: " + agreement.compared());
        }
        assertEquals(List.of(), differences);
    }
}
