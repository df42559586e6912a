package dev.macvlab.desktop.table;

import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Ref;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a cell that was edited.
 *
 * @param edit what it changes; null when it changes nothing
 * @param ref the interface under the name that it has then
 * @param refusal why it can't be; empty when it can
 */
record Change(@Nullable Edit edit, Ref ref, String refusal) {
    static Change of(Edit edit, Ref ref) {
        return new Change(edit, ref, "");
    }

    static Change none(Ref ref) {
        return new Change(null, ref, "");
    }

    static Change refused(Ref ref, String why) {
        return new Change(null, ref, why);
    }
}
