package dev.macvlab.ping;

import dev.macvlab.message.Message;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one ping did.
 *
 * @param rttMicros the round-trip time in microseconds; 0 when no reply came
 * @param failure how it failed; null when the reply came
 * @param reason a sentence that says why it failed; null when the reply came
 */
public record PingResult(
        Ping ping,
        long rttMicros,
        @Nullable Failure failure,
        @Nullable Message reason) {
    public PingResult {
        if ((failure == null) != (reason == null)) {
            throw new IllegalArgumentException(failure + " and " + reason);
        }
        Objects.requireNonNull(ping, "ping");
    }

    /** A reply came, after so many microseconds. */
    public static PingResult answered(Ping ping, long rttMicros) {
        return new PingResult(ping, rttMicros, null, null);
    }

    /** No reply came. */
    public static PingResult failed(Ping ping, Failure failure, Message reason) {
        return new PingResult(ping, 0, failure, reason);
    }

    /** Whether the reply came. */
    public boolean ok() {
        return failure == null;
    }
}
