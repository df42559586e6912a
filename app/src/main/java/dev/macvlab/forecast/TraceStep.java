package dev.macvlab.forecast;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of a frame's way, linked to the one before.
 *
 * @param at the element that acts
 * @param other whom the act concerns; {@code at} itself when nobody
 */
record TraceStep(@Nullable TraceStep before, Act act, Ref at, Ref other) {
    /** What an element does with a frame; {@code {0}} of its text stands for the other one. */
    enum Act {
        ASKS("forecast.step.asks"),
        SENDS("forecast.step.sends"),
        TAGS("forecast.step.tags"),
        HANDS_TO_PARENT("forecast.step.hands-to-parent"),
        COPIES_TO_SIBLING("forecast.step.copies-to-sibling"),
        PASSES_TO_SIBLING("forecast.step.passes-to-sibling"),
        SENDS_BY_WIRE("forecast.step.sends-by-wire"),
        SENDS_TO_PEER("forecast.step.sends-to-peer"),
        FLOODS("forecast.step.floods"),
        FORWARDS("forecast.step.forwards"),
        REFLECTS("forecast.step.reflects"),
        GIVES_TO_CHILD("forecast.step.gives-to-child"),
        GIVES_SOURCE_COPY("forecast.step.gives-source-copy"),
        GIVES_BACK("forecast.step.gives-back"),
        STRIPS("forecast.step.strips"),
        PASSES_UP("forecast.step.passes-up"),
        RECEIVES("forecast.step.receives");

        private final String key;

        Act(String key) {
            this.key = key;
        }
    }

    Message what() {
        return Message.of(act.key, other);
    }

    /** Adds the whole way up to and with this step. */
    void addTo(List<Hop> path, Hop.Leg leg) {
        if (before != null) {
            before.addTo(path, leg);
        }
        path.add(new Hop(leg, at, what()));
    }
}
