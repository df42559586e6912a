package dev.macvlab.desktop;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What is selected: elements, and probes. */
public record Selection(Set<Ref> refs, Set<Probe> probes) {
    /** Nothing. */
    public static final Selection NONE = new Selection(Set.of(), Set.of());

    public Selection {
        refs = new LinkedHashSet<>(refs);
        probes = new LinkedHashSet<>(probes);
    }

    public static Selection of(Ref ref) {
        return new Selection(Set.of(ref), Set.of());
    }

    public static Selection of(Probe probe) {
        return new Selection(Set.of(), Set.of(probe));
    }

    public boolean isEmpty() {
        return refs.isEmpty() && probes.isEmpty();
    }

    /** The part of this selection that {@code topology} has. */
    Selection within(Topology topology) {
        Index index = Index.of(topology);
        return new Selection(
                refs.stream().filter(ref -> exists(index, ref)).collect(Collectors.toCollection(LinkedHashSet::new)),
                probes.stream()
                        .filter(topology.probes()::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    private static boolean exists(Index index, Ref ref) {
        return index.find(ref).isPresent()
                || (ref.isTop()
                        && (index.namespace(ref.name()).isPresent()
                                || index.findSwitch(ref.name()).isPresent()))
                || index.findSwitch(ref.place()).stream()
                        .flatMap(found -> found.hosts().stream())
                        .anyMatch(host -> host.name().equals(ref.name()));
    }
}
