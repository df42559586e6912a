package dev.macvlab.forecast;

import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a frame's way, linked to the one before.
 *
 * @param at the element that acts
 * @param other whom the act concerns; {@code at} itself when nobody
 */
record Step(@Nullable Step before, Act act, Ref at, Ref other) {
    /** What an element does with a frame; {@code %s} stands for the other one. */
    enum Act {
        ASKS("asks everybody who has the address"),
        SENDS("sends it"),
        TAGS("puts its VLAN tag on it and hands it to %s"),
        HANDS_TO_PARENT("hands it to its parent %s"),
        COPIES_TO_SIBLING("gives a copy straight to %s"),
        PASSES_TO_SIBLING("passes it through its parent %s without touching the wire"),
        SENDS_BY_WIRE("sends it out by the wire"),
        SENDS_TO_PEER("sends it to its other end %s"),
        FLOODS("sends it to every other port"),
        FORWARDS("sends it on to %s"),
        REFLECTS("sends it back to %s, whose port has hairpin"),
        GIVES_TO_CHILD("gives it to %s"),
        GIVES_SOURCE_COPY("gives a copy to %s, which lists the sender"),
        GIVES_BACK("gives it back to %s, which sent it, and to nobody else"),
        STRIPS("takes the VLAN tag off and gives it to %s"),
        PASSES_UP("gives it to %s itself"),
        RECEIVES("receives it");

        private final String text;

        Act(String text) {
            this.text = text;
        }
    }

    String what() {
        int hole = act.text.indexOf("%s");
        return hole < 0 ? act.text : act.text.substring(0, hole) + other + act.text.substring(hole + 2);
    }

    /** Adds the whole way up to and with this step. */
    void addTo(List<Hop> path, Hop.Leg leg) {
        if (before != null) {
            before.addTo(path, leg);
        }
        path.add(new Hop(leg, at, what()));
    }
}
