package dev.macvlab.agent.client;

import dev.macvlab.agent.protocol.AgentCommand;
import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.agent.protocol.Target;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** How an agent is started at its target, and why that failed. */
public final class Launch {
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

    private final Target target;
    private final Elevation elevation;
    private final List<String> command;

    private Launch(Target target, Elevation elevation, List<String> command) {
        this.target = target;
        this.elevation = elevation;
        this.command = command;
    }

    static Launch of(Target target) {
        return of(target, Elevation.inWindow());
    }

    /**
     * @param elevation of no account but for {@link Target#HOST}
     */
    static Launch of(Target target, Elevation elevation) {
        List<String> agent = AgentCommand.of(List.of("--target", target.word()));
        if (target == Target.HOST) {
            Path program = elevation.find().orElse(Path.of("/usr/bin", elevation.program()));
            return new Launch(target, elevation, elevation.vector(program, agent));
        }
        // Signals of the terminal are for the program that the user started, which then ends the agent.
        agent.add(1, "-Xrs");
        if (target == Target.SANDBOX) {
            agent.addAll(0, SANDBOX);
            agent.addAll(List.of("--outside", Isolation.namespaces()));
        }
        return new Launch(target, Elevation.NONE, List.copyOf(agent));
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
        if (elevation != Elevation.NONE && elevation.find().isEmpty()) {
            return refused(
                    "A lab on this machine needs root, and " + elevation.program() + " is not installed.",
                    elevation == Elevation.SUDO
                            ? "Run the command as root, or install sudo."
                            : "Install it (sudo apt install pkexec), or use macvlab apply in a terminal.");
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
        if (elevation == Elevation.PKEXEC && complaints.contains("No authentication agent found")) {
            return refused(
                    "Nothing on this desktop can ask for a password: no polkit authentication agent is running.",
                    "Start one, such as lxpolkit, or use macvlab apply in a terminal.");
        }
        if (elevation == Elevation.PKEXEC && (status == 126 || status == 127)) {
            return refused("The rights of root were not given.", "Apply again and say yes, or use the sandbox.");
        }
        if ((elevation == Elevation.SUDO || elevation == Elevation.SUDO_WINDOW) && status == 1) {
            // What it says before is about ways to ask that a user has not got.
            String mark = elevation.program() + ": ";
            int last = complaints.lastIndexOf(mark);
            String said = last < 0 ? complaints : complaints.substring(last + mark.length());
            return refused(
                    "sudo gave no rights of root: " + said + (said.endsWith(".") ? "" : "."),
                    said.contains("incorrect password")
                            ? "Try again, with the right password."
                            : "Start it in a terminal where sudo can ask for your password, or as root; a sandbox needs"
                                    + " neither.");
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
