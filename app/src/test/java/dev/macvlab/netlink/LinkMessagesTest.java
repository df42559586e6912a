package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.linux.Errno;
import dev.macvlab.message.Message;
import dev.macvlab.net.MacAddress;
import dev.macvlab.netlink.KernelSandbox.Place;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Messages about links of every kind but macvlan's own rules, and the traps that a create message has. */
@Tag("kernel")
class LinkMessagesTest {
    private KernelSandbox sandbox;
    private Place host;
    private Place other;

    @BeforeEach
    void open() throws Exception {
        sandbox = new KernelSandbox();
        host = sandbox.placeWithNic();
        other = sandbox.place();
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void bothEndsOfACableAreMadeInOneMessage() throws Exception {
        MacAddress far = MacAddress.parse("02:00:00:00:01:01");
        host.run(NewLink.veth(
                        "near",
                        NewLink.vethPeer("far")
                                .withMac(far)
                                .withMtu(1300)
                                .withGroup(9)
                                .in(other.namespace()))
                .withIndex(500)
                .asUp());
        Link link = other.link("far");
        assertEquals(far, link.mac());
        assertEquals(1300, link.mtu());
        assertEquals(9, link.group());
        assertEquals(500, link.lower());
        assertFalse(host.link("near").carrier());
        other.run(SetLink.up(link.index()));
        assertTrue(host.link("near").lowerUp());
    }

    @Test
    void theFarEndOfACableCanNotBeUpBeforeTheCableExists() throws Exception {
        Optional<NetlinkException> refusal = raw(host, RTM_NEWLINK, NLM_F_CREATE | NLM_F_EXCL, out -> {
            SetLink.writeHeader(out, AF_UNSPEC, 0, 0, 0);
            out.attributeText(IFLA_IFNAME, "near");
            out.nested(IFLA_LINKINFO, () -> {
                out.attributeText(IFLA_INFO_KIND, "veth");
                out.nested(
                        IFLA_INFO_DATA,
                        () -> out.nested(
                                VETH_INFO_PEER,
                                () -> NewLink.of("far", new LinkKind.Other("veth"))
                                        .asUp()
                                        .writeCommon(out)));
            });
        });
        assertEquals(Errno.ENOTCONN, refusal.orElseThrow().errno());
        assertFalse(host.has("near"));
    }

    @Test
    void aPortOfABridgeHasHairpinAsAsked() throws Exception {
        host.run(NewLink.bridge("br").asUp());
        host.run(NewLink.veth("port", NewLink.vethPeer("end")).withMaster(host.index("br")));
        int port = host.index("port");
        assertEquals(host.index("br"), host.link("port").master());
        assertEquals(BridgePort.DEFAULT, host.link("port").bridgePort());
        host.run(SetBridgePort.hairpin(port, true));
        assertEquals(BridgePort.DEFAULT.withHairpin(true), host.link("port").bridgePort());
        host.run(new SetBridgePort(port, BridgePort.DEFAULT.withLocked(true)));
        assertEquals(BridgePort.DEFAULT.withLocked(true), host.link("port").bridgePort());
        host.run(SetLink.of(port).withMaster(0));
        assertEquals(0, host.link("port").master());
        assertNull(host.link("port").bridgePort());
    }

    @Test
    void aLinkAsksItsNeighboursUnlessItIsToldNotTo() throws Exception {
        host.run(NewLink.veth("one", NewLink.vethPeer("other")).asUp());
        assertTrue(host.link("one").asksForNeighbours());
        host.run(new SetArp(host.index("one"), false));
        assertFalse(host.link("one").asksForNeighbours());
        assertTrue(host.link("one").up());
        host.run(new SetArp(host.index("one"), true));
        assertTrue(host.link("one").asksForNeighbours());
    }

    @Test
    void aBridgesMulticastSnoopingIsReadBack() throws Exception {
        host.run(NewLink.bridge("plain"), NewLink.of("snooping", new LinkKind.Bridge(true)));
        assertEquals(new LinkKind.Bridge(false), host.link("plain").kind());
        assertEquals(new LinkKind.Bridge(true), host.link("snooping").kind());
    }

    @Test
    void everythingThatALinkHasCanBeChanged() throws Exception {
        int nic = host.index("nic0");
        MacAddress mac = MacAddress.parse("02:00:00:00:00:42");
        host.run(SetLink.of(nic)
                .withAlias("macvlab:lab à")
                .withGroup(12)
                .withMtu(1450)
                .withMac(mac)
                .withAddressGeneration(AddressGeneration.NONE));
        host.run(SetLink.down(nic), SetLink.of(nic).withName("wan"), SetLink.up(nic));
        Link link = host.link("wan");
        assertEquals(nic, link.index());
        assertEquals("macvlab:lab à", link.alias());
        assertEquals(12, link.group());
        assertEquals(1450, link.mtu());
        assertEquals(mac, link.mac());
        assertEquals(AddressGeneration.NONE, link.addressGeneration());
        assertTrue(link.up());
        host.run(SetLink.of(nic).withAlias(""));
        assertEquals("", host.link("wan").alias());
    }

    @Test
    void aLinkThatIsMovedArrivesDown() throws Exception {
        host.run(SetLink.of(host.index("nic0")).movedTo(other.namespace()));
        assertFalse(host.has("nic0"));
        assertFalse(other.link("nic0").up());
    }

    @Test
    void aGroupIsDeletedInOneMessage() throws Exception {
        int nic = host.index("nic0");
        host.run(
                NewLink.macvlan("a", nic, MacvlanMode.BRIDGE).withGroup(55),
                NewLink.macvlan("b", nic, MacvlanMode.BRIDGE).withGroup(55),
                NewLink.macvlan("c", nic, MacvlanMode.BRIDGE).withGroup(56));
        host.run(DeleteLink.ofGroup(55));
        assertFalse(host.has("a") || host.has("b"));
        assertTrue(host.has("c"));
        assertEquals(Errno.ENODEV, refusal(DeleteLink.ofGroup(55)).errno());
    }

    @Test
    void aNameThatIsTakenIsRefusedAndTheLinkStaysAsItIs() throws Exception {
        int nic = host.index("nic0");
        host.run(NewLink.macvlan("m", nic, MacvlanMode.PRIVATE));
        Link before = host.link("m");
        assertEquals(
                Errno.EEXIST,
                refusal(NewLink.macvlan("m", nic, MacvlanMode.BRIDGE)).errno());
        assertEquals(before, host.link("m"));
        assertEquals(
                Errno.EEXIST,
                refusal(NewLink.bridge("br").withIndex(before.index())).errno());
    }

    @Test
    void aNameBesideTheParentDoesNotStandInTheWayElsewhere() throws Exception {
        assumeTrue(KernelSandbox.kernelIsAtLeast(6, 15));
        host.run(NewLink.macvlan("nic0", host.index("nic0"), MacvlanMode.BRIDGE).in(other.namespace()));
        assertTrue(other.has("nic0"));
    }

    @Test
    void withoutExclusiveTheKernelMovesAnExistingLinkAway() throws Exception {
        host.run(AddressRequest.add(host.index("nic0"), KernelSandbox.ip("10.0.0.1"), 24));
        int nic = host.index("nic0");
        Optional<NetlinkException> none = raw(host, RTM_NEWLINK, NLM_F_CREATE, out -> {
            SetLink.writeHeader(out, AF_UNSPEC, 0, 0, 0);
            out.attributeText(IFLA_IFNAME, "nic0");
            out.attributeU32(IFLA_LINK, nic);
            out.attributeU32(IFLA_NET_NS_FD, other.namespace().fd());
        });
        assertTrue(none.isEmpty());
        assertFalse(host.has("nic0"));
        assertFalse(other.link("nic0").up());
    }

    @Test
    void replacingALinkIsNotSupported() throws Exception {
        NewLink existing = NewLink.of("nic0", new LinkKind.Veth(null));
        Optional<NetlinkException> refusal = raw(host, RTM_NEWLINK, NLM_F_CREATE | NLM_F_REPLACE, existing::write);
        assertEquals(Errno.EOPNOTSUPP, refusal.orElseThrow().errno());
    }

    @Test
    void anAliasIsSilentlyLeftOutOfACreateMessage() throws Exception {
        NewLink create = NewLink.macvlan("m", host.index("nic0"), MacvlanMode.BRIDGE);
        assertTrue(raw(host, RTM_NEWLINK, create.flags(), out -> {
                    create.write(out);
                    out.attributeText(IFLA_IFALIAS, "macvlab:x");
                })
                .isEmpty());
        assertEquals("", host.link("m").alias());
    }

    @Test
    void addressGenerationInACreateMessageIsRefused() throws Exception {
        NewLink create = NewLink.macvlan("m", host.index("nic0"), MacvlanMode.BRIDGE);
        Optional<NetlinkException> refusal = raw(host, RTM_NEWLINK, create.flags(), out -> {
            create.write(out);
            out.nested(IFLA_AF_SPEC, () -> out.nested(AF_INET6, () -> out.attributeU8(IFLA_INET6_ADDR_GEN_MODE, 1)));
        });
        assertEquals(Errno.EAFNOSUPPORT, refusal.orElseThrow().errno());
        assertFalse(host.has("m"));
    }

    @Test
    void twoWaysToNameTheNamespaceAreOneTooMany() throws Exception {
        NewLink create = NewLink.bridge("br").in(other.namespace());
        Optional<NetlinkException> refusal = raw(host, RTM_NEWLINK, create.flags(), out -> {
            create.write(out);
            out.attributeU32(19, 1);
        });
        assertEquals(Errno.EINVAL, refusal.orElseThrow().errno());
        assertEquals(
                "multiple netns identifying attributes specified",
                refusal.orElseThrow().kernelText());
    }

    @Test
    void aParentInAnUnknownNamespaceIsRefusedWithTheKernelsSentence() {
        NetlinkException refusal =
                refusal(NewLink.macvlan("m", 1, MacvlanMode.BRIDGE).on(2, 4711));
        assertEquals(Errno.EINVAL, refusal.errno());
        assertEquals("Unknown network namespace id", refusal.kernelText());
    }

    @Test
    void namesThatTheKernelCanNotTakeAreRefused() {
        assertEquals(Errno.ERANGE, refusal(NewLink.bridge("sixteen-bytes-xx")).errno());
        for (String name : List.of("", ".", "..", "a/b", "a:b", "a b", "à", "all", "default", "100%")) {
            assertEquals(Errno.EINVAL, refusal(NewLink.bridge(name)).errno(), name);
        }
    }

    @Test
    void aNameInUtf8ComesBackAsItWas() throws Exception {
        host.run(NewLink.bridge("brü"));
        assertEquals("brü", host.link("brü").name());
    }

    @Test
    void aRefusedRequestDoesNotStopThoseBehindIt() throws Exception {
        List<Outcome> outcomes =
                host.socket().executeAll(List.of(NewLink.bridge("a"), NewLink.bridge("a"), NewLink.bridge("b")));
        assertEquals(
                List.of(true, false, true), outcomes.stream().map(Outcome::done).toList());
        assertTrue(host.has("b"));
    }

    @Test
    void aThousandLinksAreCreatedAndListedOnceEach() throws Exception {
        int nic = host.index("nic0");
        sandbox.namespaces.writeSysctl(other.namespace(), "ipv6/conf/default/disable_ipv6", "1");
        List<NetlinkRequest> requests = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            requests.add(NewLink.macvlan("m" + i, nic, MacvlanMode.BRIDGE).in(other.namespace()));
        }
        List<Outcome> told = new ArrayList<>();
        List<Outcome> outcomes = host.socket().executeAll(requests, told::add);
        assertTrue(outcomes.stream().allMatch(Outcome::done));
        assertEquals(outcomes, told);
        Dump<Link> dump = other.socket().links();
        assertTrue(dump.consistent());
        assertEquals(1001, dump.entries().size());
        Set<Integer> indexes = new HashSet<>();
        dump.entries().forEach(link -> assertTrue(indexes.add(link.index())));
    }

    @Test
    void aMessageLargerThanAPageIsSentWhole() throws Exception {
        Set<MacAddress> sources = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            sources.add(new MacAddress(0x020000010000L + i));
        }
        LinkKind.Macvlan kind = new LinkKind.Macvlan(false, MacvlanMode.SOURCE, false, false, sources, -1);
        host.run(NewLink.of("s", kind).on(host.index("nic0")));
        assertEquals(sources, ((LinkKind.Macvlan) host.link("s").kind()).sources());
    }

    @Test
    void anotherNamespaceIsReadByItsIdWithoutASocketInIt() throws Exception {
        other.run(SetLink.up(1), NewLink.bridge("far"), AddressRequest.add(1, KernelSandbox.ip("10.7.7.7"), 32));
        assertTrue(host.socket().namespaceId(other.namespace()).isEmpty()
                || host.socket().namespaceId(other.namespace()).getAsInt() >= 0);
        Place observer = sandbox.place();
        assertTrue(observer.socket().namespaceId(other.namespace()).isEmpty());
        observer.run(new AssignNamespaceId(other.namespace(), 3));
        assertEquals(3, observer.socket().namespaceId(other.namespace()).getAsInt());
        assertEquals(
                List.of("lo", "far"),
                observer.socket().links(3).entries().stream().map(Link::name).toList());
        assertEquals(3, observer.socket().links(3).entries().getFirst().namespaceId());
        assertTrue(observer.socket().addresses(3).entries().stream()
                .anyMatch(address -> address.address().equals(KernelSandbox.ip("10.7.7.7"))));
        NetlinkException again =
                assertThrows(NetlinkException.class, () -> observer.run(new AssignNamespaceId(other.namespace(), 4)));
        assertEquals(Errno.EEXIST, again.errno());
    }

    @Test
    void anUnknownNamespaceIdIsRefused() {
        NetlinkException refusal =
                assertThrows(NetlinkException.class, () -> host.socket().links(4711));
        assertNotEquals(0, refusal.number());
    }

    private NetlinkException refusal(NetlinkRequest request) {
        return assertThrows(NetlinkException.class, () -> host.run(request));
    }

    /** Sends a message that no request of this package would make; the answer is empty when the kernel does it. */
    private Optional<NetlinkException> raw(Place place, int type, int flags, Consumer<MessageWriter> body)
            throws IOException {
        try (NetlinkSocket socket = sandbox.namespaces.call(place.namespace(), NetlinkSocket::open)) {
            MessageWriter out = new MessageWriter();
            out.beginMessage(type, NLM_F_REQUEST | NLM_F_ACK | flags, 1);
            body.accept(out);
            out.endMessage();
            socket.send(out);
            ByteBuffer datagram = socket.receive(true);
            NetlinkMessage answer = datagram == null ? null : NetlinkMessage.next(datagram);
            if (answer == null) {
                throw new AssertionError("no answer");
            }
            return answer.error() == 0
                    ? Optional.empty()
                    : Optional.of(new NetlinkException(Message.verbatim("raw"), answer.error(), answer.kernelText()));
        }
    }
}
