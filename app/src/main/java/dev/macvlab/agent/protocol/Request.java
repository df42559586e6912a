package dev.macvlab.agent.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.macvlab.ping.Ping;
import java.util.List;
import java.util.Objects;

/** What a client asks of the agent, one JSON object a line. Every request is answered once, under its id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Hello.class, name = "hello"),
    @JsonSubTypes.Type(value = Request.Apply.class, name = "apply"),
    @JsonSubTypes.Type(value = Request.Plan.class, name = "plan"),
    @JsonSubTypes.Type(value = Request.TakeDown.class, name = "takedown"),
    @JsonSubTypes.Type(value = Request.Cancel.class, name = "cancel"),
    @JsonSubTypes.Type(value = Request.Subscribe.class, name = "subscribe"),
    @JsonSubTypes.Type(value = Request.Unsubscribe.class, name = "unsubscribe"),
    @JsonSubTypes.Type(value = Request.Measure.class, name = "measure"),
    @JsonSubTypes.Type(value = Request.Attach.class, name = "attach"),
    @JsonSubTypes.Type(value = Request.Look.class, name = "look"),
    @JsonSubTypes.Type(value = Request.Doctor.class, name = "doctor"),
    @JsonSubTypes.Type(value = Request.Status.class, name = "status"),
    @JsonSubTypes.Type(value = Request.Confirm.class, name = "confirm"),
    @JsonSubTypes.Type(value = Request.TakeBack.class, name = "takeBack"),
    @JsonSubTypes.Type(value = Request.Resume.class, name = "resume"),
    @JsonSubTypes.Type(value = Request.Keep.class, name = "keep"),
    @JsonSubTypes.Type(value = Request.Survey.class, name = "survey")
})
public sealed interface Request {
    /** The version of the messages; both sides must have the same. */
    int VERSION = 3;

    /** Chosen by the client, and repeated in the answer. */
    long id();

    /** The first request: everything else is refused before it. Answered by {@link Reply.Done}. */
    record Hello(long id, int version) implements Request {}

    /**
     * Makes the kernel have exactly this lab, from nothing or from the one that stands. Answered by
     * {@link Reply.Applied}, after {@link Event.Progressed}.
     *
     * @param topology the text of a topology file
     */
    record Apply(long id, Destination destination, String topology) implements Request {
        public Apply {
            Objects.requireNonNull(destination, "destination");
            Objects.requireNonNull(topology, "topology");
        }
    }

    /**
     * Asks what {@link Apply} would do; answered by {@link Reply.Planned}.
     *
     * @param topology the text of a topology file
     */
    record Plan(long id, Destination destination, String topology) implements Request {
        public Plan {
            Objects.requireNonNull(destination, "destination");
            Objects.requireNonNull(topology, "topology");
        }
    }

    /** Removes the lab; answered by {@link Reply.TakenDown} when the kernel has finished. */
    record TakeDown(long id) implements Request {}

    /** Ends the apply or measuring that is under way, which then fails as cancelled. Answered by {@link Reply.Done}. */
    record Cancel(long id) implements Request {}

    /**
     * Asks for the events of a topic, which come as {@link Reply.Published} with the id of this request. Answered by
     * {@link Reply.Done}.
     */
    record Subscribe(long id, Topic<?> topic) implements Request {
        public Subscribe {
            Objects.requireNonNull(topic, "topic");
        }
    }

    /**
     * Ends a subscription; one that is not there is as good. After its {@link Reply.Done} no more events come.
     *
     * @param subscription the id of the {@link Subscribe}
     */
    record Unsubscribe(long id, long subscription) implements Request {}

    /** Sends each of these pings with empty neighbour caches, and answers with {@link Reply.Measured}. */
    record Measure(long id, List<Ping> pings) implements Request {
        public Measure {
            pings = List.copyOf(pings);
        }
    }

    /**
     * Has a small machine answer at the device file of every macvtap of the lab that stands, until the lab is changed;
     * answered by {@link Reply.Attached}.
     */
    record Attach(long id) implements Request {}

    /** Reads what this machine's network has; answered by {@link Reply.Looked}. */
    record Look(long id) implements Request {}

    /** Finds out what the kernel can do; answered by {@link Reply.Examined}. */
    record Doctor(long id) implements Request {}

    /** Asks which lab stands; answered by {@link Reply.Standing}. */
    record Status(long id) implements Request {}

    /** Says that the connection still works, so that the last {@link Apply} stays. */
    record Confirm(long id) implements Request {}

    /** Has the last {@link Apply} taken back at once, unless it is confirmed; {@link Event.TakenBack} tells how that went. */
    record TakeBack(long id) implements Request {}

    /** Goes on with a lab that stands on this machine; answered by {@link Reply.Resumed}. */
    record Resume(long id, String lab) implements Request {
        public Resume {
            Objects.requireNonNull(lab, "lab");
        }
    }

    /** Says whether the lab on this machine stays when the client goes away. */
    record Keep(long id, boolean keep) implements Request {}

    /** Asks for the labs on this machine; answered by {@link Reply.Surveyed}. */
    record Survey(long id) implements Request {}
}
