package dev.macvlab.lab.apply;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.linux.Mounts;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.Step;
import dev.macvlab.plan.StepDescription;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A lab on the kernel of this test, with a fresh namespace for its host. */
public final class RealLab implements AutoCloseable {
    private final NamespaceThread outside;
    private final NetworkNamespace host;
    final NamespaceThread namespaces;
    final Lab lab;
    final List<Step> steps = new ArrayList<>();

    RealLab() throws IOException {
        this(Checkpoint.OPEN);
    }

    RealLab(Checkpoint checkpoint) throws IOException {
        coverRun();
        outside = NamespaceThread.start();
        host = outside.create();
        namespaces = outside.call(host, NamespaceThread::start);
        lab = new Lab(namespaces, new NamespaceNames(), "test", LabTarget.sandbox("test"), checkpoint);
    }

    /** Names of namespaces go to a file system of this test's own. */
    public static synchronized void coverRun() throws IOException {
        // The second kernel has covered it already, and keeps what loads its modules there.
        if (System.getProperty("macvlab.test.run") == null && System.getenv("MACVLAB_SECOND_KERNEL") == null) {
            Mounts.tmpfs("/run");
            System.setProperty("macvlab.test.run", "covered");
        }
    }

    static Topology shipped(String name) {
        try {
            return TopologyFile.read(Path.of("labs", name + ".macvlab.json"));
        } catch (UnreadableFile e) {
            throw new AssertionError(e);
        }
    }

    Lab.Applied apply(Topology topology) throws LabException, IOException {
        steps.clear();
        return lab.apply(topology, new Observer() {
            @Override
            public void stepped(int done, int all, Step step) {
                steps.add(step);
            }
        });
    }

    /** Applies a change of a drawing's text, and returns what was done, in words. */
    List<String> change(String text, UnaryOperator<String> change) throws LabException, IOException {
        if (!lab.stands()) {
            apply(Drawing.of(text));
        }
        apply(Drawing.of(change.apply(text)));
        return steps.stream().map(each -> StepDescription.words(each).english()).toList();
    }

    /** What {@code ip} says about the host's namespace, or about a named one with {@code -n}. */
    String ip(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    /** What a command prints that is run on the host. */
    String run(List<String> command) throws IOException {
        Process process = namespaces.call(
                namespaces.home(),
                () -> new ProcessBuilder(command).redirectErrorStream(true).start());
        try (var in = process.getInputStream();
                var _ = process.getErrorStream();
                var _ = process.getOutputStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
        } finally {
            process.onExit().join();
        }
    }

    /** The names of namespaces that there are. */
    static List<String> names() throws IOException {
        return new NamespaceNames().list();
    }

    /** The descriptors that this process has open. */
    static long descriptors() throws IOException {
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            return files.count();
        }
    }

    @Override
    public void close() {
        lab.close();
        namespaces.close();
        host.close();
        outside.close();
    }
}
