package dev.macvlab.bench;

import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A mistake that a person could make in a lab that was good, of which the kernel should know. */
sealed interface Fault permits AddressFault, ChildFault, WireFault {
    /** The lab with that mistake in it; empty when it has nothing that could be wrong in that way. */
    Optional<Topology> in(Topology lab, SeededChoices dice);

    /** All there are. */
    static List<Fault> all() {
        List<Fault> all = new ArrayList<>();
        all.addAll(List.of(AddressFault.values()));
        all.addAll(List.of(ChildFault.values()));
        all.addAll(List.of(WireFault.values()));
        return all;
    }
}
