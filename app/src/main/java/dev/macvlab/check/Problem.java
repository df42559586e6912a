package dev.macvlab.check;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One finding of the validator.
 *
 * @param rule the rule's stable id, for instance {@code passthru-shared}
 * @param subject the elements it is about, the one to blame first
 * @param field the field of the first element that the message belongs to, as topology files call it, for instance
 *     {@code mode}; null when it is about the element as a whole
 * @param message a sentence that says what and why
 * @param about where to read on: a manual page, a kernel source file with its function, or a standard
 * @param fix a change that mends it; null where there is no obvious one
 */
public record Problem(
        String rule,
        Severity severity,
        List<Ref> subject,
        @Nullable String field,
        Message message,
        String about,
        @Nullable Edit fix) {
    /** How bad it is, worst first. */
    public enum Severity {
        /** The kernel refuses it, or silently does something else. */
        ERROR,
        /** It works, and surprises. */
        WARNING,
        /** Worth knowing. */
        INFO
    }

    public Problem {
        subject = List.copyOf(subject);
    }
}
