package dev.macvlab.ping;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one ping did.
 *
 * @param rttMicros the round-trip time in microseconds; 0 when no reply came
 * @param failure how it failed; null when the reply came
 * @param reason a short clause why it failed; empty when the reply came
 */
public record PingResult(
        Ping ping, long rttMicros, @Nullable Failure failure, String reason) {
    public PingResult {
        Objects.requireNonNull(ping, "ping");
        Objects.requireNonNull(reason, "reason");
    }

    /** A reply came, after so many microseconds. */
    public static PingResult answered(Ping ping, long rttMicros) {
        return new PingResult(ping, rttMicros, null, "");
    }

    /** No reply came. */
    public static PingResult failed(Ping ping, Failure failure, String reason) {
        return new PingResult(ping, 0, failure, reason);
    }

    /** Whether the reply came. */
    public boolean ok() {
        return failure == null;
    }
}
