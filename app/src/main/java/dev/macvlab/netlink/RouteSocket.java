package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with rtnetlink about one network namespace. It may be used from any thread, one call at a time; it
 * keeps its namespace alive, so close it before the namespace is to go.
 */
public final class RouteSocket implements AutoCloseable {
    /** Requests that are sent before their acknowledgements are awaited: the default receive buffer holds 256. */
    static final int MAX_IN_FLIGHT = 100;

    private static final int MAX_BATCH_BYTES = 48 * 1024;
    private static final int TIMEOUT_SECONDS = 10;
    private static final int RECEIVE_BYTES = 1 << 20;
    private static final int DUMP_ATTEMPTS = 5;

    /** What the kernel says of a link, a neighbour and a route that do not exist. */
    private static final Set<Errno> ABSENT =
            EnumSet.of(Errno.ENODEV, Errno.ENOENT, Errno.ENETUNREACH, Errno.EHOSTUNREACH);

    /** How one received message becomes an entry. */
    @FunctionalInterface
    private interface Reader<T> {
        T read(ByteBuffer body) throws MalformedMessageException;
    }

    private final NetlinkSocket socket;
    private int sequence;

    private RouteSocket(NetlinkSocket socket) {
        this.socket = socket;
    }

    /** Opens a socket in the calling thread's namespace. */
    public static RouteSocket open() throws IOException {
        NetlinkSocket socket = NetlinkSocket.open();
        try {
            socket.configure(TIMEOUT_SECONDS, RECEIVE_BYTES);
        } catch (KernelException e) {
            socket.close();
            throw e;
        }
        return new RouteSocket(socket);
    }

    /** Opens a socket in a namespace. */
    public static RouteSocket open(NamespaceThread namespaces, NetworkNamespace namespace) throws IOException {
        return namespaces.call(namespace, RouteSocket::open);
    }

    /** The number of the socket's namespace, which no other has had since the machine started; 0 before kernel 5.14. */
    public long namespaceCookie() {
        return socket.namespaceCookie();
    }

    /** Asks for one change and waits until the kernel made it. */
    public synchronized void execute(NetlinkRequest request) throws IOException {
        Outcome outcome = executeAll(List.of(request)).getFirst();
        if (outcome.refusal() != null) {
            throw outcome.refusal();
        }
    }

    /**
     * Asks for many changes in this order, several at a time. The kernel goes on after a refused one; the outcomes
     * stand in the order of the requests.
     */
    public List<Outcome> executeAll(List<? extends NetlinkRequest> requests) throws IOException {
        return executeAll(requests, _ -> {});
    }

    /** Asks for many changes, and tells of each outcome as soon as it is known. */
    public synchronized List<Outcome> executeAll(List<? extends NetlinkRequest> requests, Consumer<Outcome> listener)
            throws IOException {
        List<Outcome> outcomes = new ArrayList<>(requests.size());
        MessageWriter out = new MessageWriter();
        while (outcomes.size() < requests.size()) {
            out.clear();
            int first = sequence + 1;
            int from = outcomes.size();
            int to = from;
            while (to < requests.size() && to - from < MAX_IN_FLIGHT && out.size() < MAX_BATCH_BYTES) {
                NetlinkRequest request = requests.get(to++);
                out.beginMessage(request.type(), NLM_F_REQUEST | NLM_F_ACK | request.flags(), ++sequence);
                request.write(out);
                out.endMessage();
            }
            socket.send(out);
            for (Outcome outcome : acknowledgements(requests.subList(from, to), first)) {
                outcomes.add(outcome);
                listener.accept(outcome);
            }
        }
        return outcomes;
    }

    /** All links of the socket's namespace. */
    public Dump<Link> links() throws IOException {
        return links(-1);
    }

    /** All links of the namespace that the socket's namespace knows by this id; -1 is the socket's own. */
    public Dump<Link> links(int namespaceId) throws IOException {
        return dump(Message.of("netlink.list-links"), RTM_GETLINK, RTM_NEWLINK, Decoder::link, out -> {
            SetLink.writeHeader(out, AF_UNSPEC, 0, 0, 0);
            out.attributeU32(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
            if (namespaceId >= 0) {
                out.attributeU32(IFLA_TARGET_NETNSID, namespaceId);
            }
        });
    }

    /** The link with an index. */
    public Optional<Link> link(int index) throws IOException {
        return link(index, "");
    }

    /** The link with a name. */
    public Optional<Link> link(String name) throws IOException {
        return link(0, name);
    }

    /** All addresses of the socket's namespace. */
    public Dump<Address> addresses() throws IOException {
        return addresses(-1);
    }

    /** All addresses of the namespace that the socket's namespace knows by this id; -1 is the socket's own. */
    public Dump<Address> addresses(int namespaceId) throws IOException {
        return dump(Message.of("netlink.list-addresses"), RTM_GETADDR, RTM_NEWADDR, Decoder::address, out -> {
            out.u8(AF_UNSPEC).u8(0).u8(0).u8(0).u32(0);
            if (namespaceId >= 0) {
                out.attributeU32(IFA_TARGET_NETNSID, namespaceId);
            }
        });
    }

    /** All routes of the socket's namespace, IPv4 and IPv6, of every table. */
    public Dump<Route> routes() throws IOException {
        return dump(
                Message.of("netlink.list-routes"),
                RTM_GETROUTE,
                RTM_NEWROUTE,
                Decoder::route,
                out -> out.u64(0).u32(0));
    }

    /** What the IP stack of the socket's namespace knows of its neighbours. */
    public Dump<Neighbour> neighbours() throws IOException {
        return dump(
                Message.of("netlink.list-neighbours"),
                RTM_GETNEIGH,
                RTM_NEWNEIGH,
                Decoder::neighbour,
                out -> out.u64(0).u32(0));
    }

    /** The list of MAC addresses of a link: of a parent's children that are up, or of those behind a bridge port. */
    public Dump<Neighbour> macAddresses(int linkIndex) throws IOException {
        return dump(
                Message.of("netlink.list-macs", linkIndex),
                RTM_GETNEIGH,
                RTM_NEWNEIGH,
                Decoder::neighbour,
                out -> out.u8(AF_BRIDGE).u8(0).u16(0).u32(linkIndex).u32(0));
    }

    /**
     * The route a packet would take; empty when there is none.
     *
     * @param linkIndex the link it has to leave by; 0 for any
     */
    public Optional<Route> routeTo(IpAddress destination, int linkIndex) throws IOException {
        Message what = Message.of("netlink.find-route", destination);
        int family = family(destination);
        return one(what, RTM_GETROUTE, RTM_NEWROUTE, Decoder::route, out -> {
            out.u8(family).u8(family == AF_INET6 ? 128 : 32).u16(0).u32(0).u32(0);
            out.attributeIp(RTA_DST, destination);
            if (linkIndex != 0) {
                out.attributeU32(RTA_OIF, linkIndex);
            }
        });
    }

    /** What the IP stack knows of one neighbour on a link. */
    public Optional<Neighbour> neighbour(int linkIndex, IpAddress address) throws IOException {
        Message what = Message.of("netlink.find-neighbour", address);
        return one(what, RTM_GETNEIGH, RTM_NEWNEIGH, Decoder::neighbour, out -> {
            out.u8(family(address)).u8(0).u16(0).u32(linkIndex).u32(0);
            out.attributeIp(NDA_DST, address);
        });
    }

    /** The id by which the socket's namespace knows another one; empty when it has none. */
    public OptionalInt namespaceId(NetworkNamespace namespace) throws IOException {
        List<Integer> ids = query(
                        Message.of("netlink.find-id", namespace.words()),
                        RTM_GETNSID,
                        0,
                        RTM_NEWNSID,
                        Decoder::namespaceId,
                        out -> out.u8(AF_UNSPEC).u8(0).u16(0).attributeU32(NETNSA_FD, namespace.fd()))
                .entries();
        return ids.isEmpty() || ids.getFirst() < 0 ? OptionalInt.empty() : OptionalInt.of(ids.getFirst());
    }

    @Override
    public void close() {
        socket.close();
    }

    private Optional<Link> link(int index, String name) throws IOException {
        Message what = Message.of("netlink.find-link", name.isEmpty() ? String.valueOf(index) : name);
        return one(what, RTM_GETLINK, RTM_NEWLINK, Decoder::link, out -> {
            SetLink.writeHeader(out, AF_UNSPEC, index, 0, 0);
            if (!name.isEmpty()) {
                out.attributeText(IFLA_IFNAME, name);
            }
            out.attributeU32(IFLA_EXT_MASK, RTEXT_FILTER_SKIP_STATS);
        });
    }

    /** Asks for one thing; empty when the kernel says that it is not there. */
    private <T> Optional<T> one(Message what, int type, int answer, Reader<T> reader, Consumer<MessageWriter> body)
            throws IOException {
        try {
            return query(what, type, 0, answer, reader, body).entries().stream().findFirst();
        } catch (NetlinkException e) {
            if (ABSENT.contains(e.errno())) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** Asks for a list, again when it changed meanwhile, but not for ever. */
    private <T> Dump<T> dump(Message what, int type, int answer, Reader<T> reader, Consumer<MessageWriter> body)
            throws IOException {
        Dump<T> dump = query(what, type, NLM_F_DUMP, answer, reader, body);
        for (int attempt = 1; attempt < DUMP_ATTEMPTS && !dump.consistent(); attempt++) {
            dump = query(what, type, NLM_F_DUMP, answer, reader, body);
        }
        return dump;
    }

    private synchronized <T> Dump<T> query(
            Message what, int type, int flags, int answer, Reader<T> reader, Consumer<MessageWriter> body)
            throws IOException {
        MessageWriter out = new MessageWriter();
        int mine = ++sequence;
        out.beginMessage(type, NLM_F_REQUEST | (flags == 0 ? NLM_F_ACK : flags), mine);
        body.accept(out);
        out.endMessage();
        socket.send(out);
        List<T> entries = new ArrayList<>();
        boolean consistent = true;
        while (true) {
            ByteBuffer datagram = receive(what);
            for (NetlinkMessage message = NetlinkMessage.next(datagram);
                    message != null;
                    message = NetlinkMessage.next(datagram)) {
                if (message.sequence() != mine) {
                    continue;
                }
                consistent &= (message.flags() & NLM_F_DUMP_INTR) == 0;
                if (message.type() == answer) {
                    entries.add(reader.read(message.body()));
                } else if (message.type() == NLMSG_ERROR || message.type() == NLMSG_DONE) {
                    if (message.error() < 0) {
                        throw new NetlinkException(what, message.error(), message.kernelText());
                    }
                    return new Dump<>(entries, consistent);
                }
            }
        }
    }

    private List<Outcome> acknowledgements(List<? extends NetlinkRequest> requests, int first) throws IOException {
        @Nullable Outcome[] outcomes = new Outcome[requests.size()];
        int missing = outcomes.length;
        while (missing > 0) {
            ByteBuffer datagram =
                    receive(Message.of("netlink.wait", requests.getFirst().describe()));
            for (NetlinkMessage message = NetlinkMessage.next(datagram);
                    message != null;
                    message = NetlinkMessage.next(datagram)) {
                int place = message.sequence() - first;
                if (message.type() == NLMSG_ERROR && place >= 0 && place < outcomes.length && outcomes[place] == null) {
                    outcomes[place] = outcome(requests.get(place), message);
                    missing--;
                }
            }
        }
        List<Outcome> all = new ArrayList<>(outcomes.length);
        for (Outcome outcome : outcomes) {
            all.add(Objects.requireNonNull(outcome));
        }
        return all;
    }

    private static Outcome outcome(NetlinkRequest request, NetlinkMessage message) throws MalformedMessageException {
        int error = message.error();
        return new Outcome(
                request, error == 0 ? null : new NetlinkException(request.describe(), error, message.kernelText()));
    }

    private ByteBuffer receive(Message what) throws KernelException {
        ByteBuffer datagram = socket.receive(true);
        if (datagram == null) {
            throw new KernelException(what, Errno.ETIMEDOUT.number());
        }
        return datagram;
    }
}
