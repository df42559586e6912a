package dev.macvlab.probe;

import dev.macvlab.ping.Failure;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What became of one ping. */
public sealed interface Reply {
    /**
     * It was answered.
     *
     * @param nanos round-trip time in nanoseconds
     */
    record Answered(InetAddress from, long nanos) implements Reply {
        /** Round-trip time in microseconds, rounded. */
        public long micros() {
            return (nanos + 500) / 1000;
        }
    }

    /**
     * It was not answered.
     *
     * @param detail one sentence on how that was found out
     * @param reporter the router that said so; null when it was found out here
     */
    record Failed(Failure failure, String detail, @Nullable InetAddress reporter) implements Reply {}
}
