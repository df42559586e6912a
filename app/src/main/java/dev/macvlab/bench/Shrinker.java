package dev.macvlab.bench;

import dev.macvlab.forecast.Forecast;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Takes from a lab whatever a finding does not need. */
final class Shrinker {
    /** Whether a lab still has the finding. */
    interface Test {
        boolean fails(Topology lab) throws IOException;
    }

    private static final int MOST_TRIES = 300;

    private final Test test;

    Shrinker(Test test) {
        this.test = test;
    }

    /** The smallest lab it finds that still fails. */
    Topology shrink(Topology lab) throws IOException {
        Topology smallest = lab;
        int tries = 0;
        boolean smaller = true;
        while (smaller) {
            smaller = false;
            for (Topology candidate : candidates(smallest)) {
                if (!candidate.equals(smallest)
                        && !Forecast.of(Index.of(candidate)).loops()
                        && tries++ < MOST_TRIES
                        && test.fails(candidate)) {
                    smallest = candidate;
                    smaller = true;
                    break;
                }
            }
        }
        return smallest;
    }

    /** Labs with one thing less, the largest things first. */
    private static List<Topology> candidates(Topology lab) {
        List<Topology> candidates = new ArrayList<>();
        for (Interface each : lab.interfaces()) {
            candidates.add(without(lab, each.ref()));
        }
        for (Switch each : lab.switches()) {
            for (Switch.Host host : each.hosts()) {
                List<Switch.Host> left = each.hosts().stream()
                        .filter(other -> !other.equals(host))
                        .toList();
                candidates.add(lab.withSwitches(replaced(lab.switches(), each, each.withHosts(left))));
            }
        }
        for (Namespace each : lab.namespaces()) {
            for (Namespace.Route route : each.routes()) {
                List<Namespace.Route> left = each.routes().stream()
                        .filter(other -> !other.equals(route))
                        .toList();
                candidates.add(lab.withNamespaces(replaced(lab.namespaces(), each, each.withRoutes(left))));
            }
            candidates.add(lab.withNamespaces(replaced(lab.namespaces(), each, each.withForwarding(null))));
            candidates.add(lab.withNamespaces(replaced(lab.namespaces(), each, each.withSettings(Settings.DEFAULT))));
            boolean used =
                    lab.interfaces().stream().anyMatch(one -> one.namespace().equals(each.name()));
            if (!used) {
                candidates.add(lab.withNamespaces(lab.namespaces().stream()
                        .filter(other -> !other.equals(each))
                        .toList()));
            }
        }
        for (Interface each : lab.interfaces()) {
            for (Interface simpler : simpler(each)) {
                candidates.add(lab.withInterfaces(replaced(lab.interfaces(), each, simpler)));
            }
        }
        return candidates;
    }

    private static <T> List<T> replaced(List<T> list, T old, T now) {
        return list.stream().map(each -> each.equals(old) ? now : each).toList();
    }

    /** The lab without an interface, and without what can't be without it. */
    private static Topology without(Topology lab, Ref gone) {
        Set<Ref> all = new HashSet<>(Set.of(gone));
        int before = 0;
        while (before != all.size()) {
            before = all.size();
            for (Interface each : lab.interfaces()) {
                boolean needs = each.references().stream()
                        .anyMatch(reference -> reference.relation().carries() && all.contains(reference.ref()));
                if (needs) {
                    all.add(each.ref());
                }
            }
        }
        List<Interface> left = lab.interfaces().stream()
                .filter(each -> !all.contains(each.ref()))
                .map(each -> each.withReferences((_, ref) -> all.contains(ref) ? null : ref))
                .toList();
        return lab.withInterfaces(left);
    }

    private static List<Interface> simpler(Interface each) {
        List<Interface> simpler = new ArrayList<>();
        Common common = each.common();
        for (String address : common.addresses()) {
            simpler.add(each.withCommon(common.withAddresses(common.addresses().stream()
                    .filter(other -> !other.equals(address))
                    .toList())));
        }
        simpler.add(each.withCommon(common.withMac(null)));
        simpler.add(each.withCommon(common.withUp(null)));
        simpler.add(each.withCommon(common.withMtu(null)));
        if (each instanceof Nic nic && nic.port() != null) {
            simpler.add(nic.withPort(nic.port().withHairpin(null)));
        }
        if (each instanceof Bridge bridge) {
            for (Ref member : bridge.members()) {
                simpler.add(bridge.withMembers(bridge.members().stream()
                        .filter(other -> !other.equals(member))
                        .toList()));
            }
        }
        if (each instanceof Macvlan child) {
            simpler.add(new Macvlan(
                    common,
                    false,
                    child.parent(),
                    child.mode(),
                    child.promiscuous(),
                    child.sources(),
                    child.nodst(),
                    child.broadcastQueueLength()));
            simpler.add(child.withBroadcastQueueLength(null));
            simpler.add(child.withNodst(null));
            simpler.add(child.withPromiscuous(null));
            for (String source : child.sources()) {
                simpler.add(child.withSources(child.sources().stream()
                        .filter(other -> !other.equals(source))
                        .toList()));
            }
        }
        return simpler;
    }
}
