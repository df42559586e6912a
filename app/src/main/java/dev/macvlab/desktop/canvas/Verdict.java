package dev.macvlab.desktop.canvas;

import dev.macvlab.compare.Comparison;
import dev.macvlab.compare.Label;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.text.Millis;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
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
    static Verdict of(Probe probe, Live.@Nullable Sample sample, Predictions forecast) {
        String asked = "Ping from " + probe.from() + " to " + probe.to();
        Prediction prediction = IpAddress.tryParse(probe.to())
                .map(address -> forecast.predict(probe.from(), address))
                .orElse(null);
        if (prediction == null) {
            return new Verdict(
                    Look.FORECAST, Outcome.FAIL, "not an address", asked + ": " + probe.to() + " is not an address.");
        }
        String expected = asked + "\nForecast: " + word(prediction.outcome()) + ". " + prediction.reason();
        if (sample != null && sample.stale()) {
            return new Verdict(Look.STALE, Outcome.UNKNOWN, "not measured now", expected);
        }
        PingResult result = sample == null ? null : sample.result();
        String label = words(new Comparison(prediction, result).label());
        if (result == null) {
            return new Verdict(Look.FORECAST, outcomeOf(prediction), label, expected);
        }
        return result.ok()
                ? new Verdict(Look.MEASURED, Outcome.OK, label, expected + "\nMeasured: answers in " + label + ".")
                : new Verdict(Look.MEASURED, Outcome.FAIL, label, expected + "\nMeasured: " + result.reason());
    }

    private static String words(Label label) {
        return switch (label) {
            case Label.Foretold(Prediction forecast) -> clause(forecast);
            case Label.Answered(long micros) -> Millis.of(micros);
            case Label.Failed(Failure failure) ->
                switch (failure) {
                    case NO_ROUTE -> "no route";
                    case NO_NEIGHBOUR -> "no neighbour";
                    case LOSS -> "no reply";
                    case NOT_SENT -> "not sent";
                };
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
}
