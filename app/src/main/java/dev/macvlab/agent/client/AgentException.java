package dev.macvlab.agent.client;

import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.Ref;
import org.jspecify.annotations.Nullable;

/** Why the agent could not do what it was asked, in words for the user. */
public final class AgentException extends Exception implements Explained {
    private static final long serialVersionUID = 1;

    /** Whose fault it is, which decides where a program shows it. */
    public enum Kind {
        /** The agent can't be started here. */
        REFUSED,
        /** The agent ended, or was killed, and the lab with it. */
        LOST,
        /** The topology or the kernel's answer to it; everything is as it was before. */
        LAB,
        /** Somebody cancelled it; everything is as it was before. */
        CANCELLED,
        /** A mistake in the program. */
        MISTAKE
    }

    private final ErrorCode error;
    private final transient @Nullable Ref element;
    private final @Nullable String field;
    private final transient Message why;
    private final transient @Nullable Message remedy;

    /**
     * @param element the element to blame; null when it is none in particular
     * @param field the field of that element to blame, as topology files call it; null when it is none in particular
     * @param why one sentence
     * @param remedy what to do, as one sentence; null when there is nothing
     */
    public AgentException(
            ErrorCode error, @Nullable Ref element, @Nullable String field, Message why, @Nullable Message remedy) {
        super(sentence(element, why, remedy).english());
        this.error = error;
        this.element = element;
        this.field = field;
        this.why = why;
        this.remedy = remedy;
    }

    static AgentException of(Reply.Failed failed) {
        Ref element = failed.element() == null ? null : Ref.parse(failed.element());
        return new AgentException(failed.error(), element, failed.field(), failed.why(), failed.remedy());
    }

    static AgentException lost(Message why) {
        return new AgentException(ErrorCode.LOST, null, null, why, Message.of("agent.lost.remedy"));
    }

    private static Message sentence(@Nullable Ref element, Message why, @Nullable Message remedy) {
        Message whole = remedy == null ? why : Message.of("agent.problem", why, remedy);
        return element == null ? whole : Message.of("agent.problem.element", element, whole);
    }

    /** All of it: the element, why, and what to do. */
    @Override
    public Message sentence() {
        return sentence(element, why, remedy);
    }

    public Kind kind() {
        return switch (error) {
            case UNSTARTED -> Kind.REFUSED;
            case LOST -> Kind.LOST;
            case CANCELLED -> Kind.CANCELLED;
            case MISTAKE -> Kind.MISTAKE;
            default -> Kind.LAB;
        };
    }

    public ErrorCode error() {
        return error;
    }

    /** The element to blame; null when it is none in particular. */
    public @Nullable Ref element() {
        return element;
    }

    /** The field of that element to blame; null when it is none in particular. */
    public @Nullable String field() {
        return field;
    }

    /** One sentence that says what went wrong and why. */
    public Message why() {
        return why;
    }

    /** What to do, as one sentence; null when there is nothing. */
    public @Nullable Message remedy() {
        return remedy;
    }
}
