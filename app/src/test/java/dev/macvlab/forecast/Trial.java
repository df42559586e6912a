package dev.macvlab.forecast;

import dev.macvlab.bench.Rig;
import dev.macvlab.compare.Comparison;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.LabException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Known topologies on the kernel that the test runs on. */
final class Trial implements AutoCloseable {
    private final NamespaceThread outer;
    private final ExecutorService rigs;
    private final Map<String, Future<List<String>>> results = new LinkedHashMap<>();

    /**
     * @param atOnce how many of them stand at the same time; most of it is waiting, but not where the processor is slow
     */
    Trial(Stream<Case> cases, int atOnce) throws IOException {
        outer = NamespaceThread.start();
        rigs = Executors.newFixedThreadPool(atOnce);
        cases.forEach(each -> results.put(each.name(), rigs.submit(() -> differences(each))));
    }

    /** Where the kernel does something else than the forecast says, or than is known. */
    List<String> differences(String name) throws Exception {
        return Objects.requireNonNull(results.get(name)).get();
    }

    private List<String> differences(Case known) throws IOException, LabException {
        List<String> differences = new ArrayList<>();
        Forecast forecast = known.drawing().forecast();
        try (Rig rig = Rig.open(outer)) {
            rig.build(known.drawing().topology());
            List<Pair> pairs = new ArrayList<>(forecast.pairs());
            for (Case.Ping ping : known.known()) {
                pairs.add(new Pair(ping.from(), ping.from(), ping.to()));
            }
            List<PingResult> measured = rig.measure(pairs);
            for (int i = 0; i < pairs.size(); i++) {
                compare(rig, forecast, pairs.get(i), measured.get(i), differences);
            }
            for (Case.Ping ping : known.known()) {
                compareWarm(rig, ping, differences);
            }
        }
        return differences;
    }

    private static void compare(Rig rig, Forecast forecast, Pair pair, PingResult first, List<String> differences)
            throws IOException {
        Prediction prediction = forecast.predict(pair.from(), pair.address());
        if (!new Comparison(prediction, first).finding().differs()) {
            return;
        }
        // Alone and patiently; what the kernel says too often it says no longer for a while.
        PingResult last = rig.measureAgain(pair);
        if (new Comparison(prediction, last).finding().differs()) {
            differences.add(pair.from() + " to " + pair.address() + ": forecast " + Drawn.word(prediction) + " ("
                    + prediction.reason() + "), but the kernel: " + last);
        }
    }

    private static void compareWarm(Rig rig, Case.Ping ping, List<String> differences) throws IOException {
        if (ping.warm() == null) {
            return;
        }
        PingResult warm = rig.measureWarm(new Pair(ping.from(), ping.from(), ping.to()));
        if ((warm.failure() == null) != ping.warm().equals("ok")) {
            differences.add(ping.from() + " to " + ping.to() + " with filled caches: " + warm);
        }
    }

    @Override
    public void close() {
        rigs.shutdownNow();
        rigs.close();
        outer.close();
    }
}
