package dev.macvlab.bench;

import dev.macvlab.bench.Truth.Outcome;
import dev.macvlab.bench.Truth.Verdict;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Topology;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** What the labs of a run had in them, and what came of them. */
final class Coverage {
    private final Map<String, Integer> labsWith = new TreeMap<>();
    private final Map<String, Integer> labsBreaking = new TreeMap<>();
    private final Map<Outcome, Integer> refusedByCheck = new EnumMap<>(Outcome.class);
    private int labs;
    private int accepted;
    private int acceptedAndStand;
    private int pairs;
    private int reachable;
    private int open;
    private int disagreed;

    /** Counts a lab. */
    synchronized void add(Topology lab, Verdict verdict) {
        labs++;
        pairs += verdict.pairs();
        reachable += verdict.reachable();
        open += verdict.open();
        disagreed += verdict.disagreed();
        if (verdict.accepted()) {
            accepted++;
            acceptedAndStand += verdict.outcome() == Outcome.STANDS ? 1 : 0;
        } else {
            refusedByCheck.merge(verdict.outcome(), 1, Integer::sum);
        }
        verdict.errors().forEach(rule -> labsBreaking.merge(rule, 1, Integer::sum));
        traits(lab).forEach(trait -> labsWith.merge(trait, 1, Integer::sum));
    }

    private static Set<String> traits(Topology lab) {
        Set<String> traits = new HashSet<>();
        for (Interface each : lab.interfaces()) {
            traits.add(each.kind().word());
            if (each instanceof Macvlan child) {
                traits.add("mode " + child.effectiveMode().word());
            } else if (each instanceof Ipvlan child) {
                traits.add("ipvlan " + child.effectiveMode().word());
                traits.add("ipvlan " + child.effectiveFlag().word());
            } else if (each instanceof Dummy dummy) {
                traits.add(dummy.asksForNeighbours() ? "dummy with ARP" : "dummy without ARP");
            } else if (each instanceof Nic nic && nic.port() != null) {
                traits.add(nic.port().reflects() ? "hairpin" : "no hairpin");
            }
            each.addresses().forEach(cidr -> traits.add(cidr.address().isV6() ? "IPv6" : "IPv4"));
        }
        if (lab.namespaces().stream().anyMatch(namespace -> namespace.forwards())) {
            traits.add("router");
        }
        return traits;
    }

    /** The share of labs that have a trait such as {@code mode vepa}, from 0 to 1. */
    double shareWith(String trait) {
        return share(labsWith.getOrDefault(trait, 0), labs);
    }

    double acceptedShare() {
        return share(accepted, labs);
    }

    double reachableShare() {
        return share(reachable, pairs);
    }

    /** The share of pairs that the forecast leaves open. */
    double openShare() {
        return share(open, pairs);
    }

    private static double share(int part, int whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    /** A few lines for a person. */
    @Override
    public String toString() {
        var text = new StringBuilder();
        text.append("labs ").append(labs);
        text.append(", accepted by check ").append(percent(accepted, labs));
        text.append(", of these applied and verified ")
                .append(acceptedAndStand)
                .append(" of ")
                .append(accepted);
        text.append("\nrefused by check ").append(labs - accepted);
        text.append(": refused by the kernel ").append(refusedByCheck.getOrDefault(Outcome.REFUSED, 0));
        text.append(", spoiled ").append(refusedByCheck.getOrDefault(Outcome.SPOILED, 0));
        text.append("\npairs ").append(pairs);
        text.append(", reachable ").append(percent(reachable, pairs));
        text.append(", open ").append(percent(open, pairs));
        text.append(", forecast as measured ")
                .append(pairs - open - disagreed)
                .append(" of ")
                .append(pairs - open);
        text.append("\nlabs with: ").append(list(labsWith, count -> percent(count, labs)));
        text.append("\nlabs that break: ").append(list(labsBreaking, String::valueOf));
        return text.toString();
    }

    private static String list(Map<String, Integer> counts, IntFunction<String> amount) {
        return counts.entrySet().stream()
                .map(each -> each.getKey() + " " + amount.apply(each.getValue()))
                .collect(Collectors.joining(", "));
    }

    private static String percent(int part, int whole) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share(part, whole));
    }
}
