package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Live;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Probe;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one probe on its arc.
 *
 * @param look how the arc is drawn
 * @param outcome the colour of the pill's mark: that of the measured result, or of the forecast one
 * @param label a few words for the pill
 * @param sentence everything, for the tooltip
 */
record Verdict(Look look, Outcome outcome, String label, String sentence) {
    /** Where the result comes from. */
    enum Look {
        FORECAST,
        MEASURED,
        STALE;

        String styleClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What it is. */
    enum Outcome {
        OK,
        FAIL,
        DEPENDS,
        UNKNOWN;

        String styleClass() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The newest measurement of a probe where there is one, else the forecast. */
    static Verdict of(Probe probe, Live.@Nullable Ping ping, Predictions forecast) {
        String asked = "Ping from " + probe.from() + " to " + probe.to();
        Prediction prediction = IpAddress.tryParse(probe.to())
                .map(address -> forecast.predict(probe.from(), address))
                .orElse(null);
        if (prediction == null) {
            return new Verdict(
                    Look.FORECAST, Outcome.FAIL, "not an address", asked + ": " + probe.to() + " is not an address.");
        }
        String expected = asked + "\nForecast: " + word(prediction.outcome()) + ". " + prediction.reason();
        if (ping == null) {
            return new Verdict(Look.FORECAST, outcomeOf(prediction), clause(prediction), expected);
        }
        return switch (ping.status()) {
            case OK ->
                new Verdict(
                        Look.MEASURED,
                        Outcome.OK,
                        millis(ping.rttMicros()),
                        expected + "\nMeasured: answers in " + millis(ping.rttMicros()) + ".");
            case FAILED ->
                new Verdict(
                        Look.MEASURED,
                        Outcome.FAIL,
                        prediction.outcome() == Prediction.Outcome.UNREACHABLE
                                        && !prediction.summary().isBlank()
                                ? prediction.summary()
                                : ping.reason().isBlank() ? "no reply" : ping.reason(),
                        expected + "\nMeasured: " + (ping.reason().isBlank() ? "no reply." : ping.reason()));
            case STALE -> new Verdict(Look.STALE, Outcome.UNKNOWN, "not measured now", expected);
        };
    }

    private static Outcome outcomeOf(Prediction prediction) {
        return switch (prediction.outcome()) {
            case REACHABLE -> Outcome.OK;
            case UNREACHABLE -> Outcome.FAIL;
            case DEPENDS -> Outcome.DEPENDS;
        };
    }

    private static String word(Prediction.Outcome outcome) {
        return switch (outcome) {
            case REACHABLE -> "answers";
            case UNREACHABLE -> "no answer";
            case DEPENDS -> "open";
        };
    }

    private static String clause(Prediction prediction) {
        if (!prediction.summary().isBlank()) {
            return prediction.summary();
        }
        return switch (prediction.outcome()) {
            case REACHABLE -> "should answer";
            case UNREACHABLE -> "won't answer";
            case DEPENDS -> "may answer";
        };
    }

    /** A round-trip time with two digits that mean something. */
    static String millis(long micros) {
        if (micros < 10_000) {
            return String.format(Locale.ROOT, "%.2f ms", micros / 1000.0);
        }
        return micros < 100_000
                ? String.format(Locale.ROOT, "%.1f ms", micros / 1000.0)
                : String.format(Locale.ROOT, "%d ms", micros / 1000);
    }
}
