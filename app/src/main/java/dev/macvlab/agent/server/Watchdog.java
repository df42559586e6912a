package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.AgentCommand;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.lab.host.HostLab;
import dev.macvlab.lab.host.Journal;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Explained;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import dev.macvlab.plan.LabException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A process beside the agent that takes an unconfirmed apply back when the agent was killed, or hangs. */
final class Watchdog implements AutoCloseable {
    private static final Path SETSID = Path.of("/usr/bin/setsid");
    private static final int READY = 'r';
    private static final int CONFIRMED = 'c';
    /** How much longer than the agent itself it waits. */
    private static final int GRACE_SECONDS = 15;

    private static final int LOCK_ATTEMPTS = 200;
    private static final int LOCK_PAUSE_MILLIS = 50;

    private final Process process;

    private Watchdog(Process process) {
        this.process = process;
    }

    /** Starts one, and returns when it watches. */
    static Watchdog start(String lab, int seconds) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(SETSID)) {
            // The end of the terminal must not end it.
            command.add(SETSID.toString());
        }
        command.addAll(
                AgentCommand.of(List.of("--target", "host", "--watch", lab, "--seconds", Integer.toString(seconds))));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (process.getInputStream().read() != READY) {
            process.destroyForcibly();
            throw new ExplainedException(Message.of("agent.watchdog.not-started"));
        }
        return new Watchdog(process);
    }

    /** Ends it: there is nothing to take back any more. */
    @Override
    public void close() {
        try (OutputStream out = process.getOutputStream()) {
            out.write(CONFIRMED);
        } catch (IOException _) {
            // It has ended by itself.
        }
        process.onExit().join();
    }

    /**
     * The watchdog's own work.
     *
     * @return the exit status
     */
    static int keepWatch(NamespaceThread namespaces, String lab, String seconds, InputStream in, OutputStream out)
            throws IOException {
        ProcessHandle agent = ProcessHandle.current().parent().orElseThrow();
        out.write(READY);
        out.flush();
        Thread.ofPlatform().name("patience").daemon().start(() -> {
            try {
                TimeUnit.SECONDS.sleep(Integer.parseInt(seconds) + (long) GRACE_SECONDS);
                // Its end is what this process waits for.
                agent.destroyForcibly();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        if (in.read() == CONFIRMED) {
            return 0;
        }
        takeBack(namespaces, lab);
        return 0;
    }

    private static void takeBack(NamespaceThread namespaces, String lab) throws IOException {
        var files = new JournalFiles();
        JournalFiles.Hold hold = files.hold(lab).orElse(null);
        for (int attempt = 0; hold == null; attempt++) {
            if (attempt == LOCK_ATTEMPTS) {
                throw new ExplainedException(Message.of("agent.lab-busy", lab));
            }
            pause();
            hold = files.hold(lab).orElse(null);
        }
        try (var _ = hold) {
            Journal journal = files.read(lab).orElse(null);
            if (journal == null || journal.phase() != Journal.Phase.UNCONFIRMED) {
                return;
            }
            try (HostLab opened =
                    HostLab.open(namespaces, new NamespaceNames(), lab, Machine.seed(lab), journal, files.store(lab))) {
                opened.takeBack(journal.before() == null ? null : TopologyFile.read(journal.before()));
            } catch (LabException | UnreadableFile e) {
                throw new ExplainedException(Explained.of(e), e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOCK_PAUSE_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
