package dev.macvlab.agent.client;

import dev.macvlab.agent.protocol.AgentCommand;
import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
        List<String> named = List.of("--target", target.word());
        if (target == Target.HOST) {
            List<String> agent = elevation == Elevation.NONE ? AgentCommand.of(named) : AgentCommand.elevated(named);
            Path program = elevation.find().orElse(Path.of("/usr/bin", elevation.program()));
            return new Launch(target, elevation, elevation.vector(program, agent));
        }
        List<String> agent = AgentCommand.of(named);
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
            return refused(Message.of("agent.unshare-missing"), Message.of("agent.unshare-missing.remedy"));
        }
        if (elevation != Elevation.NONE && elevation.find().isEmpty()) {
            return refused(
                    Message.of("agent.elevation-missing", elevation.program()),
                    Message.of(
                            elevation == Elevation.SUDO ? "agent.sudo-missing.remedy" : "agent.pkexec-missing.remedy"));
        }
        return refused(Message.of("agent.not-started", String.valueOf(e.getMessage())), null);
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
            return refused(Message.of("agent.killed-starting"), Message.of("agent.killed-starting.remedy"));
        }
        if (target == Target.SANDBOX) {
            Sandbox.Refusal refusal =
                    Sandbox.whyRefused(complaints, Path.of("/proc")).orElse(null);
            if (refusal != null) {
                return refused(refusal.why(), refusal.remedy());
            }
        }
        if (elevation == Elevation.PKEXEC && complaints.contains("No authentication agent found")) {
            return refused(Message.of("agent.nobody-asks"), Message.of("agent.nobody-asks.remedy"));
        }
        if (elevation == Elevation.PKEXEC && (status == 126 || status == 127)) {
            return refused(Message.of("agent.root-refused"), Message.of("agent.root-refused.remedy"));
        }
        if ((elevation == Elevation.SUDO || elevation == Elevation.SUDO_WINDOW) && status == 1) {
            // What it says before is about ways to ask that a user has not got.
            String mark = elevation.program() + ": ";
            int last = complaints.lastIndexOf(mark);
            String said = last < 0 ? complaints : complaints.substring(last + mark.length());
            return refused(
                    Message.of("agent.sudo-refused", said.endsWith(".") ? said : said + "."),
                    Message.of(
                            said.contains("incorrect password")
                                    ? "agent.password-wrong.remedy"
                                    : "agent.sudo-refused.remedy"));
        }
        return refused(
                complaints.isEmpty()
                        ? Message.of("agent.died-starting", status)
                        : Message.of("agent.died-starting-saying", status, complaints),
                Message.of("agent.died-starting.remedy"));
    }

    private static AgentException refused(Message why, @Nullable Message remedy) {
        return new AgentException(ErrorCode.UNSTARTED, null, null, why, remedy);
    }

    private static boolean onPath(String program) {
        String path = System.getenv("PATH");
        return path != null
                && List.of(path.split(File.pathSeparator)).stream()
                        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
