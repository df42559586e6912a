package dev.macvlab.desktop.inspector;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;

/** Which names are taken. */
final class Names {
    private Names() {}

    /** Whether an element of that name and place is there already, so that the reference would mean two things. */
    static boolean isTaken(Index index, Ref ref) {
        return index.find(ref).isPresent()
                || (ref.isTop()
                        && (index.namespace(ref.name()).isPresent()
                                || index.findSwitch(ref.name()).isPresent()))
                || index.findSwitch(ref.place()).stream()
                        .flatMap(each -> each.hosts().stream())
                        .anyMatch(host -> host.name().equals(ref.name()));
    }
}
