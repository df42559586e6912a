package dev.macvlab.probe;

import dev.macvlab.net.IpAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A ping that is repeated until this, or the point it is sent from, is closed. */
public final class RepeatedPing implements AutoCloseable {
    private final Prober prober;
    private final ProbePoint point;
    private final IpAddress destination;
    private final long period;
    private final Duration timeout;
    private final Consumer<PingReply> listener;
    private volatile boolean closed;
    private boolean waiting;
    private long next;

    RepeatedPing(
            Prober prober,
            ProbePoint point,
            IpAddress destination,
            Duration period,
            Duration timeout,
            Consumer<PingReply> listener) {
        this.prober = prober;
        this.point = point;
        this.destination = destination;
        this.period = Math.max(1, period.toNanos());
        this.timeout = timeout;
        this.listener = listener;
    }

    /** Ends it; a reply that is under way is not told any more. */
    @Override
    public void close() {
        closed = true;
    }

    void start() {
        next = System.nanoTime();
        tick();
    }

    private void tick() {
        if (closed || !prober.has(point)) {
            return;
        }
        if (!waiting) {
            waiting = true;
            CompletableFuture<PingReply> reply = new CompletableFuture<>();
            var _ = reply.whenComplete((answer, _) -> {
                waiting = false;
                if (answer != null && !closed) {
                    prober.guard(() -> listener.accept(answer));
                }
            });
            point.send(destination, timeout, reply);
        }
        next += Math.max(1, Math.ceilDiv(System.nanoTime() - next, period)) * period;
        prober.at(next, this::tick);
    }
}
