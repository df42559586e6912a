package dev.macvlab.compare;

import dev.macvlab.forecast.Prediction;
import dev.macvlab.ping.Failure;

/** What is to be said of a ping in a few words: what was measured, with the forecast's reason only where it holds. */
public sealed interface ResultLabel {
    /** What the forecast says: nothing is measured, or it failed in just that way. */
    record Foretold(Prediction forecast) implements ResultLabel {}

    /**
     * A reply came.
     *
     * @param rttMicros the round-trip time in microseconds
     */
    record Answered(long rttMicros) implements ResultLabel {}

    /** It failed, and the forecast doesn't say why. */
    record Failed(Failure failure) implements ResultLabel {}
}
