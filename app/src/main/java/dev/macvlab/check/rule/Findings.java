package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a rule tells what it found. */
@FunctionalInterface
public interface Findings {
    /**
     * Takes one finding.
     *
     * @param subject the elements it is about, the one to blame first
     * @param field the field of the first element, as topology files call it
     * @param message a sentence that says what, why and what to do
     * @param fix a change that mends it
     */
    void add(List<Ref> subject, @Nullable String field, Message message, @Nullable Edit fix);

    /** Takes a finding about several elements that only the user can mend. */
    default void add(List<Ref> subject, @Nullable String field, Message message) {
        add(subject, field, message, null);
    }

    /** Takes a finding about one element that only the user can mend. */
    default void add(Ref subject, @Nullable String field, Message message) {
        add(List.of(subject), field, message, null);
    }

    /** Takes a finding about one element. */
    default void add(Ref subject, @Nullable String field, Message message, @Nullable Edit fix) {
        add(List.of(subject), field, message, fix);
    }
}
