package dev.macvlab.desktop.canvas;

import dev.macvlab.compare.Comparison;
import dev.macvlab.compare.ResultLabel;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.text.Millis;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Probe;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is said about one probe on its arc.
 *
 * @param look how the arc is drawn
 * @param outcome the colour of the pill's mark: that of the measured result, or of the forecast one
 * @param label a few words for the pill
 * @param sentence everything, for the tooltip
 */
record Verdict(Look look, Outcome outcome, Message label, Message sentence) {
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
        Prediction prediction = IpAddress.tryParse(probe.to())
                .map(address -> forecast.predict(probe.from(), address))
                .orElse(null);
        if (prediction == null) {
            return new Verdict(
                    Look.FORECAST,
                    Outcome.FAIL,
                    Message.of("canvas.ping.no-address"),
                    Message.of("canvas.ping.to-no-address", probe.from(), probe.to()));
        }
        Message expected = Message.of(
                "canvas.ping.forecast." + prediction.outcome().name().toLowerCase(Locale.ROOT),
                probe.from(),
                probe.to(),
                prediction.reason());
        if (sample != null && sample.stale()) {
            return new Verdict(Look.STALE, Outcome.UNKNOWN, Message.of("canvas.ping.not-measured-now"), expected);
        }
        PingResult result = sample == null ? null : sample.result();
        Message label = words(new Comparison(prediction, result).label());
        if (result == null) {
            return new Verdict(Look.FORECAST, outcomeOf(prediction), label, expected);
        }
        return result.ok()
                ? new Verdict(Look.MEASURED, Outcome.OK, label, Message.of("canvas.ping.answered", expected, label))
                : new Verdict(
                        Look.MEASURED,
                        Outcome.FAIL,
                        label,
                        Message.of("canvas.ping.measured", expected, Objects.requireNonNull(result.reason())));
    }

    private static Message words(ResultLabel label) {
        return switch (label) {
            case ResultLabel.Foretold(Prediction forecast) -> clause(forecast);
            case ResultLabel.Answered(long micros) -> Message.verbatim(Millis.of(micros));
            case ResultLabel.Failed(Failure failure) -> failure.sentence();
        };
    }

    private static Outcome outcomeOf(Prediction prediction) {
        return switch (prediction.outcome()) {
            case REACHABLE -> Outcome.OK;
            case UNREACHABLE -> Outcome.FAIL;
            case DEPENDS -> Outcome.DEPENDS;
        };
    }

    private static Message clause(Prediction prediction) {
        return prediction.summary() != null
                ? prediction.summary()
                : Message.of(
                        "canvas.ping.expected." + prediction.outcome().name().toLowerCase(Locale.ROOT));
    }
}
