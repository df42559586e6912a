package dev.macvlab.edit;

import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.function.UnaryOperator;

/** Changes names and places of elements in every place of a topology that mentions them. */
final class Rewiring {
    private Rewiring() {}

    /** Gives the element at {@code ref} another name; what is inside a namespace or switch goes along. */
    static Topology renaming(Topology topology, Ref ref, String name) {
        boolean isPlace = topology.place(ref).isPresent();
        return apply(topology, each -> {
            if (each.equals(ref)) {
                return new Ref(ref.place(), name);
            }
            return isPlace && each.place().equals(ref.name()) ? new Ref(name, each.name()) : each;
        });
    }

    /** Plugs an external host into another switch, under the name that is free there. */
    static Topology movingHost(Topology topology, Ref ref, String toSwitch) {
        ExternalHost moving = topology.externalHost(ref).orElse(null);
        if (moving == null
                || ref.place().equals(toSwitch)
                || topology.findSwitch(toSwitch).isEmpty()) {
            return topology;
        }
        String name = new UnusedValues(Index.of(topology)).hostName(toSwitch, moving.name());
        Ref moved = new Ref(toSwitch, name);
        Topology rewired = apply(topology, each -> each.equals(ref) ? moved : each);
        return rewired.withSwitches(rewired.switches().stream()
                .map(each -> {
                    if (each.name().equals(ref.place())) {
                        return each.withHosts(moving.on().hosts().stream()
                                .filter(other -> !other.name().equals(ref.name()))
                                .toList());
                    }
                    if (each.name().equals(toSwitch)) {
                        var hosts = new ArrayList<>(each.hosts());
                        hosts.add(moving.host().withName(name));
                        return each.withHosts(hosts);
                    }
                    return each;
                })
                .toList());
    }

    /**
     * Replaces every reference, and the name and place of the element that it stands for, by its image. Interfaces of which
     * nothing is replaced keep their identity, which tells that they are as they were.
     */
    static Topology apply(Topology topology, UnaryOperator<Ref> image) {
        var layout = new LinkedHashMap<Ref, Position>();
        topology.layout().forEach((ref, position) -> layout.put(image.apply(ref), position));
        return topology.withSwitches(topology.switches().stream()
                        .map(each -> rewired(each, image))
                        .toList())
                .withNamespaces(topology.namespaces().stream()
                        .map(each -> each.withReferences(image))
                        .toList())
                .withInterfaces(topology.interfaces().stream()
                        .map(each -> rewired(each, image))
                        .toList())
                .withProbes(topology.probes().stream()
                        .map(each -> new Probe(image.apply(each.from()), each.to(), each.extras()))
                        .toList())
                .withLayout(layout);
    }

    private static Switch rewired(Switch each, UnaryOperator<Ref> image) {
        return each.withName(image.apply(Ref.top(each.name())).name())
                .withHosts(each.hosts().stream()
                        .map(host -> host.withName(image.apply(each.ref(host)).name()))
                        .toList());
    }

    private static Interface rewired(Interface each, UnaryOperator<Ref> image) {
        Ref moved = image.apply(each.ref());
        Interface rewired = each.withCommon(
                        each.common().withNamespace(moved.place()).withName(moved.name()))
                .withReferences((_, ref) -> image.apply(ref));
        return rewired.equals(each) ? each : rewired;
    }
}
