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
        return joined(LAB, from, to);
    }

    private static Optional<Topology> joined(Topology lab, Ref from, Ref to) {
        return new Connecting(Index.of(lab)).edit(from, to).map(edit -> edit.applyTo(lab));
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
    void aBridgeIsNotMadeToStandOnItself() {
        Ref bridge = Ref.top("br0");
        Topology lab = LAB.withInterfaces(List.of(
                new Bridge(Common.named(Ref.HOST, "br0"), List.of()),
                new Vlan(Common.named(Ref.HOST, "v10"), bridge, 10),
                new Vlan(Common.named(Ref.HOST, "v20"), VLAN, 20)));
        Ref above = Ref.top("v20");
        assertEquals(Optional.empty(), joined(lab, VLAN, bridge));
        assertEquals(Optional.empty(), joined(lab, above, bridge));
        assertEquals(Optional.empty(), joined(lab, bridge, above));
    }

    @Test
    void nothingIsPutOnACircleAndWhatIsInOneCanLeaveIt() {
        Topology lab = LAB.withInterfaces(List.of(
                new Nic(Common.named(Ref.HOST, "eth0"), null),
                new Vlan(Common.named(Ref.HOST, "v10"), Ref.top("v20"), 10),
                new Vlan(Common.named(Ref.HOST, "v20"), VLAN, 20),
                Macvlan.of(Common.named(Ref.HOST, "mac1"), NIC, Macvlan.Mode.BRIDGE)));
        assertEquals(Optional.empty(), joined(lab, MAC, VLAN));
        assertEquals(
                Optional.of(NIC),
                joined(lab, VLAN, NIC).map(each -> ((Vlan) each.find(VLAN).orElseThrow()).parent()));
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
