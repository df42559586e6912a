package dev.macvlab.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
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
    private static final Topology LAB = Drawing.of("""
            switch lan
            nic eth0
            vlan v10 on=eth0 id=10
            macvlan mac1 on=v10 mode=bridge
            bridge br0
            veth a peer=b
            veth b peer=a
            veth ns1/c lost
            """);

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
        Topology lab = Drawing.of("""
                bridge br0
                vlan v10 on=br0 id=10
                vlan v20 on=v10 id=20
                """);
        Ref above = Ref.top("v20");
        assertEquals(Optional.empty(), joined(lab, VLAN, bridge));
        assertEquals(Optional.empty(), joined(lab, above, bridge));
        assertEquals(Optional.empty(), joined(lab, bridge, above));
    }

    @Test
    void nothingIsPutOnACircleAndWhatIsInOneCanLeaveIt() {
        Topology lab = Drawing.of("""
                nic eth0
                vlan v10 on=v20 id=10
                vlan v20 on=v10 id=20
                macvlan mac1 on=eth0 mode=bridge
                """);
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
