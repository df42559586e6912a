package dev.macvlab.agent.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.macvlab.ping.Ping;
import java.util.List;

/**
 * A live source of the agent. From {@link Request.Subscribe} to {@link Request.Unsubscribe} its events come as
 * {@link Reply.Published}.
 *
 * @param <E> what it tells
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "topic")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Topic.Pings.class, name = "pings"),
    @JsonSubTypes.Type(value = Topic.Drift.class, name = "drift"),
    @JsonSubTypes.Type(value = Topic.Progress.class, name = "progress"),
    @JsonSubTypes.Type(value = Topic.TakeBacks.class, name = "takeBacks")
})
public sealed interface Topic<E extends Event> {
    /** The class of its events. */
    Class<E> tells();

    /** The results of these pings, each sent once a second while a lab stands. */
    record Pings(List<Ping> pings) implements Topic<Event.Pinged> {
        public Pings {
            pings = List.copyOf(pings);
        }

        @Override
        public Class<Event.Pinged> tells() {
            return Event.Pinged.class;
        }
    }

    /** What other programs change in the lab that stands. */
    record Drift() implements Topic<Event.Drifted> {
        @Override
        public Class<Event.Drifted> tells() {
            return Event.Drifted.class;
        }
    }

    /** How far every apply and take-down is. */
    record Progress() implements Topic<Event.Progressed> {
        @Override
        public Class<Event.Progressed> tells() {
            return Event.Progressed.class;
        }
    }

    /** Each apply on this machine that is taken back, since nobody confirmed it. */
    record TakeBacks() implements Topic<Event.TakenBack> {
        @Override
        public Class<Event.TakenBack> tells() {
            return Event.TakenBack.class;
        }
    }
}
