package dev.macvlab.cli;

import dev.macvlab.check.Check;
import dev.macvlab.check.Problem.Severity;
import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.HostForecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code macvlab forecast}: who can ping whom, and why not. */
@Command(name = "forecast")
final class ForecastCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--target", paramLabel = "sandbox|host")
    private TargetOptions.Place target = TargetOptions.Place.SANDBOX;

    ForecastCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UnreadableFile {
        Index index = Index.of(TopologyFile.read(file));
        Predictions forecast = target == TargetOptions.Place.HOST ? HostForecast.of(index) : Forecast.of(index);
        Map<Pair, Prediction> pairs = new LinkedHashMap<>();
        forecast.pairs().forEach(pair -> pairs.put(pair, forecast.predict(pair.from(), pair.address())));
        Map<Probe, Prediction> probes = new LinkedHashMap<>();
        index.topology()
                .probes()
                .forEach(probe -> address(probe)
                        .ifPresent(address -> probes.put(probe, forecast.predict(probe.from(), address))));
        if (json) {
            terminal.json(json(pairs, probes));
        } else {
            print(pairs, probes);
        }
        warnOfErrors(index);
        return 0;
    }

    /** The address that a probe pings; empty where what is written is none, which check says. */
    private static Optional<IpAddress> address(Probe probe) {
        return IpAddress.tryParse(probe.to());
    }

    private static Map<String, Object> json(Map<Pair, Prediction> pairs, Map<Probe, Prediction> probes) {
        List<Map<String, Object>> ofPairs = pairs.entrySet().stream()
                .map(entry -> Answer.json(entry.getKey(), entry.getValue()))
                .toList();
        List<Map<String, Object>> ofProbes = probes.entrySet().stream()
                .map(entry -> {
                    Map<String, Object> probe = new LinkedHashMap<>();
                    probe.put("from", entry.getKey().from().toString());
                    probe.put("address", entry.getKey().to());
                    probe.putAll(Answer.json(entry.getValue()));
                    return probe;
                })
                .toList();
        var json = new LinkedHashMap<String, Object>();
        json.put("pairs", ofPairs);
        json.put("probes", ofProbes);
        return json;
    }

    private void print(Map<Pair, Prediction> pairs, Map<Probe, Prediction> probes) {
        if (pairs.isEmpty()) {
            terminal.line(Message.of("cli.of", file, Message.of("cli.forecast.nothing")));
        }
        var matrix = new MatrixText();
        pairs.forEach((pair, prediction) -> matrix.put(pair, Answer.cell(prediction, terminal)));
        matrix.print(terminal);
        printReasons(pairs);
        if (!probes.isEmpty()) {
            terminal.line("");
            terminal.line(Message.of("cli.forecast.probes"));
            probes.forEach((probe, prediction) -> terminal.line(
                    Span.plain("  " + probe.from() + " → " + probe.to() + ": "),
                    Answer.cell(prediction, terminal),
                    Span.plain(": " + terminal.say(prediction.reason()))));
        }
    }

    private void printReasons(Map<Pair, Prediction> pairs) {
        Map<String, String> lines = new LinkedHashMap<>();
        pairs.forEach((pair, prediction) -> {
            if (prediction.outcome() != Prediction.Outcome.REACHABLE || prediction.whenWarm() != null) {
                String warm = prediction.whenWarm() == null ? "" : " " + terminal.say(prediction.whenWarm());
                lines.put(pair.from() + " → " + pair.address(), terminal.say(prediction.reason()) + warm);
            }
        });
        if (!lines.isEmpty()) {
            terminal.line("");
            terminal.line(Message.of("cli.forecast.why-not"));
            lines.forEach((pair, reason) -> terminal.line("  " + pair + ": " + reason));
        }
    }

    private void warnOfErrors(Index index) {
        long errors = Check.of(index).stream()
                .filter(each -> each.severity() == Severity.ERROR)
                .count();
        if (errors > 0) {
            terminal.error(Message.of("cli.of", file, Message.of("cli.forecast.errors", errors)));
        }
    }
}
