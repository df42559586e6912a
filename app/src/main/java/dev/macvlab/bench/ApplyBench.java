package dev.macvlab.bench;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.AgentCommand;
import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * Makes one lab through the agent, and the same lab by others, each in a fresh sandbox; of what is quick several times,
 * and the median counts.
 */
final class ApplyBench {
    private static final int ROUNDS = 3;
    private static final int DRIFT_SECONDS = 30;

    /** What the kernel may take for each namespace of a sandbox that was ended, before the next one is measured. */
    private static final long GONE_MILLIS = 4;

    private final int children;
    private final int tutorialChildren;

    /**
     * @param tutorialChildren how many the slowest peer makes; with fewer than {@code children} its time is scaled up
     */
    ApplyBench(int children, int tutorialChildren) {
        this.children = children;
        this.tutorialChildren = tutorialChildren;
    }

    void run(boolean json, PrintStream out) throws IOException {
        Map<String, List<Double>> measured = new LinkedHashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            agent(measured);
            pause();
            String[] messages = inside(ownProgram()).split(" ", -1);
            note(measured, "messagesMillis", Double.parseDouble(messages[0]));
            note(measured, "messagesAgainMillis", Double.parseDouble(messages[1]));
            pause();
            note(measured, "ipBatchMillis", timed(ManyChildren.batchScript(children)));
            pause();
        }
        note(measured, "tutorialChildren", tutorialChildren);
        note(measured, "tutorialMillis", timed(ManyChildren.tutorialScript(tutorialChildren)));
        Map<String, Double> figures = new LinkedHashMap<>(Map.of("children", (double) children));
        measured.forEach((name, values) -> figures.put(name, median(values)));
        double apply = figures.getOrDefault("applyMillis", 0.0);
        figures.put("timesMessages", apply / figures.getOrDefault("messagesMillis", 1.0));
        figures.put("ipBatchTimes", figures.getOrDefault("ipBatchMillis", 0.0) / apply);
        figures.put("tutorialTimes", figures.getOrDefault("tutorialMillis", 0.0) / tutorialChildren * children / apply);
        print(figures, json, out);
        if (!json && tutorialChildren < children) {
            out.println("The script that creates and moves made " + tutorialChildren + " of " + children
                    + " children; tutorialTimes is scaled up from that.");
        }
    }

    private void agent(Map<String, List<Double>> measured) throws IOException {
        long began = System.nanoTime();
        var told = new CompletableFuture<List<Difference>>();
        var listener = new AgentClient.Listener() {
            @Override
            public void drifted(List<Difference> differences) {
                if (!differences.isEmpty()) {
                    told.complete(differences);
                }
            }
        };
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, listener)) {
            agent.ready().join();
            note(measured, "startMillis", (System.nanoTime() - began) / 1e6);
            Topology topology = ManyChildren.of(children);
            Reply.Applied first = agent.apply(topology).join();
            note(measured, "applyMillis", first.applyMillis());
            note(measured, "verifyMillis", first.verifyMillis());
            note(measured, "reapplyMillis", agent.apply(topology).join().applyMillis());
            note(
                    measured,
                    "changeOneMillis",
                    agent.apply(ManyChildren.withOneChanged(topology)).join().applyMillis());
            note(measured, "driftMillis", drift(agent, told));
            note(measured, "repairMillis", agent.apply(topology).join().applyMillis());
            note(measured, "agentMegabytes", residentMegabytes(agent));
            note(measured, "teardownMillis", agent.takeDown().join().millis());
        }
    }

    /** From another program's start, which sets one child down, until the client is told. */
    private static double drift(AgentClient agent, CompletableFuture<List<Difference>> told) throws IOException {
        long began = System.nanoTime();
        new ProcessBuilder(agent.inside(
                        List.of("ip", "-n", ManyChildren.namespace(0), "link", "set", ManyChildren.CHILD, "down")))
                .inheritIO()
                .start();
        told.orTimeout(DRIFT_SECONDS, TimeUnit.SECONDS).join();
        return (System.nanoTime() - began) / 1e6;
    }

    private static void note(Map<String, List<Double>> measured, String name, double value) {
        measured.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private void pause() throws IOException {
        try {
            Thread.sleep(GONE_MILLIS * children);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Prints figures, one a line, or all as one line of JSON. */
    static void print(Map<String, Double> figures, boolean json, PrintStream out) {
        String text = figures.entrySet().stream()
                .map(each -> (json ? "\"" + each.getKey() + "\":" : each.getKey() + " ")
                        + String.format(Locale.ROOT, "%.1f", each.getValue()))
                .collect(Collectors.joining(json ? "," : System.lineSeparator()));
        out.println(json ? "{" + text + "}" : text);
    }

    /** Started as an agent is, so that both are as fast as Java starts. */
    private List<String> ownProgram() {
        return AgentCommand.of(
                BenchMain.class.getName(),
                List.of("messages", "--children", Integer.toString(children), "--outside", Isolation.namespaces()));
    }

    /** How long a shell takes for a script, in milliseconds. */
    private static double timed(String script) throws IOException {
        Path file = Files.createTempFile("macvlab-bench", ".sh");
        try {
            Files.writeString(file, script);
            String nanos = inside(List.of(
                    "sh",
                    "-c",
                    "a=$(date +%s%N); sh \"$0\" || exit 1; b=$(date +%s%N); echo $((b - a))",
                    file.toString()));
            return Double.parseDouble(nanos) / 1e6;
        } finally {
            Files.delete(file);
        }
    }

    /** The last line that a command prints inside a fresh sandbox. */
    private static String inside(List<String> command) throws IOException {
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            agent.ready().join();
            Process process = new ProcessBuilder(agent.inside(command))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.onExit().join().exitValue();
            if (status != 0 || said.isBlank()) {
                throw new IOException("a peer failed with status " + status);
            }
            return said.lines().toList().getLast();
        }
    }

    private static double residentMegabytes(AgentClient agent) throws IOException {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(agent.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                            .findFirst()
                            .orElse(0)
                    / 1024.0;
        }
    }
}
