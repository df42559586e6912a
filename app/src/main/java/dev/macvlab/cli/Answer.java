package dev.macvlab.cli;

import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.forecast.HostForecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.message.Message;
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
            CodedMessages.putBeside(json, "summary", prediction.summary());
        }
        CodedMessages.put(json, "reason", prediction.reason());
        if (prediction.whenWarm() != null) {
            CodedMessages.putBeside(json, "whenWarm", prediction.whenWarm());
        }
        return json;
    }

    /** The answer in a cell of the matrix. */
    static Span cell(Prediction prediction, Terminal terminal) {
        return switch (prediction.outcome()) {
            case REACHABLE -> new Span(terminal.say(Message.of("cli.cell.ok")), Style.fg_green);
            case DEPENDS ->
                new Span(
                        terminal.say(Message.of(
                                HostForecast.MEASURED.equals(prediction.summary())
                                        ? "cli.cell.measure"
                                        : "cli.cell.depends")),
                        Style.fg_yellow);
            case UNREACHABLE -> cell(Objects.requireNonNull(prediction.failure()), terminal);
        };
    }

    /** The kind of failure in a cell of a table. */
    static Span cell(Failure failure, Terminal terminal) {
        return new Span(terminal.say(failure.brief()), Style.fg_red);
    }
}
