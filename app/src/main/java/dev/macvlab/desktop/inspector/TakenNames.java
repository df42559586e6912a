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
        if (index.element(renamed).isPresent()) {
            throw new Refusal(texts.get("refusal.taken", renamed.name(), renamed.place()));
        }
    }
}
