package dev.macvlab.agent.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.macvlab.message.Message;
import dev.macvlab.ping.PingResult;
import java.util.List;
import java.util.Objects;

/** What a {@link Topic} tells. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Event.Pinged.class, name = "pinged"),
    @JsonSubTypes.Type(value = Event.Drifted.class, name = "drifted"),
    @JsonSubTypes.Type(value = Event.Progressed.class, name = "progressed"),
    @JsonSubTypes.Type(value = Event.TakenBack.class, name = "takenBack")
})
public sealed interface Event {
    /** What becomes of an event that its subscriber has not read yet. */
    enum Retention {
        /** One of many: the oldest are dropped when too many wait. */
        SAMPLE,
        /** A whole state: it takes the place of an earlier one of its subscription. */
        STATE,
        /** It waits until it is read. */
        KEPT
    }

    /** What becomes of it while its subscriber doesn't read. */
    Retention retention();

    /** One result of a watched ping. */
    record Pinged(PingResult result) implements Event {
        public Pinged {
            Objects.requireNonNull(result, "result");
        }

        @Override
        public Retention retention() {
            return Retention.SAMPLE;
        }
    }

    /**
     * What differs between the lab and the kernel has changed.
     *
     * @param differences all that differs now, which other programs made; none when everything is as it was applied
     */
    record Drifted(List<Difference> differences) implements Event {
        public Drifted {
            differences = List.copyOf(differences);
        }

        @Override
        public Retention retention() {
            return Retention.STATE;
        }
    }

    /**
     * How far an apply or a take-down is.
     *
     * @param request the id of the request
     * @param done steps done so far, of {@code all}
     * @param element the element that the last step was for, as a reference is written
     * @param text what that step did
     */
    record Progressed(long request, int done, int all, String element, Message text) implements Event {
        public Progressed {
            Objects.requireNonNull(element, "element");
            Objects.requireNonNull(text, "text");
        }

        @Override
        public Retention retention() {
            return Retention.STATE;
        }
    }

    /**
     * An apply was not confirmed, so everything is as it was before it.
     *
     * @param why what led to it, and how it went
     */
    record TakenBack(Message why) implements Event {
        public TakenBack {
            Objects.requireNonNull(why, "why");
        }

        @Override
        public Retention retention() {
            return Retention.KEPT;
        }
    }
}
