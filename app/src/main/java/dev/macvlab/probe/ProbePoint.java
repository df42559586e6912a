package dev.macvlab.probe;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.ping.Failure;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A place to ping from: a namespace, which sends by its routes, or one link in it. It keeps the namespace alive, so
 * close it before the namespace is to go. Any thread may use it.
 */
public final class ProbePoint implements AutoCloseable {
    private final Prober prober;
    private final RouteSocket routes;
    private final EchoSocket ipv4;
    private final @Nullable EchoSocket ipv6;

    ProbePoint(Prober prober, RouteSocket routes, EchoSocket ipv4, @Nullable EchoSocket ipv6) {
        this.prober = prober;
        this.routes = routes;
        this.ipv4 = ipv4;
        this.ipv6 = ipv6;
    }

    /**
     * Pings once. The reply comes on the prober's thread, so what follows it must be short; closing this point or the
     * prober cancels it.
     */
    public CompletableFuture<PingReply> ping(IpAddress destination, Duration timeout) {
        CompletableFuture<PingReply> reply = new CompletableFuture<>();
        prober.submit(() -> send(destination, timeout, reply), () -> reply.cancel(false));
        return reply;
    }

    /**
     * Pings again and again until the watch is closed.
     *
     * @param period from one ping to the next; one that is still waiting for its reply is not overtaken
     * @param listener told of each reply on the prober's thread
     */
    public RepeatedPing watch(IpAddress destination, Duration period, Duration timeout, Consumer<PingReply> listener) {
        RepeatedPing watch = new RepeatedPing(prober, this, destination, period, timeout, listener);
        prober.submit(watch::start, watch::close);
        return watch;
    }

    /** Cancels what is under way, and has let go of the namespace when it returns. */
    @Override
    public void close() {
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        prober.submit(
                () -> {
                    prober.release(this);
                    closed.complete(true);
                },
                () -> closed.complete(true));
        if (!prober.isOwnThread()) {
            closed.join();
        }
    }

    /** On the prober's thread: sends a request. */
    void send(IpAddress destination, Duration timeout, CompletableFuture<PingReply> reply) {
        EchoSocket socket = destination.isV6() ? ipv6 : ipv4;
        if (socket == null) {
            reply.complete(new PingReply.Failed(Failure.NO_ROUTE, Message.of("probe.no-ipv6"), null));
        } else {
            prober.send(socket, destination, timeout, reply);
        }
    }

    /** On the prober's thread: the sockets to wait for. */
    EchoSocket[] sockets() {
        return ipv6 == null ? new EchoSocket[] {ipv4} : new EchoSocket[] {ipv4, ipv6};
    }

    /** On the prober's thread: closes everything. */
    void closeSockets() {
        for (EchoSocket socket : sockets()) {
            socket.close();
        }
        routes.close();
    }
}
