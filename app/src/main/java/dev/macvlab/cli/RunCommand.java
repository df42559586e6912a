package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code macvlab run}: makes a lab real in a fresh sandbox, and measures it or runs a command in it. */
@Command(name = "run")
final class RunCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "COMMAND", descriptionKey = "COMMAND")
    private List<String> command = new ArrayList<>();

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--taps")
    private boolean taps;

    RunCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UnreadableFile, CommandFailure {
        Topology topology = TopologyFile.read(file);
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            Reply.Applied applied = AgentAccess.await(file, agent.apply(topology));
            applied.warnings().forEach(warning -> terminal.error(Message.of("cli.of", file, warning)));
            if (taps) {
                AgentAccess.await(file, agent.attach())
                        .forEach(tap -> terminal.error(Message.of("cli.of", file, tap.text())));
            }
            if (!command.isEmpty()) {
                return SandboxCommand.run(agent, command);
            }
            return measure(agent, topology, applied);
        }
    }

    private int measure(AgentClient agent, Topology topology, Reply.Applied applied) throws CommandFailure {
        Forecast forecast = Forecast.of(Index.of(topology));
        List<ReportRow> pairs = new ArrayList<>();
        List<Ping> pings = new ArrayList<>();
        for (Pair pair : forecast.pairs()) {
            pings.add(pair.ping());
        }
        for (Probe probe : topology.probes()) {
            pings.add(new Ping(probe.from().toString(), probe.to()));
        }
        long began = System.nanoTime();
        List<PingResult> results = AgentAccess.await(file, agent.measure(pings));
        double measureMillis = (System.nanoTime() - began) / 1e6;
        Reply.TakenDown down = AgentAccess.await(file, agent.takeDown());

        int at = 0;
        for (Pair pair : forecast.pairs()) {
            Prediction prediction = forecast.predict(pair.from(), pair.address());
            pairs.add(new ReportRow(pair.to().toString(), prediction, results.get(at++)));
        }
        List<ReportRow> probes = new ArrayList<>();
        for (Probe probe : topology.probes()) {
            PingResult result = results.get(at++);
            IpAddress.tryParse(probe.to())
                    .ifPresent(
                            address -> probes.add(new ReportRow("", forecast.predict(probe.from(), address), result)));
        }
        var report = new Report(pairs, probes);
        var timings = new LinkedHashMap<String, Object>();
        timings.put("applyMillis", rounded(applied.applyMillis()));
        timings.put("verifyMillis", rounded(applied.verifyMillis()));
        timings.put("measureMillis", rounded(measureMillis));
        timings.put("teardownMillis", rounded(down.millis()));
        if (json) {
            Map<String, Object> all = report.json();
            all.put("timings", timings);
            terminal.json(all);
        } else {
            report.print(terminal);
            terminal.line(Message.of("cli.run.timings", timings.values().toArray()));
        }
        return report.agrees() ? 0 : 1;
    }

    private static double rounded(double millis) {
        return Math.round(millis * 10) / 10.0;
    }
}
