package dev.macvlab.agent.protocol;

import dev.macvlab.message.Message;
import java.util.List;
import java.util.Objects;

/**
 * A lab on this machine.
 *
 * @param topology the text of its topology file; empty when its journal can't be read
 * @param phase {@code building}, {@code unconfirmed}, {@code standing} or {@code removing}; {@code unreadable} when its
 *     journal can't be read
 * @param busy whether a process works on it; without one a lab that is not standing was left in the middle
 * @param things all that is there of it
 * @param notes what is to be known beside that, one sentence each
 */
public record LabFacts(
        HostOrder order, String topology, String phase, boolean busy, List<Thing> things, List<Message> notes) {
    /**
     * One thing on this machine that is the lab's, or that it changed.
     *
     * @param kind {@code namespace}, {@code link}, {@code address}, {@code route}, {@code setting} or {@code nic}
     * @param what in one clause
     */
    public record Thing(String kind, Message what) {
        public Thing {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(what, "what");
        }
    }

    public LabFacts {
        Objects.requireNonNull(order, "order");
        Objects.requireNonNull(topology, "topology");
        Objects.requireNonNull(phase, "phase");
        things = List.copyOf(things);
        notes = List.copyOf(notes);
    }

    /** Whether somebody was stopped while making, changing or removing it. */
    public boolean unfinished() {
        return !busy && !phase.equals("standing");
    }
}
