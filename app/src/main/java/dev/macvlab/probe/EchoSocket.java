package dev.macvlab.probe;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.IcmpSocket;
import dev.macvlab.linux.KernelException;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Neighbour;
import dev.macvlab.netlink.Route;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.ping.Failure;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/** The requests of one family from one point; everything here happens on the prober's thread. */
final class EchoSocket {
    private static final int SEQUENCES = 0x10000;
    private static final int TIME_EXCEEDED = 11;
    private static final int TIME_EXCEEDED_V6 = 3;

    private final IcmpSocket icmp;
    private final RouteSocket routes;
    private final int linkIndex;
    private final int identifier;
    private final long token = ThreadLocalRandom.current().nextLong();
    private final Map<Integer, Echo> underWay = new HashMap<>();
    private int sequence;
    private boolean closed;

    EchoSocket(IcmpSocket icmp, int identifier, RouteSocket routes, int linkIndex) {
        this.icmp = icmp;
        this.identifier = identifier;
        this.routes = routes;
        this.linkIndex = linkIndex;
    }

    IcmpSocket icmp() {
        return icmp;
    }

    boolean isClosed() {
        return closed;
    }

    /** Closes the socket and cancels what is under way; its routes are left open. */
    void close() {
        closed = true;
        icmp.close();
        List.copyOf(underWay.values()).forEach(echo -> echo.reply.cancel(false));
        underWay.clear();
    }

    /** Whether no sequence number is free. */
    boolean isFull() {
        return underWay.size() >= SEQUENCES;
    }

    /** A message with a sequence number that is free. */
    EchoMessage nextMessage() {
        do {
            sequence = (sequence + 1) % SEQUENCES;
        } while (underWay.containsKey(sequence));
        return new EchoMessage(identifier, sequence, token);
    }

    /** Sends a request; false when the kernel can't take it just now. */
    boolean send(Echo echo) {
        underWay.put(echo.message.sequence(), echo);
        echo.sending();
        try {
            icmp.send(echo.destination, echo.message.request(icmp.ipv6()));
            return true;
        } catch (KernelException e) {
            underWay.remove(echo.message.sequence());
            if (e.errno() == Errno.EAGAIN || e.errno() == Errno.ENOBUFS) {
                return false;
            }
            echo.reply.complete(refused(e));
            return true;
        }
    }

    /** Takes in all that has arrived. */
    void receive() throws IOException {
        for (IcmpSocket.Packet packet = icmp.receive(); packet != null; packet = icmp.receive()) {
            Echo echo = underWay.get(EchoMessage.sequenceOf(packet.message()));
            boolean expectedLink = linkIndex == 0 || packet.linkIndex() == linkIndex;
            if (echo != null && expectedLink && echo.message.isAnsweredBy(packet.message(), icmp.ipv6())) {
                underWay.remove(echo.message.sequence());
                echo.reply.complete(new PingReply.Answered(packet.from(), echo.nanosUntil(packet.nanos())));
            }
        }
        for (IcmpSocket.Failure failure = icmp.receiveFailure(); failure != null; failure = icmp.receiveFailure()) {
            Echo echo = underWay.get(EchoMessage.sequenceOf(failure.message()));
            if (echo != null && echo.message.isQuotedBy(failure.message(), icmp.ipv6())) {
                underWay.remove(echo.message.sequence());
                echo.reply.complete(explain(failure, echo.destination));
            }
        }
    }

    /** Gives a request up, unless its reply is there: this thread may have been kept from taking it in time. */
    void expire(Echo echo) throws IOException {
        if (!closed) {
            receive();
        }
        boolean sent = underWay.remove(echo.message.sequence(), echo);
        if (closed) {
            echo.reply.cancel(false);
        } else if (!echo.reply.isDone()) {
            echo.reply.complete(
                    sent
                            ? silence(echo.destination)
                            : new PingReply.Failed(Failure.LOSS, Message.of("probe.no-room"), null));
        }
    }

    private static PingReply refused(KernelException refusal) {
        return switch (refusal.errno()) {
            case ENETUNREACH, EHOSTUNREACH ->
                new PingReply.Failed(Failure.NO_ROUTE, Message.of("probe.no-route"), null);
            case EADDRNOTAVAIL -> new PingReply.Failed(Failure.NO_ROUTE, Message.of("probe.no-source"), null);
            case EACCES -> new PingReply.Failed(Failure.NO_ROUTE, Message.of("probe.broadcast"), null);
            case ENETDOWN, ENODEV, ENXIO -> new PingReply.Failed(Failure.NO_ROUTE, Message.of("probe.down"), null);
            default -> new PingReply.Failed(Failure.LOSS, Message.of("probe.kernel-refused", refusal.sentence()), null);
        };
    }

    private PingReply explain(IcmpSocket.Failure failure, IpAddress destination) {
        IpAddress reporter = failure.reporter();
        if (failure.type() == (icmp.ipv6() ? TIME_EXCEEDED_V6 : TIME_EXCEEDED)) {
            return new PingReply.Failed(Failure.LOSS, Message.of("probe.circle"), reporter);
        }
        if (failure.errno() == Errno.EHOSTUNREACH && (reporter == null || isOwn(reporter))) {
            return noNeighbour(nextHop(destination).map(Route.Hop::via).orElse(destination));
        }
        return switch (failure.errno()) {
            case ENETUNREACH ->
                new PingReply.Failed(Failure.NO_ROUTE, Message.of("probe.router-has-no-route"), reporter);
            case EHOSTUNREACH ->
                new PingReply.Failed(Failure.NO_NEIGHBOUR, Message.of("probe.last-router-gets-no-answer"), reporter);
            default ->
                new PingReply.Failed(Failure.LOSS, Message.of("probe.icmp", failure.type(), failure.code()), reporter);
        };
    }

    private static PingReply noNeighbour(IpAddress neighbour) {
        return new PingReply.Failed(
                Failure.NO_NEIGHBOUR,
                neighbour.isV6()
                        ? Message.of("probe.no-neighbour-discovery", neighbour)
                        : Message.of("probe.no-arp", neighbour),
                null);
    }

    private boolean isOwn(IpAddress address) {
        try {
            return routes.routeTo(address, 0).filter(Route::isLocal).isPresent();
        } catch (IOException _) {
            return false;
        }
    }

    private Optional<Route.Hop> nextHop(IpAddress destination) {
        try {
            return routes.routeTo(destination, linkIndex)
                    .flatMap(route -> route.hops().stream().findFirst());
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    /**
     * Nothing came back. The kernel limits how often it says that a neighbour does not answer, and says nothing while
     * it still asks or while the loopback is down, so its neighbour table has the last word.
     */
    private PingReply silence(IpAddress destination) {
        try {
            Optional<Route> route = routes.routeTo(destination, linkIndex);
            if (route.isPresent() && !route.get().hops().isEmpty()) {
                Route.Hop hop = route.get().hops().getFirst();
                IpAddress via = hop.via();
                IpAddress neighbour = via == null ? destination : via;
                if (isMissing(route.get(), hop.linkIndex(), neighbour)) {
                    return noNeighbour(neighbour);
                }
            }
        } catch (IOException _) {
            // The namespace can't be asked; that nothing came back is all that is known.
        }
        return new PingReply.Failed(Failure.LOSS, Message.of("probe.nothing"), null);
    }

    /**
     * The table is cleared of neighbours that did not answer: every 15 seconds where it has more than gc_thresh1
     * entries, and whenever it has more than gc_thresh2, counted over all namespaces (net/core/neighbour.c). One that
     * answered stays a minute after it was last used. So a neighbour that was sent to and is unknown did not answer.
     */
    private boolean isMissing(Route route, int link, IpAddress neighbour) throws IOException {
        Optional<Neighbour> known = routes.neighbour(link, neighbour);
        if (known.isPresent()) {
            Neighbour.State state = known.get().state();
            return state == Neighbour.State.INCOMPLETE || state == Neighbour.State.FAILED;
        }
        return route.isUnicast()
                && routes.link(link).filter(Link::asksForNeighbours).isPresent();
    }
}
