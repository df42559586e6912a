package dev.macvlab.plan;

import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import org.jspecify.annotations.Nullable;

/** Why a lab can't be made real, in a teacher's words. */
public final class LabException extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    private final ErrorCode error;
    private final transient @Nullable Ref element;
    private final @Nullable String field;
    private final transient Message why;
    private final transient Message remedy;

    /**
     * @param element the element to blame; null when it is none in particular
     * @param field the field of it to blame, as topology files call it; null when it is none in particular
     * @param why one sentence
     * @param remedy what to do, as one sentence
     */
    public LabException(ErrorCode error, @Nullable Ref element, @Nullable String field, Message why, Message remedy) {
        super(sentence(element, why, remedy).english());
        this.error = error;
        this.element = element;
        this.field = field;
        this.why = why;
        this.remedy = remedy;
    }

    /** Somebody wanted no more of it. */
    public static LabException cancelled() {
        return new LabException(
                ErrorCode.CANCELLED, null, null, Message.of("lab.cancelled"), Message.of("lab.cancelled.remedy"));
    }

    private static Message sentence(@Nullable Ref element, Message why, Message remedy) {
        return element == null
                ? Message.of("lab.refusal", why, remedy)
                : Message.of("lab.refusal.element", element, why, remedy);
    }

    /** All of it: the element, why, and what to do. */
    @Override
    public Message sentence() {
        return sentence(element, why, remedy);
    }

    public ErrorCode error() {
        return error;
    }

    public @Nullable Ref element() {
        return element;
    }

    public @Nullable String field() {
        return field;
    }

    public Message why() {
        return why;
    }

    public Message remedy() {
        return remedy;
    }
}
