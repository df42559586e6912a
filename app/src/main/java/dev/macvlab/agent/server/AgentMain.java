package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.linux.DescriptorTable;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.Mounts;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The agent's program: {@code agent --target sandbox|look|host [--outside NAMESPACES | --watch LAB --seconds N]}. */
public final class AgentMain {
    private static final int MISUSED = 64;
    static final int BROKEN = 70;
    private static final int NOT_ISOLATED = 77;
    private static final int NOT_ROOT = 77;

    private AgentMain() {}

    /**
     * Serves until standard input ends.
     *
     * @return the exit status
     */
    public static int run(List<String> arguments) {
        Target target = target(arguments);
        if (target == null) {
            System.err.println("macvlab agent: is started by macvlab itself, with --target sandbox, look or host");
            return MISUSED;
        }
        // Standard output is for messages alone: whatever else prints does so on standard error.
        OutputStream out = new FileOutputStream(FileDescriptor.out);
        System.setOut(System.err);
        Thread.ofPlatform().name("descriptors").daemon().start(DescriptorTable::grow);
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            if (target == Target.SANDBOX) {
                List<String> shared = Isolation.shared(Isolation.namespaces(), value(arguments, "--outside"));
                if (!shared.isEmpty() || value(arguments, "--outside").isEmpty()) {
                    System.err.println(
                            "macvlab agent: this is no sandbox, since it shares namespaces with the outside: "
                                    + String.join(" ", shared));
                    return NOT_ISOLATED;
                }
                WarmUp warmUp = WarmUp.start(namespaces);
                furnish(namespaces);
                var session = new Session(target, namespaces, System.in, out, warmUp::end);
                session.serve();
                // What looks at the lab ends before its namespaces do.
                session.end();
                return 0;
            }
            if (target == Target.HOST
                    && !Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0)) {
                System.err.println("macvlab agent: only root can make a lab on the machine itself");
                return NOT_ROOT;
            }
            if (target == Target.HOST && arguments.contains("--watch")) {
                return Watchdog.keepWatch(
                        namespaces, value(arguments, "--watch"), value(arguments, "--seconds"), System.in, out);
            }
            Session session = new Session(target, namespaces, System.in, out, () -> {});
            if (target == Target.HOST) {
                // A signal ends the agent as the end of its input does.
                Runtime.getRuntime()
                        .addShutdownHook(Thread.ofPlatform().name("end").unstarted(session::end));
                session.serve();
                session.end();
                return 0;
            }
            session.serve();
            return 0;
        } catch (IOException e) {
            System.err.println("macvlab agent: " + e.getMessage());
            return BROKEN;
        }
    }

    private static @org.jspecify.annotations.Nullable Target target(List<String> arguments) {
        for (Target target : Target.values()) {
            if (target.word().equals(value(arguments, "--target").toLowerCase(Locale.ROOT))) {
                return target;
            }
        }
        return null;
    }

    private static String value(List<String> arguments, String option) {
        int at = arguments.indexOf(option);
        return at >= 0 && at + 1 < arguments.size() ? arguments.get(at + 1) : "";
    }

    /** Makes the sandbox a place where {@code ip netns} works, and its own address answers. */
    private static void furnish(NamespaceThread namespaces) throws IOException {
        try {
            Mounts.tmpfs("/run");
        } catch (KernelException e) {
            throw new ExplainedException(Message.of("agent.no-run", e.sentence()), e);
        }
        Files.createDirectory(Path.of("/run/netns"));
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            socket.execute(SetLink.up(1));
        }
    }
}
