package dev.macvlab.bench;

import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A lab of many namespaces with one child each, and two probes from each of them. */
final class LargeLab {
    private static final int FURTHER_ON = 37;
    private static final int PER_SUBNET = 250;

    private LargeLab() {}

    static Topology of(int namespaces) {
        Ref parent = Ref.top("eth0");
        List<Namespace> spaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>();
        List<Probe> probes = new ArrayList<>();
        interfaces.add(new Nic(
                Common.named(Ref.HOST, "eth0").withAddresses(List.of("10.0.0.1/16")),
                new Nic.Port("lan", null, UnknownKeys.NONE)));
        for (int i = 0; i < namespaces; i++) {
            Ref space = Ref.top("ns" + i);
            spaces.add(Namespace.named(space.name()));
            interfaces.add(Macvlan.of(
                    Common.named(space.name(), "mac" + i).withAddresses(List.of(address(i) + "/16")),
                    parent,
                    Macvlan.Mode.BRIDGE));
            probes.add(Probe.of(space, address((i + 1) % namespaces)));
            probes.add(Probe.of(space, address((i + FURTHER_ON) % namespaces)));
        }
        return Topology.EMPTY
                .withSwitches(List.of(Switch.named("lan")))
                .withNamespaces(spaces)
                .withInterfaces(interfaces)
                .withProbes(probes);
    }

    private static String address(int i) {
        return "10.0." + (1 + i / PER_SUBNET) + "." + (1 + i % PER_SUBNET);
    }

    /** A namespace in the midst of the others. */
    static Ref middle(Topology topology) {
        return Ref.top("ns" + topology.namespaces().size() / 2);
    }

    /** That namespace and the ones behind it. */
    static Set<Ref> some(Topology topology, Ref first, int count) {
        Set<Ref> some = new LinkedHashSet<>();
        some.add(first);
        List<Namespace> all = topology.namespaces();
        for (int i = all.size() / 2; i < all.size() && some.size() < count; i++) {
            some.add(Ref.top(all.get(i).name()));
        }
        return some;
    }
}
