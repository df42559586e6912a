package dev.macvlab.desktop.model;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is selected.
 *
 * @param refs elements, in the order in which they were selected
 * @param notes notes, by their place in the topology's list
 * @param areas areas, by their place in the topology's list
 */
public record Selection(Set<Ref> refs, Set<Probe> probes, Set<Integer> notes, Set<Integer> areas) {
    /** Nothing. */
    public static final Selection NONE = new Selection(Set.of(), Set.of());

    public Selection {
        refs = Collections.unmodifiableSet(new LinkedHashSet<>(refs));
        probes = Collections.unmodifiableSet(new LinkedHashSet<>(probes));
        notes = Collections.unmodifiableSet(new LinkedHashSet<>(notes));
        areas = Collections.unmodifiableSet(new LinkedHashSet<>(areas));
    }

    /** Elements and probes, and no drawing. */
    public Selection(Set<Ref> refs, Set<Probe> probes) {
        this(refs, probes, Set.of(), Set.of());
    }

    public static Selection of(Ref ref) {
        return new Selection(Set.of(ref), Set.of());
    }

    public static Selection of(Probe probe) {
        return new Selection(Set.of(), Set.of(probe));
    }

    public boolean isEmpty() {
        return refs.isEmpty() && probes.isEmpty() && notes.isEmpty() && areas.isEmpty();
    }

    /** Whether nothing is selected that stands on the drawing by itself. */
    public boolean hasNoFigures() {
        return refs.isEmpty() && notes.isEmpty() && areas.isEmpty();
    }

    /** The part of this selection that {@code topology} has. */
    Selection within(Topology topology) {
        if (isEmpty()) {
            return this;
        }
        Index index = Index.of(topology);
        return new Selection(
                refs.stream()
                        .filter(ref -> index.element(ref).isPresent())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                probes.stream()
                        .filter(topology.probes()::contains)
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                notes.stream()
                        .filter(each -> each < topology.notes().size())
                        .collect(Collectors.toCollection(LinkedHashSet::new)),
                areas.stream()
                        .filter(each -> each < topology.areas().size())
                        .collect(Collectors.toCollection(LinkedHashSet::new)));
    }
}
