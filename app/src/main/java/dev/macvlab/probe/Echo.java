package dev.macvlab.probe;

import dev.macvlab.net.IpAddress;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** One request on its way: where to, since when, and who waits for the reply. */
final class Echo {
    final IpAddress destination;
    final EchoMessage message;
    final CompletableFuture<PingReply> reply;
    private long sentMonotonic;
    private Instant sentAt = Instant.EPOCH;

    Echo(IpAddress destination, EchoMessage message, CompletableFuture<PingReply> reply) {
        this.destination = destination;
        this.message = message;
        this.reply = reply;
    }

    void sending() {
        sentAt = Instant.now();
        sentMonotonic = System.nanoTime();
    }

    /**
     * The round-trip time. The kernel's time of arrival leaves out how long this program took to notice, but its clock
     * may be set meanwhile; the clock that is never set is the limit.
     */
    long nanosUntil(long arrival) {
        long limit = System.nanoTime() - sentMonotonic;
        long measured = arrival - (sentAt.getEpochSecond() * 1_000_000_000L + sentAt.getNano());
        return measured > 0 && measured < limit ? measured : limit;
    }
}
