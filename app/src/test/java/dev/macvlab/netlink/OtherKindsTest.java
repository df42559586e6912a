package dev.macvlab.netlink;

import static dev.macvlab.netlink.KernelSandbox.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.macvlab.linux.Errno;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.KernelSandbox.Place;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** VLAN, ipvlan and an older kernel's ways: in a kernel that has them. */
@Tag("second-kernel")
class OtherKindsTest {
    private KernelSandbox sandbox;
    private Place host;
    private Place other;
    private int nic;

    @BeforeEach
    void open() throws Exception {
        sandbox = new KernelSandbox();
        host = sandbox.placeWithNic();
        other = sandbox.place();
        nic = host.index("nic0");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void theKernelHasTheKindsThatThisTestIsFor() throws Exception {
        assertEquals(
                Set.of("vlan", "ipvlan", "dummy", "macvlan"),
                KernelSupport.linkKinds(
                        sandbox.namespaces, List.of("vlan", "ipvlan", "dummy", "macvlan", "nosuchkind")));
    }

    @Test
    void aVlanHasItsIdAndParent() throws Exception {
        host.run(NewLink.vlan("v5", nic, 5).in(other.namespace()).asUp());
        Link vlan = other.link("v5");
        assertEquals(new LinkKind.Vlan(5), vlan.kind());
        assertEquals(nic, vlan.lower());
        assertTrue(vlan.lowerUp());
        assertEquals(
                "8021q: VLAN device already exists",
                refusal(NewLink.vlan("again", nic, 5)).kernelText());
        assertEquals(
                "8021q: Invalid VLAN id",
                refusal(NewLink.vlan("far", nic, 4095)).kernelText());
    }

    @Test
    void aMacvlanMayStandOnAVlanAndAVlanOnAMacvlan() throws Exception {
        host.run(NewLink.vlan("v5", nic, 5));
        host.run(NewLink.macvlan("m", host.index("v5"), MacvlanMode.BRIDGE));
        host.run(NewLink.vlan("v6", host.index("m"), 6));
        assertEquals(host.index("v5"), host.link("m").lower());
        host.run(DeleteLink.of(host.index("v5")));
        assertFalse(host.has("m") || host.has("v6"));
    }

    @Test
    void everyIpvlanModeAndFlagIsReadBack() throws Exception {
        for (IpvlanMode mode : IpvlanMode.values()) {
            for (IpvlanFlag flag : IpvlanFlag.values()) {
                host.run(NewLink.ipvlan("i", nic, mode, flag).in(other.namespace()));
                assertEquals(new LinkKind.Ipvlan(mode, flag), other.link("i").kind());
                other.run(DeleteLink.of(other.index("i")));
            }
        }
    }

    @Test
    void modeAndFlagOfAnIpvlanAreThoseOfAllItsSiblings() throws Exception {
        host.run(
                NewLink.ipvlan("a", nic, IpvlanMode.L2, IpvlanFlag.BRIDGE),
                NewLink.ipvlan("b", nic, IpvlanMode.L3, IpvlanFlag.PRIVATE));
        assertEquals(
                new LinkKind.Ipvlan(IpvlanMode.L3, IpvlanFlag.PRIVATE),
                host.link("a").kind());
        host.run(new SetIpvlan(host.index("b"), IpvlanMode.L2, IpvlanFlag.VEPA));
        assertEquals(
                new LinkKind.Ipvlan(IpvlanMode.L2, IpvlanFlag.VEPA),
                host.link("a").kind());
    }

    @Test
    void anIpvlanHasItsParentsMacWhateverIsAsked() throws Exception {
        host.run(NewLink.ipvlan("i", nic, IpvlanMode.L2, IpvlanFlag.BRIDGE)
                .withMac(MacAddress.parse("02:00:00:00:00:42")));
        assertEquals(host.link("nic0").mac(), host.link("i").mac());
    }

    @Test
    void anAddressOnTwoIpvlansIsRefusedWithTheKernelsSentence() throws Exception {
        host.run(
                NewLink.ipvlan("a", nic, IpvlanMode.L2, IpvlanFlag.BRIDGE).asUp(),
                NewLink.ipvlan("b", nic, IpvlanMode.L2, IpvlanFlag.BRIDGE)
                        .in(other.namespace())
                        .asUp());
        host.run(AddressRequest.add(host.index("a"), ip("10.0.0.1"), 24));
        NetlinkException refusal = assertThrows(
                NetlinkException.class, () -> other.run(AddressRequest.add(other.index("b"), ip("10.0.0.1"), 24)));
        assertEquals(Errno.EADDRINUSE, refusal.errno());
        assertEquals("Address already assigned to an ipvlan device", refusal.kernelText());
    }

    @Test
    void macvlanAndIpvlanDoNotShareAParent() throws Exception {
        host.run(NewLink.ipvlan("i", nic, IpvlanMode.L2, IpvlanFlag.BRIDGE));
        assertEquals(
                Errno.EBUSY,
                refusal(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE)).errno());
    }

    @Test
    void beforeKernel615ANameBesideTheParentStandsInTheWayElsewhere() throws Exception {
        assumeFalse(KernelSandbox.kernelIsAtLeast(6, 15));
        assertEquals(
                Errno.EEXIST,
                refusal(NewLink.macvlan("nic0", nic, MacvlanMode.BRIDGE).in(other.namespace()))
                        .errno());
        host.run(NewLink.macvlan("tmp4711", nic, MacvlanMode.BRIDGE).in(other.namespace()));
        other.run(SetLink.of(other.index("tmp4711")).withName("nic0"));
        assertNotEquals(0, other.index("nic0"));
    }

    private NetlinkException refusal(NetlinkRequest request) {
        return assertThrows(NetlinkException.class, () -> host.run(request));
    }
}
