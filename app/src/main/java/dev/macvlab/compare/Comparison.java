package dev.macvlab.compare;

import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import org.jspecify.annotations.Nullable;

/**
 * A ping as it was forecast beside what it did.
 *
 * @param measured null when it was not measured
 */
public record Comparison(Prediction forecast, @Nullable PingResult measured) {
    /** Whether the two agree, and how they differ. */
    public Finding finding() {
        if (measured == null) {
            return Finding.NOT_MEASURED;
        }
        Failure failure = measured.failure();
        return switch (forecast.outcome()) {
            case DEPENDS -> Finding.OPEN;
            case REACHABLE -> failure == null ? Finding.AGREES : Finding.FAILED;
            case UNREACHABLE -> {
                if (failure == null) {
                    yield Finding.ANSWERED;
                }
                yield isForetold(failure) ? Finding.AGREES : Finding.FAILED_OTHERWISE;
            }
        };
    }

    /** Who is not there has no route to anywhere: the forecast knows no other way to say so. */
    private boolean isForetold(Failure failure) {
        return failure == forecast.failure() || (failure == Failure.NOT_SENT && forecast.failure() == Failure.NO_ROUTE);
    }

    /** What is to be said of it in a few words. */
    public ResultLabel label() {
        if (measured == null) {
            return new ResultLabel.Foretold(forecast);
        }
        Failure failure = measured.failure();
        if (failure == null) {
            return new ResultLabel.Answered(measured.rttMicros());
        }
        return forecast.outcome() == Outcome.UNREACHABLE && finding() == Finding.AGREES
                ? new ResultLabel.Foretold(forecast)
                : new ResultLabel.Failed(failure);
    }
}
