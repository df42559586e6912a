package dev.macvlab.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Vlan;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NewElementsTest {
    private static Index index(String drawing) {
        return Index.of(Drawing.of(drawing));
    }

    private static Interface find(Index index, String ref) {
        return index.find(Ref.parse(ref)).orElseThrow();
    }

    @Test
    void aChildHasANameAMacAndTheAddressBehindItsSiblings() {
        Index index = index("""
            nic nic0 ip=10.0.0.1/24,2001:db8::1/64
            macvlan ns1/mac1 on=nic0 mac=02:1a:4c:00:00:07 ip=10.0.0.9/24
            """);
        var elements = new NewElements(index);
        Child made = elements.child(Kind.MACVLAN, "ns2", find(index, "nic0"));
        assertEquals(Ref.parse("ns2/mac2"), made.ref());
        assertEquals(Ref.top("nic0"), made.parent());
        assertEquals(NewElements.MODE, ((Macvlan) made).mode());
        assertEquals("02:1a:4c:00:00:08", made.common().mac());
        assertEquals(List.of("10.0.0.10/24", "2001:db8::2/64"), made.common().addresses());
    }

    @Test
    void whatWasHandedOutIsNotHandedOutAgain() {
        Index index = index("nic nic0 ip=10.0.0.1/24");
        var elements = new NewElements(index);
        Child one = elements.child(Kind.MACVTAP, Ref.HOST, find(index, "nic0"));
        Child other = elements.child(Kind.MACVTAP, Ref.HOST, find(index, "nic0"));
        assertNotEquals(one.name(), other.name());
        assertNotEquals(one.common().mac(), other.common().mac());
        assertEquals(List.of("10.0.0.2/24"), one.common().addresses());
        assertEquals(List.of("10.0.0.3/24"), other.common().addresses());
    }

    @Test
    void anIpvlanSharesItsParentsMac() {
        Index index = index("nic nic0 ip=10.0.0.1/24");
        assertNull(new NewElements(index)
                .child(Kind.IPVLAN, "ns1", find(index, "nic0"))
                .common()
                .mac());
    }

    @Test
    void aVlanTakesTheNextTenAndIsCalledAfterItsParent() {
        Index index = index("""
            nic nic0 ip=10.0.0.1/24
            vlan nic0.10 on=nic0 id=10
            """);
        var vlan = (Vlan) new NewElements(index).child(Kind.VLAN, Ref.HOST, find(index, "nic0"));
        assertEquals(20, vlan.id());
        assertEquals("nic0.20", vlan.name());
        assertEquals(List.of(), vlan.common().addresses());
    }

    @Test
    void whenAllTensAreTakenAVlanHasAnIdThatTheKernelTakes() {
        var drawing = new StringBuilder("nic nic0\n");
        for (int id = 10; id <= 4090; id += 10) {
            drawing.append("vlan v")
                    .append(id)
                    .append(" on=nic0 id=")
                    .append(id)
                    .append('\n');
        }
        Index index = index(drawing.toString());
        var vlan = (Vlan) new NewElements(index).child(Kind.VLAN, Ref.HOST, find(index, "nic0"));
        assertEquals(1, vlan.id());
    }

    @Test
    void aLongParentLeavesNoRoomForItsNameInThatOfAVlan() {
        Index index = index("nic a-very-long-nic");
        assertEquals(
                "vlan10",
                new NewElements(index)
                        .child(Kind.VLAN, Ref.HOST, find(index, "a-very-long-nic"))
                        .name());
    }

    @Test
    void aNicIsNoChild() {
        var elements = new NewElements(index("nic nic0"));
        assertThrows(IllegalArgumentException.class, () -> elements.child(Kind.NIC, Ref.HOST, null));
    }

    @Test
    void theUsualParentIsTheOnlyNicOrTheOneWithMostChildren() {
        assertEquals(Optional.empty(), new NewElements(index("bridge br0")).usualParent());
        assertEquals(
                "nic0",
                new NewElements(index("nic nic0")).usualParent().orElseThrow().name());
        assertEquals(Optional.empty(), new NewElements(index("nic nic0\nnic nic1")).usualParent());
        assertEquals(
                "nic1",
                new NewElements(index("nic nic0\nnic nic1\nmacvlan mac1 on=nic1"))
                        .usualParent()
                        .orElseThrow()
                        .name());
    }

    @Test
    void aNicStandsOnTheWireOfItsSwitchOrInASubnetOfItsOwn() {
        Index index = index("""
            switch lan
            nic nic0 switch=lan ip=192.168.56.110/24
            """);
        Switch lan = index.findSwitch("lan").orElseThrow();
        var elements = new NewElements(index);
        assertEquals(Optional.of(lan), elements.usualSwitch());
        Nic plugged = elements.nic(null, Ref.HOST, lan);
        assertEquals(List.of("192.168.56.111/24"), plugged.common().addresses());
        Nic loose = elements.nic("eth7", Ref.HOST, null);
        assertEquals("eth7", loose.name());
        assertEquals(List.of("192.168.57.110/24"), loose.common().addresses());
        assertNull(loose.port());
        assertNotEquals("nic0", elements.nic("nic0", Ref.HOST, null).name());
    }

    @Test
    void theFirstExternalHostOfASwitchIsItsGateway() {
        var elements = new NewElements(index("""
            switch lan
            nic nic0 switch=lan ip=10.0.0.5/24
            """));
        Switch.Host gateway = elements.host("lan");
        assertEquals("gateway", gateway.name());
        assertEquals(List.of("10.0.0.1/24"), gateway.addresses());
        var beside = new NewElements(index("""
            switch lan
            host lan/gateway ip=10.0.0.1/24
            """));
        Switch.Host second = beside.host("lan");
        assertEquals("host1", second.name());
        assertEquals(List.of("10.0.0.2/24"), second.addresses());
    }

    @Test
    void onlyTheFirstSwitchTakesNicsThatArePluggedInNowhere() {
        Index bare = index("nic nic0\nnic nic1");
        var elements = new NewElements(bare);
        Switch made = elements.aSwitch();
        assertEquals("lan", made.name());
        assertEquals(2, elements.plugging(made).size());
        var more = new NewElements(index("switch lan\nnic nic0"));
        assertTrue(more.plugging(more.aSwitch()).isEmpty());
    }
}
