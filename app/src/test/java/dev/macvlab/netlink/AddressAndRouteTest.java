package dev.macvlab.netlink;

import static dev.macvlab.netlink.KernelSandbox.ip;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.linux.Errno;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.KernelSandbox.Place;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class AddressAndRouteTest {
    private KernelSandbox sandbox;
    private Place place;
    private int nic;

    @BeforeEach
    void open() throws Exception {
        sandbox = new KernelSandbox();
        place = sandbox.placeWithNic();
        nic = place.index("nic0");
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void anIpv6AddressWithoutDetectionIsUsableAtOnce() throws Exception {
        place.run(
                AddressRequest.add(nic, ip("fd00::1"), 64),
                AddressRequest.add(nic, ip("fd00::2"), 64).withoutDad());
        assertTrue(address("fd00::1").tentative());
        assertFalse(address("fd00::2").tentative());
        assertTrue(address("fd00::2").permanent());
        assertEquals(64, address("fd00::2").cidr().prefixLength());
    }

    @Test
    void anAddressTwiceAndOneThatIsNotThereAreRefused() throws Exception {
        place.run(AddressRequest.add(nic, ip("10.0.0.1"), 24));
        assertEquals(
                Errno.EEXIST,
                refusal(AddressRequest.add(nic, ip("10.0.0.1"), 24)).errno());
        assertEquals(
                Errno.EADDRNOTAVAIL,
                refusal(AddressRequest.delete(nic, ip("10.0.0.2"), 24)).errno());
        assertEquals(
                Errno.ENODEV,
                refusal(AddressRequest.add(4711, ip("10.0.0.1"), 24)).errno());
    }

    @Test
    void narrowPrefixesWork() throws Exception {
        place.run(
                AddressRequest.add(nic, ip("10.1.0.0"), 31),
                AddressRequest.add(nic, ip("10.2.0.1"), 32),
                AddressRequest.add(nic, ip("fd01::1"), 128).withoutDad());
        assertEquals(31, address("10.1.0.0").cidr().prefixLength());
        assertEquals(128, address("fd01::1").cidr().prefixLength());
    }

    @Test
    void aRouteThroughARouterIsReadBack() throws Exception {
        place.run(
                AddressRequest.add(nic, ip("10.0.0.1"), 24),
                RouteRequest.addDefault(ip("10.0.0.254")).withProtocol(42),
                RouteRequest.add(ip("192.0.2.0"), 24)
                        .via(ip("10.0.0.253"))
                        .withMetric(7)
                        .withSource(ip("10.0.0.1")));
        Route toAll = route("0.0.0.0", 0).orElseThrow();
        assertEquals(List.of(new Route.Hop(ip("10.0.0.254"), nic, false)), toAll.hops());
        assertEquals(42, toAll.protocol());
        Route toSome = route("192.0.2.0", 24).orElseThrow();
        assertEquals(7, toSome.metric());
        assertEquals(ip("10.0.0.1"), toSome.source());
        assertTrue(toSome.isMain());
        place.run(RouteRequest.delete(ip("192.0.2.0"), 24), RouteRequest.delete(ip("0.0.0.0"), 0));
        assertTrue(route("192.0.2.0", 24).isEmpty() && route("0.0.0.0", 0).isEmpty());
        assertEquals(
                Errno.ESRCH, refusal(RouteRequest.delete(ip("192.0.2.0"), 24)).errno());
    }

    @Test
    void ipv6RoutesAreLikeThoseOfIpv4() throws Exception {
        place.run(
                AddressRequest.add(nic, ip("fd00::1"), 64).withoutDad(),
                RouteRequest.addDefault(ip("fd00::ffff")),
                RouteRequest.add(ip("fd77::"), 32).dev(nic));
        assertEquals(
                List.of(new Route.Hop(ip("fd00::ffff"), nic, false)),
                route("::", 0).orElseThrow().hops());
        assertEquals(
                List.of(new Route.Hop(null, nic, false)),
                route("fd77::", 32).orElseThrow().hops());
        assertEquals(
                Errno.EEXIST,
                refusal(RouteRequest.add(ip("fd77::"), 32).dev(nic)).errno());
    }

    @Test
    void aRouterOutsideAllPrefixesNeedsOnLink() throws Exception {
        place.run(AddressRequest.add(nic, ip("10.0.0.1"), 24));
        NetlinkException refusal =
                refusal(RouteRequest.addDefault(ip("172.16.0.1")).dev(nic));
        assertEquals("Nexthop has invalid gateway", refusal.kernelText());
        place.run(RouteRequest.addDefault(ip("172.16.0.1")).dev(nic).asOnLink());
        assertEquals(
                List.of(new Route.Hop(ip("172.16.0.1"), nic, true)),
                route("0.0.0.0", 0).orElseThrow().hops());
    }

    @Test
    void anIpv4RouteMayGoThroughAnIpv6Router() throws Exception {
        place.run(
                AddressRequest.add(nic, ip("10.0.0.1"), 32),
                AddressRequest.add(nic, ip("fd00::1"), 64).withoutDad(),
                RouteRequest.add(ip("192.0.2.0"), 24).via(ip("fd00::9")).dev(nic));
        assertEquals(
                List.of(new Route.Hop(ip("fd00::9"), nic, false)),
                route("192.0.2.0", 24).orElseThrow().hops());
    }

    @Test
    void theRouteOfAPacketIsFoundOrIsNone() throws Exception {
        place.run(AddressRequest.add(nic, ip("10.0.0.1"), 24));
        assertEquals(
                nic,
                place.socket()
                        .routeTo(ip("10.0.0.9"), 0)
                        .orElseThrow()
                        .hops()
                        .getFirst()
                        .linkIndex());
        assertTrue(place.socket().routeTo(ip("10.0.0.1"), 0).orElseThrow().isLocal());
        assertTrue(place.socket().routeTo(ip("192.0.2.1"), 0).isEmpty());
        assertTrue(place.socket().routeTo(ip("fd99::1"), 0).isEmpty());
    }

    @Test
    void aNeighbourThatIsSetIsPermanentUntilItIsDeleted() throws Exception {
        MacAddress mac = MacAddress.parse("02:00:00:00:00:99");
        place.run(
                AddressRequest.add(nic, ip("10.0.0.1"), 24),
                NeighbourRequest.set(nic, ip("10.0.0.9"), mac),
                NeighbourRequest.set(nic, ip("fd00::9"), mac));
        Neighbour neighbour = place.socket().neighbour(nic, ip("10.0.0.9")).orElseThrow();
        assertEquals(mac, neighbour.mac());
        assertEquals(Neighbour.State.PERMANENT, neighbour.state());
        assertTrue(place.socket().neighbours().entries().stream()
                .anyMatch(n -> Objects.equals(n.address(), ip("fd00::9"))));
        place.run(NeighbourRequest.delete(nic, ip("10.0.0.9")));
        assertTrue(place.socket().neighbour(nic, ip("10.0.0.8")).isEmpty());
    }

    @Test
    void onlyAPassthruChildTakesAnotherMacAddress() throws Exception {
        MacAddress mac = MacAddress.parse("02:00:00:00:00:99");
        place.run(NewLink.macvlan("b", nic, MacvlanMode.BRIDGE));
        int bridge = place.index("b");
        assertEquals(
                Errno.EOPNOTSUPP,
                refusal(NeighbourRequest.addToLink(bridge, mac)).errno());
        place.run(
                DeleteLink.of(bridge),
                NewLink.macvlan("p", nic, MacvlanMode.PASSTHRU).asUp());
        place.run(NeighbourRequest.addToLink(place.index("p"), mac));
        assertTrue(place.socket().macAddresses(nic).entries().stream().anyMatch(n -> mac.equals(n.mac())));
    }

    @Test
    void aBridgeRemembersAMacAddressBehindAPort() throws Exception {
        MacAddress mac = MacAddress.parse("02:00:00:00:00:99");
        place.run(NewLink.bridge("br"));
        place.run(SetLink.of(nic).withMaster(place.index("br")), NeighbourRequest.addToBridge(nic, mac));
        Neighbour entry = place.socket().macAddresses(nic).entries().stream()
                .filter(n -> mac.equals(n.mac()))
                .findFirst()
                .orElseThrow();
        assertEquals(place.index("br"), entry.master());
        assertFalse(entry.self());
    }

    @Test
    void theTimeForANeighboursAnswerIsSetForOneLink() throws Exception {
        place.run(new NeighbourTiming(false, nic, 200), new NeighbourTiming(true, nic, 400));
        assertEquals("200", sandbox.namespaces.readSysctl(place.namespace(), "ipv4/neigh/nic0/retrans_time_ms"));
        assertEquals("400", sandbox.namespaces.readSysctl(place.namespace(), "ipv6/neigh/nic0/retrans_time_ms"));
        assertEquals("1000", sandbox.namespaces.readSysctl(place.namespace(), "ipv4/neigh/lo/retrans_time_ms"));
    }

    private Address address(String text) throws IOException {
        return place.socket().addresses().entries().stream()
                .filter(a -> a.address().equals(ip(text)))
                .findFirst()
                .orElseThrow();
    }

    private Optional<Route> route(String destination, int prefixLength) throws IOException {
        return place.socket().routes().entries().stream()
                .filter(Route::isMain)
                .filter(r -> r.to().equals(new Cidr(ip(destination), prefixLength)))
                .findFirst();
    }

    private NetlinkException refusal(NetlinkRequest request) {
        return assertThrows(NetlinkException.class, () -> place.run(request));
    }
}
