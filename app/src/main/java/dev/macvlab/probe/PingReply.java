package dev.macvlab.probe;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import org.jspecify.annotations.Nullable;

/** What became of one ping. */
public sealed interface PingReply {
    /** The result of the ping that this came of. */
    PingResult of(Ping ping);

    /**
     * It was answered.
     *
     * @param nanos round-trip time in nanoseconds
     */
    record Answered(IpAddress from, long nanos) implements PingReply {
        /** Round-trip time in microseconds, rounded. */
        public long micros() {
            return (nanos + 500) / 1000;
        }

        @Override
        public PingResult of(Ping ping) {
            return PingResult.answered(ping, micros());
        }
    }

    /**
     * It was not answered.
     *
     * @param detail one sentence on how that was found out
     * @param reporter the router that said so; null when it was found out here
     */
    record Failed(Failure failure, Message detail, @Nullable IpAddress reporter) implements PingReply {
        @Override
        public PingResult of(Ping ping) {
            return PingResult.failed(ping, failure, detail);
        }
    }
}
