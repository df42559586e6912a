package dev.macvlab.netlink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.Errno;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.KernelSandbox.Place;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the kernel does with macvlan and macvtap, seen through the messages of this package. */
@Tag("kernel")
class MacvlanKernelTest {
    private static final MacAddress ONE = MacAddress.parse("02:00:00:00:00:01");
    private static final MacAddress TWO = MacAddress.parse("02:00:00:00:00:02");

    /** A macvtap's index names a device file of the whole machine, so it must be one that nobody has. */
    private static final AtomicInteger TAPS =
            new AtomicInteger(ThreadLocalRandom.current().nextInt(1 << 20, 1 << 30));

    private KernelSandbox sandbox;
    private Place host;
    private int nic;

    @BeforeEach
    void open() throws Exception {
        sandbox = new KernelSandbox();
        host = sandbox.placeWithNic();
        nic = host.index("nic0");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @EnumSource(MacvlanMode.class)
    void everyModeIsReadBackAsItWasAsked(MacvlanMode mode) throws Exception {
        host.run(NewLink.macvlan("m", nic, mode));
        assertEquals("macvlan", host.link("m").kind().name());
        assertEquals(mode, macvlan("m").mode());
        host.run(DeleteLink.of(index("m")), NewLink.macvtap("t", nic, mode).withIndex(TAPS.incrementAndGet()));
        Link tap = host.link("t");
        assertEquals("macvtap", tap.kind().name());
        assertEquals(mode, macvlan("t").mode());
        assertEquals(nic, tap.lower());
    }

    @Test
    void flagsSourcesAndQueueLengthAreReadBack() throws Exception {
        host.run(NewLink.of("s", new LinkKind.Macvlan(false, MacvlanMode.SOURCE, false, true, Set.of(ONE, TWO), 50))
                .on(nic));
        assertEquals(new LinkKind.Macvlan(false, MacvlanMode.SOURCE, false, true, Set.of(TWO, ONE), 50), macvlan("s"));
        host.run(DeleteLink.of(index("s")));
        host.run(NewLink.of("p", new LinkKind.Macvlan(false, MacvlanMode.PASSTHRU, true, false, Set.of(), -1))
                .on(nic)
                .asUp());
        assertTrue(macvlan("p").noPromisc());
        assertEquals(0, host.link("nic0").promiscuity());
    }

    @Test
    void passthruIsExclusiveInBothDirectionsWithoutASentence() throws Exception {
        host.run(NewLink.macvlan("a", nic, MacvlanMode.BRIDGE));
        NetlinkException second = refusal(NewLink.macvlan("p", nic, MacvlanMode.PASSTHRU));
        assertEquals(Errno.EINVAL, second.errno());
        assertEquals("", second.kernelText());
        host.run(DeleteLink.of(index("a")), NewLink.macvlan("p", nic, MacvlanMode.PASSTHRU));
        assertEquals(
                Errno.EINVAL,
                refusal(NewLink.macvlan("a", nic, MacvlanMode.BRIDGE)).errno());
        assertEquals(
                Errno.EINVAL,
                refusal(NewLink.macvtap("t", nic, MacvlanMode.VEPA)).errno());
        assertEquals(
                Errno.EINVAL,
                refusal(NewLink.macvlan("a", index("p"), MacvlanMode.BRIDGE)).errno());
    }

    @Test
    void aPassthruChildHasItsParentsMacWhateverIsAsked() throws Exception {
        host.run(NewLink.macvlan("p", nic, MacvlanMode.PASSTHRU).withMac(ONE));
        assertEquals(host.link("nic0").mac(), host.link("p").mac());
        host.run(SetLink.of(index("p")).withMac(TWO));
        assertEquals(TWO, host.link("nic0").mac());
    }

    @Test
    void everyModeButPassthruCanBeEnteredAndLeft() throws Exception {
        host.run(NewLink.macvlan("m", nic, MacvlanMode.VEPA));
        for (MacvlanMode mode :
                List.of(MacvlanMode.PRIVATE, MacvlanMode.BRIDGE, MacvlanMode.SOURCE, MacvlanMode.VEPA)) {
            host.run(SetMacvlan.of(index("m"), false).withMode(mode));
            assertEquals(mode, macvlan("m").mode());
        }
        assertEquals(
                Errno.EINVAL,
                refusal(SetMacvlan.of(index("m"), false).withMode(MacvlanMode.PASSTHRU))
                        .errno());
        host.run(
                DeleteLink.of(index("m")),
                NewLink.macvtap("p", nic, MacvlanMode.PASSTHRU).withIndex(TAPS.incrementAndGet()));
        assertEquals(
                Errno.EINVAL,
                refusal(SetMacvlan.of(index("p"), true).withMode(MacvlanMode.BRIDGE))
                        .errno());
    }

    @Test
    void theSourcesOfAChildAreReplacedAsAWhole() throws Exception {
        host.run(NewLink.macvlan("s", nic, MacvlanMode.SOURCE));
        SetMacvlan change = SetMacvlan.of(index("s"), false);
        host.run(change.withSources(Set.of(ONE, TWO)));
        assertEquals(Set.of(ONE, TWO), macvlan("s").sources());
        host.run(change.withSources(Set.of(TWO)));
        assertEquals(Set.of(TWO), macvlan("s").sources());
        host.run(change.withSources(Set.of()));
        assertEquals(Set.of(), macvlan("s").sources());
    }

    @Test
    void aChangeThatIsRefusedHalfwayStaysHalfDone() throws Exception {
        host.run(NewLink.macvlan("m", nic, MacvlanMode.PRIVATE));
        NetlinkException refusal = refusal(
                SetMacvlan.of(index("m"), false).withMode(MacvlanMode.BRIDGE).withSources(Set.of(ONE)));
        assertEquals(Errno.EINVAL, refusal.errno());
        assertEquals(MacvlanMode.BRIDGE, macvlan("m").mode());
    }

    @Test
    void flagsAndQueueLengthChangeInPlace() throws Exception {
        host.run(NewLink.macvlan("s", nic, MacvlanMode.SOURCE).asUp());
        SetMacvlan change = SetMacvlan.of(index("s"), false);
        host.run(change.withFlags(false, true), change.withBroadcastQueueLength(17));
        assertTrue(macvlan("s").noDst());
        assertEquals(17, macvlan("s").broadcastQueueLength());
        host.run(change.withFlags(false, false));
        assertFalse(macvlan("s").noDst());
    }

    @Test
    void sourcesWithoutSourceModeAreRefusedAndNothingIsCreated() throws Exception {
        NewLink wrong = NewLink.of("m", new LinkKind.Macvlan(false, MacvlanMode.BRIDGE, false, false, Set.of(ONE), -1))
                .on(nic);
        assertEquals(Errno.EINVAL, refusal(wrong).errno());
        assertFalse(host.has("m"));
    }

    @Test
    void aGroupAddressIsNoMac() throws Exception {
        MacAddress multicast = MacAddress.parse("01:00:5e:00:00:01");
        assertEquals(
                Errno.EADDRNOTAVAIL,
                refusal(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE).withMac(multicast))
                        .errno());
        assertEquals(
                Errno.EADDRNOTAVAIL,
                refusal(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE).withMac(new MacAddress(0)))
                        .errno());
    }

    @Test
    void aMacThatASiblingHasIsRefusedOnlyWhenTheChildComesUp() throws Exception {
        Place elsewhere = sandbox.place();
        NewLink child = NewLink.macvlan("m", nic, MacvlanMode.BRIDGE).withMac(ONE);
        host.run(child.in(elsewhere.namespace()).asUp());
        assertEquals(Errno.EADDRINUSE, refusal(child.asUp()).errno());
        assertFalse(host.has("m"));
        host.run(child);
        assertEquals(Errno.EADDRINUSE, refusal(SetLink.up(index("m"))).errno());
        assertFalse(host.link("m").up());
    }

    @Test
    void theParentsMacIsTakenAsWell() throws Exception {
        NewLink child = NewLink.macvlan("m", nic, MacvlanMode.VEPA).withMac(MacAddress.parse("02:00:00:00:00:f0"));
        assertEquals(Errno.EADDRINUSE, refusal(child.asUp()).errno());
    }

    @Test
    void theParentsListTellsOfChildrenThatAreUpInAnyNamespace() throws Exception {
        Place elsewhere = sandbox.place();
        host.run(
                NewLink.macvlan("up", nic, MacvlanMode.BRIDGE)
                        .withMac(ONE)
                        .in(elsewhere.namespace())
                        .asUp(),
                NewLink.macvlan("down", nic, MacvlanMode.BRIDGE).withMac(TWO));
        assertEquals(Set.of(ONE), childrenThatAreUp());
        elsewhere.run(DeleteLink.of(elsewhere.index("up")));
        assertEquals(Set.of(), childrenThatAreUp());
    }

    @Test
    void aChildOfAChildHangsOnTheRealParent() throws Exception {
        host.run(NewLink.macvlan("m0", nic, MacvlanMode.BRIDGE));
        host.run(NewLink.macvlan("m1", index("m0"), MacvlanMode.BRIDGE));
        assertEquals(nic, host.link("m1").lower());
        host.run(DeleteLink.of(index("m0")));
        assertTrue(host.has("m1"));
    }

    @Test
    void theLoopbackAndABridgesPortCanNotBeParents() throws Exception {
        assertEquals(
                Errno.EINVAL,
                refusal(NewLink.macvlan("m", 1, MacvlanMode.BRIDGE)).errno());
        host.run(NewLink.bridge("br"));
        host.run(NewLink.veth("port", NewLink.vethPeer("far")).withMaster(index("br")));
        assertEquals(
                Errno.EBUSY,
                refusal(NewLink.macvlan("m", index("port"), MacvlanMode.BRIDGE)).errno());
        host.run(NewLink.macvlan("m", index("br"), MacvlanMode.BRIDGE));
    }

    @Test
    void aMissingParentIsNamedByItsError() throws Exception {
        assertEquals(
                Errno.ENODEV,
                refusal(NewLink.macvlan("m", 4711, MacvlanMode.BRIDGE)).errno());
        assertEquals(
                Errno.EINVAL,
                refusal(NewLink.of("m", LinkKind.Macvlan.of(MacvlanMode.BRIDGE)))
                        .errno());
    }

    @Test
    void anMtuAboveTheParentsIsRefusedAndOneLeftOutIsTheParents() throws Exception {
        host.run(SetLink.of(nic).withMtu(1400));
        NetlinkException refusal =
                refusal(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE).withMtu(1500));
        assertEquals(Errno.EINVAL, refusal.errno());
        assertEquals("", refusal.kernelText());
        host.run(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE));
        assertEquals(1400, host.link("m").mtu());
        assertEquals(
                "mtu greater than device maximum",
                refusal(SetLink.of(index("m")).withMtu(70_000)).kernelText());
        host.run(SetLink.of(nic).withMtu(1300));
        assertEquals(1300, host.link("m").mtu());
        host.run(SetLink.of(nic).withMtu(1500));
        assertEquals(1300, host.link("m").mtu());
    }

    @Test
    void withoutAnAddressAChildGetsOneOfItsOwn() throws Exception {
        host.run(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE));
        assertNotEquals(host.link("nic0").mac(), host.link("m").mac());
    }

    @Test
    void aChildMayBeMadeFromItsOwnNamespaceOnAParentElsewhere() throws Exception {
        Place elsewhere = sandbox.place();
        elsewhere.run(new AssignNamespaceId(host.namespace(), 5));
        elsewhere.run(NewLink.macvlan("m", 0, MacvlanMode.BRIDGE).on(nic, 5).withMac(ONE));
        assertEquals(5, elsewhere.link("m").lowerNamespace());
        assertEquals(nic, elsewhere.link("m").lower());
    }

    @Test
    void withTheParentAllChildrenGo() throws Exception {
        Place elsewhere = sandbox.place();
        host.run(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE).in(elsewhere.namespace()));
        host.run(DeleteLink.of(nic));
        assertFalse(elsewhere.has("m"));
    }

    private int index(String name) throws IOException {
        return host.index(name);
    }

    private LinkKind.Macvlan macvlan(String name) throws IOException {
        return (LinkKind.Macvlan) host.link(name).kind();
    }

    private NetlinkException refusal(NetlinkRequest request) {
        return assertThrows(NetlinkException.class, () -> host.run(request));
    }

    private Set<MacAddress> childrenThatAreUp() throws IOException {
        return host.socket().macAddresses(nic).entries().stream()
                .filter(Neighbour::self)
                .map(Neighbour::mac)
                .filter(Set.of(ONE, TWO)::contains)
                .collect(Collectors.toSet());
    }
}
