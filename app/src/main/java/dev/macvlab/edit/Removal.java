package dev.macvlab.edit;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What goes when elements are deleted: with a namespace its interfaces, with a switch its hosts, with a parent its
 * children, with one end of a veth pair the other, with any of them the probes from it and to its addresses, and its
 * place on the canvas. Nothing keeps a reference to what is gone.
 */
public final class Removal {
    private final Topology before;
    private final Set<Ref> gone;

    private Removal(Topology before, Set<Ref> gone) {
        this.before = before;
        this.gone = gone;
    }

    /** The removal of {@code refs} from {@code before}. */
    public static Removal of(Topology before, Set<Ref> refs) {
        var gone = new LinkedHashSet<>(refs);
        for (Switch each : before.switches()) {
            if (gone.contains(Ref.top(each.name()))) {
                each.hosts().forEach(host -> gone.add(each.ref(host)));
            }
        }
        boolean grew = true;
        while (grew) {
            grew = false;
            for (Interface each : before.interfaces()) {
                if (hangsOn(each, gone)) {
                    grew |= gone.add(each.ref());
                }
            }
        }
        return new Removal(before, gone);
    }

    private static boolean hangsOn(Interface each, Set<Ref> gone) {
        if (!each.namespace().equals(Ref.HOST) && gone.contains(Ref.top(each.namespace()))) {
            return true;
        }
        return each.references().stream()
                .anyMatch(reference -> reference.relation().carries() && gone.contains(reference.ref()));
    }

    /** Everything that goes, what was asked for included. */
    public Set<Ref> gone() {
        return Set.copyOf(gone);
    }

    Topology applied() {
        Set<IpAddress> addressesBefore = addresses(before);
        Topology after = before.withSwitches(before.switches().stream()
                        .filter(each -> !gone.contains(Ref.top(each.name())))
                        .map(each -> each.withHosts(each.hosts().stream()
                                .filter(host -> !gone.contains(each.ref(host)))
                                .toList()))
                        .toList())
                .withNamespaces(before.namespaces().stream()
                        .filter(each -> !gone.contains(Ref.top(each.name())))
                        .toList())
                .withInterfaces(before.interfaces().stream()
                        .filter(each -> !gone.contains(each.ref()))
                        .map(this::released)
                        .toList());
        Set<IpAddress> lost = new HashSet<>(addressesBefore);
        lost.removeAll(addresses(after));
        var layout = new LinkedHashMap<Ref, Position>(before.layout());
        layout.keySet().removeAll(gone);
        return after.withLayout(layout)
                .withProbes(before.probes().stream()
                        .filter(probe -> !gone.contains(probe.from()))
                        .filter(probe -> IpAddress.tryParse(probe.to())
                                .filter(lost::contains)
                                .isEmpty())
                        .toList());
    }

    /** The interface without what is gone; itself where it referred to nothing of it, which tells that it is as it was. */
    private Interface released(Interface each) {
        return each.references().stream().anyMatch(reference -> gone.contains(reference.ref()))
                ? each.withReferences((_, ref) -> gone.contains(ref) ? null : ref)
                : each;
    }

    private static Set<IpAddress> addresses(Topology topology) {
        return Stream.concat(
                        topology.interfaces().stream().flatMap(each -> each.common().addresses().stream()),
                        topology.switches().stream()
                                .flatMap(each -> each.hosts().stream())
                                .flatMap(host -> host.addresses().stream()))
                .map(Cidr::tryParse)
                .flatMap(Optional::stream)
                .map(Cidr::address)
                .collect(Collectors.toSet());
    }
}
