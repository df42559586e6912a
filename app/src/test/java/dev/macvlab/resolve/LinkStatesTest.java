package dev.macvlab.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the agreement with the kernel does not show: what is refused, and what other machines than a sandbox do. */
class LinkStatesTest {
    private static final Nic NIC = new Nic(Common.named(Ref.HOST, "nic0"), null);

    private static Macvlan macvlan(String name, String parent, Mode mode) {
        return Macvlan.of(Common.named(Ref.HOST, name), Ref.top(parent), mode);
    }

    private static Ipvlan ipvlan(String name, String parent) {
        return new Ipvlan(Common.named(Ref.HOST, name), Ref.top(parent), null, null);
    }

    private static Vlan vlan(String name, String parent, @Nullable String mac) {
        return new Vlan(Common.named(Ref.HOST, name).withMac(mac), Ref.top(parent), 5);
    }

    private static Bridge bridge(String name, String... members) {
        return new Bridge(
                Common.named(Ref.HOST, name),
                List.of(members).stream().map(Ref::top).toList());
    }

    private static LinkStates links(Interface... all) {
        return LinkStates.inSandbox(Topology.EMPTY.withInterfaces(List.of(all)));
    }

    private static LinkState link(LinkStates all, String name) {
        return Objects.requireNonNull(all.find(Ref.top(name)));
    }

    private static @Nullable String lower(LinkStates all, String name) {
        LinkState lower = link(all, name).lower();
        return lower == null ? null : lower.toString();
    }

    private static List<String> promiscuousFor(LinkStates all, String name) {
        return link(all, name).promiscuousFor().stream()
                .map(LinkState::toString)
                .toList();
    }

    @Test
    void aChildOfAChildStandsOnTheLowestDevice() {
        LinkStates links = links(
                NIC,
                macvlan("m3", "m2", Mode.BRIDGE),
                macvlan("m2", "m1", Mode.BRIDGE),
                macvlan("m1", "nic0", Mode.BRIDGE),
                vlan("v", "m2", null),
                macvlan("m4", "v", Mode.BRIDGE));
        assertEquals("nic0", lower(links, "m3"));
        assertEquals("m2", lower(links, "v"));
        assertEquals("v", lower(links, "m4"));
        LinkStates others = links(NIC, ipvlan("i1", "nic0"), ipvlan("i2", "i1"), ipvlan("i3", "i2"));
        assertEquals("nic0", lower(others, "i3"));
    }

    @Test
    void parentsInACircleAndMissingOnesLeaveNoLowerDevice() {
        LinkStates links = links(
                macvlan("m1", "m2", Mode.BRIDGE),
                macvlan("m2", "m1", Mode.BRIDGE),
                macvlan("m3", "m3", Mode.BRIDGE),
                macvlan("m4", "nobody", Mode.BRIDGE));
        links.all().forEach(each -> assertNull(each.lower(), each.toString()));
    }

    @Test
    void aBridgeHasTheMtuOfItsLeastMemberAndItsChildrenHaveThat() {
        var small = new Nic(Common.named(Ref.HOST, "nic1").withMtu(1400), null);
        LinkStates links = links(
                NIC, small, bridge("br0", "nic0", "nic1"), vlan("v", "br0", null), macvlan("m", "v", Mode.BRIDGE));
        InterfaceStack child = link(links, "m").stack();
        assertEquals(1400, child.mtu().orElseThrow());
        assertEquals("nic1", child.mtuFrom().toString());
    }

    @Test
    void aNicThatFiltersUnicastStaysAsItIsAndABridgeDoesNot() {
        Topology onNic = Topology.EMPTY.withInterfaces(List.of(NIC, macvlan("m", "nic0", Mode.BRIDGE)));
        assertEquals(List.of("m"), promiscuousFor(LinkStates.inSandbox(onNic), "nic0"));
        LinkStates filtered = LinkStates.of(Views.of(onNic), "seed", _ -> true);
        assertFalse(link(filtered, "nic0").promiscuous());

        Topology onBridge =
                Topology.EMPTY.withInterfaces(List.of(NIC, bridge("br0", "nic0"), macvlan("m", "br0", Mode.BRIDGE)));
        LinkStates bridged = LinkStates.of(Views.of(onBridge), "seed", _ -> true);
        assertEquals(List.of("m"), promiscuousFor(bridged, "br0"));
        assertEquals(List.of("br0"), promiscuousFor(bridged, "nic0"));

        Topology passthru = Topology.EMPTY.withInterfaces(List.of(NIC, macvlan("m", "nic0", Mode.PASSTHRU)));
        LinkStates whole = LinkStates.of(Views.of(passthru), "seed", _ -> true);
        assertEquals(List.of("m"), promiscuousFor(whole, "nic0"));
    }

    @Test
    void whatStandsOnAVlanIsFeltBelowIt() {
        LinkStates child = links(NIC, bridge("br0", "nic0"), vlan("v", "br0", null), macvlan("m", "v", Mode.BRIDGE));
        assertFalse(link(child, "v").promiscuous());
        assertEquals(List.of("v"), promiscuousFor(child, "br0"));

        LinkStates own = links(NIC, bridge("br0", "nic0"), vlan("v", "br0", "02:20:20:20:20:20"));
        assertEquals(List.of("v"), promiscuousFor(own, "br0"));

        Vlan down = vlan("v", "br0", null);
        LinkStates port =
                links(NIC, bridge("br0", "nic0"), down.withCommon(down.common().withUp(false)), bridge("br1", "v"));
        assertEquals(List.of("v"), promiscuousFor(port, "br0"));

        LinkStates same = links(NIC, bridge("br0", "nic0"), vlan("v", "br0", null));
        assertFalse(link(same, "br0").promiscuous());
        assertEquals(link(same, "br0").mac(), link(same, "v").mac());
        assertTrue(link(same, "v").macOpen());
    }

    @Test
    void aDummyThatIsDownStillGivesItsChildrenCarrier() {
        var dummy = new Dummy(Common.named(Ref.HOST, "d0").withUp(false), null);
        LinkStates links = links(dummy, macvlan("m", "d0", Mode.BRIDGE), bridge("br0", "d0"));
        assertFalse(link(links, "d0").carrier());
        assertTrue(link(links, "m").carrier());
        assertFalse(link(links, "br0").carrier());

        var nic = new Nic(Common.named(Ref.HOST, "nic0").withUp(false), null);
        assertFalse(link(links(nic, macvlan("m", "nic0", Mode.BRIDGE)), "m").carrier());
    }
}
