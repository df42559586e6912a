package dev.macvlab.bench;

import dev.macvlab.check.Check;
import dev.macvlab.check.Checker;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks a large drawing: the whole of it, and again after each of many edits, against its peer, checking anew after each
 * edit. The figures are milliseconds: medians, and of the edits the worst of a hundred too.
 */
final class CheckBench {
    private static final int MANY_NICS = 50;
    private static final int WHOLE = 25;
    private static final int EDITS = 200;
    private static final int WARM_UP = 40;
    private static final int PERCENT = 100;

    private final int interfaces;
    private final Map<String, Double> figures = new LinkedHashMap<>();

    CheckBench(int interfaces) {
        this.interfaces = interfaces;
    }

    void run(boolean json, PrintStream out) {
        figures.put("interfaces", (double) interfaces);
        measure("", MANY_NICS);
        measure("oneNic.", 1);
        print(json, out);
    }

    private void measure(String shape, int nics) {
        Topology topology = drawing(interfaces, nics);
        long begun = System.nanoTime();
        int found = Check.of(Index.of(topology)).size();
        figures.put(shape + "firstMillis", millisSince(begun));
        figures.put(shape + "findings", (double) found);
        double[] whole = new double[WHOLE];
        for (int i = -WARM_UP; i < WHOLE; i++) {
            begun = System.nanoTime();
            var _ = Check.of(Index.of(topology));
            if (i >= 0) {
                whole[i] = millisSince(begun);
            }
        }
        double anew = median(whole);
        figures.put(shape + "wholeMillis", anew);
        List<Interface> all = topology.interfaces();
        Interface nic = all.getFirst();
        Interface child = all.get(all.size() / 2);
        measure(shape + "childAddress", topology, anew, i -> new Edit.Change(Edit.UNTITLED, withAddress(child, i)));
        measure(shape + "childMode", topology, anew, i -> new Edit.Change(Edit.UNTITLED, withMode((Macvlan) child, i)));
        measure(shape + "nicAddress", topology, anew, i -> new Edit.Change(Edit.UNTITLED, withAddress(nic, i)));
        measure(shape + "nicMtu", topology, anew, i -> new Edit.Change(Edit.UNTITLED, withMtu(nic, i)));
        measure(shape + "add", topology, anew, i -> new Edit.AddInterface(another(i), null));
        measure(
                shape + "remove",
                topology,
                anew,
                i -> new Edit.Remove(Set.of(all.get(nics + i).ref())));
    }

    private interface Step {
        Edit at(int i);
    }

    /** Each edit is made on the drawing as it is, and taken back by the next. */
    private void measure(String name, Topology topology, double anew, Step step) {
        var checker = new Checker();
        checker.check(topology);
        double[] millis = new double[EDITS];
        for (int i = -WARM_UP; i < EDITS; i++) {
            Topology edited = step.at(i + WARM_UP).applyTo(topology);
            long begun = System.nanoTime();
            var _ = checker.check(edited);
            if (i >= 0) {
                millis[i] = millisSince(begun);
            }
        }
        double usual = median(millis);
        figures.put(name + "Millis", usual);
        figures.put(name + "Worst", millis[EDITS * 99 / PERCENT]);
        figures.put(name + "TimesFaster", anew / usual);
    }

    private static double median(double[] millis) {
        Arrays.sort(millis);
        return millis[millis.length / 2];
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    private static Interface withAddress(Interface itself, int i) {
        return itself.withCommon(itself.common().withAddresses(List.of("10.0." + 200 + "." + (1 + i % 250) + "/16")));
    }

    private static Interface withMtu(Interface nic, int i) {
        return nic.withCommon(nic.common().withMtu(1400 + i % 200));
    }

    private static Interface withMode(Macvlan child, int i) {
        return child.withMode(i % 2 == 0 ? Macvlan.Mode.PRIVATE : Macvlan.Mode.VEPA);
    }

    private static Interface another(int i) {
        return Macvlan.of(Common.named("ns1", "more" + i), Ref.top("nic0"), Macvlan.Mode.BRIDGE);
    }

    /** NICs on a switch each, and their children in namespaces of their own, with addresses and routes. */
    private static Topology drawing(int count, int nics) {
        List<Switch> switches = new ArrayList<>();
        List<Namespace> namespaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>();
        for (int i = 0; i < nics; i++) {
            switches.add(Switch.named("lan" + i)
                    .withHosts(
                            List.of(new Switch.Host("gateway", List.of("10." + i + ".0.254/16"), UnknownKeys.NONE))));
            interfaces.add(new Nic(
                    Common.named(Ref.HOST, "nic" + i).withAddresses(List.of("10." + i + ".0.253/16")),
                    new Nic.Port("lan" + i, null, UnknownKeys.NONE)));
        }
        for (int i = 0; interfaces.size() < count; i++) {
            int on = i % nics;
            int nth = i / nics + 1;
            String subnet = "10." + on + ".";
            namespaces.add(Namespace.named("ns" + i)
                    .withRoutes(List.of(
                            new Namespace.Route("default", subnet + "0.254", null, null, null, UnknownKeys.NONE))));
            interfaces.add(Macvlan.of(
                    Common.named("ns" + i, "mac0")
                            .withAddresses(List.of(subnet + (1 + nth / 250) + "." + (1 + nth % 250) + "/16")),
                    Ref.top("nic" + on),
                    Macvlan.Mode.BRIDGE));
        }
        return Topology.EMPTY.withSwitches(switches).withNamespaces(namespaces).withInterfaces(interfaces);
    }

    private void print(boolean json, PrintStream out) {
        String text = figures.entrySet().stream()
                .map(each -> (json ? "\"" + each.getKey() + "\":" : each.getKey() + " ")
                        + String.format(Locale.ROOT, "%.2f", each.getValue()))
                .collect(Collectors.joining(json ? "," : System.lineSeparator()));
        out.println(json ? "{" + text + "}" : text);
    }
}
