package dev.macvlab.agent.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.macvlab.message.Message;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.HostFacts;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the agent says, one JSON object a line: answers under the id of their request, and events. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Greeting.class, name = "greeting"),
    @JsonSubTypes.Type(value = Reply.Published.class, name = "published"),
    @JsonSubTypes.Type(value = Reply.Done.class, name = "done"),
    @JsonSubTypes.Type(value = Reply.Failed.class, name = "failed"),
    @JsonSubTypes.Type(value = Reply.Applied.class, name = "applied"),
    @JsonSubTypes.Type(value = Reply.Planned.class, name = "planned"),
    @JsonSubTypes.Type(value = Reply.TakenDown.class, name = "takenDown"),
    @JsonSubTypes.Type(value = Reply.Measured.class, name = "measured"),
    @JsonSubTypes.Type(value = Reply.Attached.class, name = "attached"),
    @JsonSubTypes.Type(value = Reply.Looked.class, name = "looked"),
    @JsonSubTypes.Type(value = Reply.Examined.class, name = "examined"),
    @JsonSubTypes.Type(value = Reply.Standing.class, name = "standing"),
    @JsonSubTypes.Type(value = Reply.Resumed.class, name = "resumed"),
    @JsonSubTypes.Type(value = Reply.Surveyed.class, name = "surveyed")
})
public sealed interface Reply {
    /** What ends a request. */
    sealed interface Answer extends Reply {
        /** The id of the request. */
        long id();
    }

    /** The first line of every agent. */
    record Greeting(int version, String target) implements Reply {
        public Greeting {
            Objects.requireNonNull(target, "target");
        }
    }

    /**
     * A topic tells something.
     *
     * @param subscription the id of the {@link Request.Subscribe}
     * @param dropped how many events of the subscription were dropped before it, since they were not read in time
     */
    record Published(long subscription, long dropped, Event event) implements Reply {
        public Published {
            Objects.requireNonNull(event, "event");
        }
    }

    /** The request is carried out, and there is nothing more to say. */
    record Done(long id) implements Answer {}

    /**
     * The request failed, and everything is as it was before it.
     *
     * @param error what it was
     * @param element the element to blame, as a reference is written; null when it is none in particular
     * @param field the field of that element to blame, as topology files call it; null when it is none in particular
     * @param why one sentence
     * @param remedy what to do, as one sentence; null when there is nothing
     */
    record Failed(
            long id,
            ErrorCode error,
            @Nullable String element,
            @Nullable String field,
            Message why,
            @Nullable Message remedy)
            implements Answer {
        public Failed {
            Objects.requireNonNull(error, "error");
            Objects.requireNonNull(why, "why");
        }
    }

    /**
     * The lab stands and was verified.
     *
     * @param steps how many changes it took; 0 when everything was already there
     * @param applyMillis from the request received to the namespaces published, plan and verify included
     * @param verifyMillis the part of it that verifying took
     * @param warnings what is real, though not quite as drawn, one sentence each
     * @param confirmSeconds how long the agent waits for a {@link Request.Confirm} before it takes everything back; 0
     *     when nothing is at stake
     */
    record Applied(
            long id, int steps, double applyMillis, double verifyMillis, List<Message> warnings, int confirmSeconds)
            implements Answer {
        public Applied {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * What an apply would do, in this order.
     *
     * @param cuts what of it may cut something off; nothing in a sandbox
     */
    record Planned(long id, List<PlannedStep> steps, List<PlannedRisk> cuts) implements Answer {
        public Planned {
            steps = List.copyOf(steps);
            cuts = List.copyOf(cuts);
        }
    }

    /**
     * The lab is gone, and the kernel has finished.
     *
     * @param millis how long that took
     * @param left what stays since it is not the lab's, one sentence each
     */
    record TakenDown(long id, double millis, List<Message> left) implements Answer {
        public TakenDown {
            left = List.copyOf(left);
        }
    }

    /** The results of a measuring, in the order of its pings. */
    record Measured(long id, List<PingResult> results) implements Answer {
        public Measured {
            results = List.copyOf(results);
        }
    }

    /** What answers at each macvtap of the lab. */
    record Attached(long id, List<Tap> taps) implements Answer {
        /**
         * One macvtap.
         *
         * @param element as a reference is written
         * @param attached whether ARP, neighbour discovery and pings are answered at its device file
         * @param text one sentence: what answers there, or why nothing can
         */
        public record Tap(String element, boolean attached, Message text) {
            public Tap {
                Objects.requireNonNull(element, "element");
                Objects.requireNonNull(text, "text");
            }
        }

        public Attached {
            taps = List.copyOf(taps);
        }
    }

    /** This machine's network. */
    record Looked(long id, HostFacts facts) implements Answer {
        public Looked {
            Objects.requireNonNull(facts, "facts");
        }
    }

    /** What the kernel can do. */
    record Examined(long id, KernelFacts facts) implements Answer {
        public Examined {
            Objects.requireNonNull(facts, "facts");
        }
    }

    /**
     * Which lab stands.
     *
     * @param topology the text of its topology file; null when none does
     */
    record Standing(long id, @Nullable String topology) implements Answer {}

    /**
     * The lab that the agent goes on with.
     *
     * @param topology the text of its topology file
     */
    record Resumed(long id, HostOrder order, String topology) implements Answer {
        public Resumed {
            Objects.requireNonNull(order, "order");
            Objects.requireNonNull(topology, "topology");
        }
    }

    /** The labs on this machine. */
    record Surveyed(long id, List<LabFacts> labs) implements Answer {
        public Surveyed {
            labs = List.copyOf(labs);
        }
    }
}
