package dev.macvlab.bench;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Isolation;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.KernelSupport;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code bench truth --seeds A..B}: random labs, check and forecast against the kernel, on as many rigs as are useful at once. */
final class TruthBench {
    /** Most of measuring is waiting. */
    private static final int AT_ONCE = 6 * Runtime.getRuntime().availableProcessors();

    private final long first;
    private final long last;

    /**
     * @param seeds as {@code A..B}
     */
    TruthBench(String seeds) {
        if (!seeds.matches("\\d{1,15}\\.\\.\\d{1,15}")) {
            throw new WrongArgument(Message.of("bench.seeds"));
        }
        int dots = seeds.indexOf("..");
        first = Long.parseLong(seeds.substring(0, dots));
        last = Long.parseLong(seeds.substring(dots + 2));
    }

    /** Runs itself again inside a fresh sandbox; returns the exit status. */
    int run() throws IOException {
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            agent.ready().join();
            List<String> self = List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED",
                    "-cp",
                    System.getProperty("java.class.path"),
                    BenchMain.class.getName(),
                    "truth-inside",
                    "--seeds",
                    first + ".." + last,
                    "--outside",
                    Isolation.namespaces());
            return new ProcessBuilder(agent.inside(self))
                    .inheritIO()
                    .start()
                    .onExit()
                    .join()
                    .exitValue();
        }
    }

    /** The run itself, in a process that is root over its network and mount namespaces. */
    int runInside(PrintStream out) throws IOException {
        var coverage = new Coverage();
        boolean agrees = examine(coverage, out);
        out.println(coverage);
        return agrees ? 0 : 1;
    }

    /** Whether check, forecast and kernel say the same of all labs; prints where they don't. */
    boolean examine(Coverage coverage, PrintStream out) throws IOException {
        boolean agrees = true;
        try (NamespaceThread outer = NamespaceThread.start();
                ExecutorService rigs = Executors.newFixedThreadPool(AT_ONCE)) {
            var truth = new Truth(outer);
            Set<Kind> kinds = kindsOf(outer);
            List<Future<String>> labs = new ArrayList<>();
            for (long seed = first; seed <= last; seed++) {
                long number = seed;
                labs.add(rigs.submit(() -> examine(truth, number, RandomLab.of(number, kinds), coverage)));
            }
            for (Future<String> each : labs) {
                String finding = each.get();
                if (!finding.isEmpty()) {
                    out.println(finding);
                    agrees = false;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            throw new IOException("a lab could not be measured: " + e.getCause(), e);
        }
        return agrees;
    }

    /** The kinds of interface that this kernel has. */
    private static Set<Kind> kindsOf(NamespaceThread outer) throws IOException {
        Set<String> links = KernelSupport.linkKinds(
                outer, Stream.of(Kind.values()).map(Kind::word).toList());
        return Stream.of(Kind.values())
                .filter(kind -> links.contains(kind.word()))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Kind.class)));
    }

    /** What was found about a lab, with the smallest lab of which it can still be found; empty when all agree. */
    private static String examine(Truth truth, long seed, Topology lab, Coverage coverage) throws IOException {
        Truth.Verdict verdict;
        try {
            verdict = truth.of(lab);
        } catch (IOException | RuntimeException e) {
            throw new IOException("seed " + seed + ": " + e, e);
        }
        coverage.add(lab, verdict);
        if (verdict.findings().isEmpty()) {
            return "";
        }
        Topology small = new Shrinker(less -> isLike(truth.of(less), verdict)).shrink(lab);
        return "seed " + seed + ": " + String.join(System.lineSeparator(), verdict.findings()) + System.lineSeparator()
                + "shrunk: "
                + String.join(System.lineSeparator(), truth.of(small).findings())
                + System.lineSeparator()
                + TopologyFile.write(small);
    }

    private static boolean isLike(Truth.Verdict smaller, Truth.Verdict verdict) {
        return !smaller.findings().isEmpty()
                && smaller.accepted() == verdict.accepted()
                && smaller.outcome() == verdict.outcome()
                && (smaller.disagreed() > 0) == (verdict.disagreed() > 0);
    }
}
