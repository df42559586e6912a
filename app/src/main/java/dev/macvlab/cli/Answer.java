package dev.macvlab.cli;

import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.forecast.HostForecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.ping.Failure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import picocli.CommandLine.Help.Ansi.Style;

/** How predictions read, for programs and for people. */
final class Answer {
    private Answer() {}

    /** The keys of one pair in {@code --json}; more may be put behind them. */
    static Map<String, Object> json(Pair pair, Prediction prediction) {
        var json = new LinkedHashMap<String, Object>();
        json.put("from", pair.from().toString());
        json.put("to", pair.to().toString());
        json.put("address", pair.address().toString());
        json.putAll(json(prediction));
        return json;
    }

    /** The keys of a prediction in {@code --json}. */
    static Map<String, Object> json(Prediction prediction) {
        var json = new LinkedHashMap<String, Object>();
        json.put("forecast", prediction.outcome().name().toLowerCase(Locale.ROOT));
        if (prediction.failure() != null) {
            json.put("failure", prediction.failure().word());
        }
        if (prediction.summary() == null) {
            json.put("summary", "");
        } else {
            Coded.putBeside(json, "summary", prediction.summary());
        }
        Coded.put(json, "reason", prediction.reason());
        if (prediction.whenWarm() != null) {
            Coded.putBeside(json, "whenWarm", prediction.whenWarm());
        }
        return json;
    }

    /** The answer in a cell of the matrix. */
    static Span cell(Prediction prediction) {
        return switch (prediction.outcome()) {
            case REACHABLE -> new Span("ok", Style.fg_green);
            case DEPENDS ->
                new Span(HostForecast.MEASURED.equals(prediction.summary()) ? "measure" : "depends", Style.fg_yellow);
            case UNREACHABLE -> new Span(word(Objects.requireNonNull(prediction.failure())), Style.fg_red);
        };
    }

    /** The kind of failure in a cell of a table. */
    static String word(Failure failure) {
        return switch (failure) {
            case NO_ROUTE -> "no route";
            case NO_NEIGHBOUR -> "no neighbour";
            case LOSS -> "loss";
            case NOT_SENT -> "not sent";
        };
    }
}
