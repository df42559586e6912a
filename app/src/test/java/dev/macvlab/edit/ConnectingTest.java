package dev.macvlab.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConnectingTest {
    private static final Ref NIC = Ref.top("eth0");
    private static final Ref MAC = Ref.top("mac1");
    private static final Ref VLAN = Ref.top("v10");
    private static final Topology LAB = Topology.EMPTY
            .withSwitches(List.of(Switch.named("lan")))
            .withInterfaces(List.of(
                    new Nic(Common.named(Ref.HOST, "eth0"), null),
                    new Vlan(Common.named(Ref.HOST, "v10"), NIC, 10),
                    Macvlan.of(Common.named(Ref.HOST, "mac1"), VLAN, Macvlan.Mode.BRIDGE),
                    new Bridge(Common.named(Ref.HOST, "br0"), List.of()),
                    new Veth(Common.named(Ref.HOST, "a"), Ref.top("b")),
                    new Veth(Common.named(Ref.HOST, "b"), Ref.top("a")),
                    new Veth(Common.named("ns1", "c"), null)));

    private static Optional<Topology> joined(Ref from, Ref to) {
        return Connecting.edit(Index.of(LAB), from, to).map(edit -> edit.applyTo(LAB));
    }

    @Test
    void aLineInEitherDirectionGivesAChildItsParent() {
        for (Topology each :
                List.of(joined(MAC, NIC).orElseThrow(), joined(NIC, MAC).orElseThrow())) {
            assertEquals(NIC, ((Macvlan) each.find(MAC).orElseThrow()).parent());
        }
    }

    @Test
    void nothingIsMadeToStandOnItself() {
        assertEquals(
                Optional.empty(),
                joined(VLAN, MAC)
                        .filter(each -> MAC.equals(((Vlan) each.find(VLAN).orElseThrow()).parent())));
        assertEquals(Optional.empty(), joined(MAC, MAC));
    }

    @Test
    void aNicIsPluggedIntoASwitchAndOnlyANic() {
        Nic.Port port =
                ((Nic) joined(NIC, Ref.top("lan")).orElseThrow().find(NIC).orElseThrow()).port();
        assertEquals("lan", port == null ? "" : port.toSwitch());
        assertEquals(Optional.empty(), joined(MAC, Ref.top("lan")));
    }

    @Test
    void anInterfaceOfTheSameNamespaceJoinsABridge() {
        Topology after = joined(Ref.top("a"), Ref.top("br0")).orElseThrow();
        assertEquals(List.of(Ref.top("a")), ((Bridge) after.find(Ref.top("br0")).orElseThrow()).members());
        assertEquals(Optional.empty(), joined(new Ref("ns1", "c"), Ref.top("br0")));
    }

    @Test
    void aNewPairLeavesTheFormerPeerAlone() {
        Topology after = joined(new Ref("ns1", "c"), Ref.top("a")).orElseThrow();
        assertEquals(new Ref("ns1", "c"), ((Veth) after.find(Ref.top("a")).orElseThrow()).peer());
        assertEquals(
                Optional.empty(),
                Optional.ofNullable(((Veth) after.find(Ref.top("b")).orElseThrow()).peer()));
    }
}
