package dev.macvlab.bench;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.Reply;
import dev.macvlab.agent.client.Target;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Makes one lab through the agent, and the same lab by others, each in a fresh sandbox. */
final class ApplyBench {
    /** A tutorial's script takes so long that it makes fewer children, and its time is scaled up. */
    private static final int TUTORIAL_CHILDREN = 100;

    private final int children;

    ApplyBench(int children) {
        this.children = children;
    }

    void run(boolean json, PrintStream out) throws IOException {
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("children", (double) children);
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            Topology topology = ManyChildren.of(children);
            Reply.Applied first = agent.apply(topology).join();
            figures.put("applyMillis", first.applyMillis());
            figures.put("verifyMillis", first.verifyMillis());
            figures.put("reapplyMillis", agent.apply(topology).join().applyMillis());
            figures.put(
                    "changeOneMillis",
                    agent.apply(ManyChildren.withOneChanged(topology)).join().applyMillis());
            figures.put("agentMegabytes", residentMegabytes(agent));
            figures.put("teardownMillis", agent.takeDown().join().millis());
        }
        figures.put("messagesMillis", Double.parseDouble(inside(ownProgram())));
        figures.put("ipBatchMillis", timed(ManyChildren.batchScript(children)));
        int few = Math.min(children, TUTORIAL_CHILDREN);
        figures.put("tutorialMillis", timed(ManyChildren.tutorialScript(few)) * children / few);
        double apply = figures.getOrDefault("applyMillis", 0.0);
        figures.put("timesMessages", apply / figures.getOrDefault("messagesMillis", 1.0));
        figures.put("ipBatchTimes", figures.getOrDefault("ipBatchMillis", 0.0) / apply);
        figures.put("tutorialTimes", figures.getOrDefault("tutorialMillis", 0.0) / apply);
        print(figures, json, out);
    }

    /** Prints figures, one a line, or all as one line of JSON. */
    static void print(Map<String, Double> figures, boolean json, PrintStream out) {
        String text = figures.entrySet().stream()
                .map(each -> (json ? "\"" + each.getKey() + "\":" : each.getKey() + " ")
                        + String.format(Locale.ROOT, "%.1f", each.getValue()))
                .collect(Collectors.joining(json ? "," : System.lineSeparator()));
        out.println(json ? "{" + text + "}" : text);
    }

    private List<String> ownProgram() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.macvlab.Launcher",
                "bench",
                "messages",
                "--children",
                Integer.toString(children));
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
