package dev.macvlab.agent.client;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line of an agent: this program again, with the same class path, on a small JVM that starts fast. */
final class Launch {
    private static final List<String> SANDBOX = List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--net",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "--mount-proc");

    private static final List<String> JVM = List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-Xshare:auto",
            "-Xmx192m",
            // Signals of the terminal are for the program that the user started, which then ends the agent.
            "-Xrs",
            "--enable-native-access=ALL-UNNAMED");

    private final Target target;
    private final List<String> command;

    private Launch(Target target, List<String> command) {
        this.target = target;
        this.command = command;
    }

    static Launch of(Target target) {
        List<String> command = new ArrayList<>();
        if (target == Target.SANDBOX) {
            command.addAll(SANDBOX);
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JVM);
        System.getProperties().stringPropertyNames().stream()
                .filter(name -> name.startsWith("jna."))
                .sorted()
                .forEach(name -> command.add("-D" + name + "=" + System.getProperty(name)));
        command.addAll(List.of("-cp", classPath(), "dev.macvlab.Launcher", "agent", "--target", target.word()));
        if (target == Target.SANDBOX) {
            command.addAll(List.of("--outside", Sandbox.namespaces()));
        }
        return new Launch(target, List.copyOf(command));
    }

    private static String classPath() {
        return List.of(System.getProperty("java.class.path").split(File.pathSeparator)).stream()
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    List<String> command() {
        return command;
    }

    Process start() throws IOException {
        var builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        // A JVM prints a line about each of these on its standard error or output.
        List.of("JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "JDK_JAVA_OPTIONS").forEach(environment::remove);
        return builder.start();
    }

    /** Why the process could not even be started. */
    AgentException notStarted(IOException e) {
        if (target == Target.SANDBOX && !onPath("unshare")) {
            return refused(
                    "The sandbox needs the command unshare, which is not installed.",
                    "Install the package util-linux: sudo apt install util-linux.");
        }
        return refused("The agent can't be started: " + e.getMessage() + ".", "");
    }

    /**
     * Whether somebody killed the agent. {@code unshare} can't pass on a SIGKILL of its child (util-linux 2.38), and
     * complains instead.
     */
    static boolean killed(int status, String complaints) {
        return status == 128 + 9 || complaints.endsWith("sigprocmask unblock failed: Invalid argument");
    }

    /** Why the process ended before it could say anything. */
    AgentException diagnose(int status, String complaints) {
        if (killed(status, complaints)) {
            return refused("The agent was killed while it started.", "Start it again.");
        }
        if (target == Target.SANDBOX) {
            Sandbox.Refusal refusal =
                    Sandbox.whyRefused(complaints, Path.of("/proc")).orElse(null);
            if (refusal != null) {
                return refused(refusal.why(), refusal.remedy());
            }
        }
        return refused(
                "The agent ended at its start (status " + status + ")"
                        + (complaints.isEmpty() ? "." : ": " + complaints),
                "macvlab doctor examines what this machine can do.");
    }

    private static AgentException refused(String why, String remedy) {
        return new AgentException(AgentException.Kind.REFUSED, "refused", null, null, why, remedy);
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
