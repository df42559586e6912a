package dev.macvlab.bench;

import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Forecasts every pair of a lab, and rows of a larger one. The peer is what is least to be done for the same matrix: a
 * search in breadth for the way between any two of the same elements, without a thought of modes, addresses or caches.
 */
final class ForecastBench {
    private static final int LARGER = 5;
    private static final int ROUNDS = 7;
    private static final int PER_SUBNET = 250;
    private static final List<Mode> MODES = List.of(Mode.BRIDGE, Mode.VEPA, Mode.PRIVATE, Mode.BRIDGE);

    /** On a busy machine the time that a thread had tells more than the time that passed. */
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private final int endpoints;

    ForecastBench(int endpoints) {
        this.endpoints = endpoints;
    }

    void run(boolean json, PrintStream out) {
        Topology lab = lab(endpoints);
        double[] all = new double[ROUNDS];
        double[] cpu = new double[ROUNDS];
        double[] peer = new double[ROUNDS];
        int pairs = 0;
        for (int i = 0; i < ROUNDS; i++) {
            long began = System.nanoTime();
            long beganCpu = THREADS.getCurrentThreadCpuTime();
            pairs = predictAll(lab);
            cpu[i] = (THREADS.getCurrentThreadCpuTime() - beganCpu) / 1e6;
            all[i] = millisSince(began);
            began = System.nanoTime();
            int steps = searchAll(lab);
            peer[i] = millisSince(began);
            if (steps <= 0) {
                throw new IllegalStateException("the search found nothing");
            }
        }
        double[] rows = rows(lab(LARGER * endpoints));
        Map<String, Double> figures = new LinkedHashMap<>();
        figures.put("endpoints", (double) endpoints);
        figures.put("pairs", (double) pairs);
        figures.put("firstMillis", all[0]);
        figures.put("allPairsMillis", median(all));
        figures.put("allPairsCpuMillis", median(cpu));
        figures.put("searchMillis", median(peer));
        figures.put("timesSearch", median(all) / median(peer));
        figures.put("largerEndpoints", (double) LARGER * endpoints);
        figures.put("firstRowMillis", rows[0]);
        figures.put("rowMillis", median(rows));
        Arrays.sort(rows);
        figures.put("rowMillisOf99In100", rows[rows.length * 99 / 100]);
        ApplyBench.print(figures, json, out);
    }

    /** Children of all modes on one NIC whose switch port has hairpin, so that every frame for many comes back. */
    private static Topology lab(int endpoints) {
        List<Namespace> namespaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>();
        interfaces.add(new Nic(
                Common.named(Ref.HOST, "eth0").withAddresses(List.of("10.0.0.1/16")),
                new Nic.Port("lan", true, UnknownKeys.NONE)));
        for (int i = 0; i < endpoints; i++) {
            Namespace namespace = Namespace.named("ns" + i);
            namespaces.add(namespace);
            String address = "10.0." + (1 + i / PER_SUBNET) + "." + (1 + i % PER_SUBNET) + "/16";
            interfaces.add(Macvlan.of(
                    Common.named(namespace.name(), "eth0").withAddresses(List.of(address)),
                    Ref.top("eth0"),
                    MODES.get(i % MODES.size())));
        }
        return Topology.EMPTY
                .withSwitches(List.of(Switch.named("lan")))
                .withNamespaces(namespaces)
                .withInterfaces(interfaces);
    }

    private static int predictAll(Topology lab) {
        Forecast forecast = Forecast.of(Index.of(lab));
        int reachable = 0;
        List<Pair> pairs = forecast.pairs();
        for (Pair pair : pairs) {
            Prediction prediction = forecast.predict(pair.from(), pair.address());
            reachable += prediction.outcome() == Prediction.Outcome.REACHABLE ? 1 : 0;
        }
        if (reachable == 0) {
            throw new IllegalStateException("nobody reaches anybody");
        }
        return pairs.size();
    }

    /** The time of each row, the first one with all that is worked out only once. */
    private static double[] rows(Topology lab) {
        Forecast forecast = Forecast.of(Index.of(lab));
        List<Ref> sources = forecast.sources();
        double[] millis = new double[sources.size()];
        for (int i = 0; i < millis.length; i++) {
            long began = System.nanoTime();
            for (Pair pair : forecast.pairsFrom(sources.get(i))) {
                forecast.predict(pair.from(), pair.address());
            }
            millis[i] = millisSince(began);
        }
        return millis;
    }

    /** How many steps all ways between any two interfaces have together. */
    private static int searchAll(Topology lab) {
        Map<Ref, List<Ref>> neighbours = new HashMap<>();
        for (Interface each : lab.interfaces()) {
            if (each instanceof Child child) {
                join(neighbours, each.ref(), Objects.requireNonNull(child.parent()));
            } else if (each instanceof Nic nic && nic.port() != null) {
                join(neighbours, each.ref(), Ref.top(nic.port().toSwitch()));
            }
        }
        int steps = 0;
        for (Interface from : lab.interfaces()) {
            Map<Ref, Integer> distances = new HashMap<>(Map.of(from.ref(), 0));
            var open = new ArrayDeque<>(List.of(from.ref()));
            for (Ref at = open.poll(); at != null; at = open.poll()) {
                int next = distances.getOrDefault(at, 0) + 1;
                for (Ref neighbour : neighbours.getOrDefault(at, List.of())) {
                    if (distances.putIfAbsent(neighbour, next) == null) {
                        open.add(neighbour);
                        steps += next;
                    }
                }
            }
        }
        return steps;
    }

    private static void join(Map<Ref, List<Ref>> neighbours, Ref one, Ref other) {
        neighbours.computeIfAbsent(one, _ -> new ArrayList<>()).add(other);
        neighbours.computeIfAbsent(other, _ -> new ArrayList<>()).add(one);
    }

    private static double median(double[] of) {
        double[] sorted = of.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    private static double millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }
}
