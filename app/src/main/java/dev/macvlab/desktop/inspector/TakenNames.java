package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;

/** Which names are taken. */
final class TakenNames {
    private TakenNames() {}

    /**
     * Lets a new name through.
     *
     * @throws Refusal where it is empty, is taken, or can't be part of a reference
     */
    static void check(Texts texts, Index index, Ref renamed) throws Refusal {
        if (renamed.name().isEmpty()) {
            throw new Refusal(texts.get("refusal.empty"));
        }
        if (renamed.name().indexOf('/') >= 0) {
            throw new Refusal(texts.get("refusal.slash"));
        }
        boolean isHost = renamed.isTop() && renamed.name().equals(Ref.HOST);
        if (isHost || isTaken(index, renamed)) {
            throw new Refusal(texts.get("refusal.taken", renamed.name(), renamed.place()));
        }
    }

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
