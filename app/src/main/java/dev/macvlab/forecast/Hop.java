package dev.macvlab.forecast;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;

/**
 * One step of a frame's way.
 *
 * @param leg which message travels
 * @param at the element that handles it: an interface, a switch, an external host or a namespace
 * @param what what happens there, as a clause
 */
public record Hop(Leg leg, Ref at, Message what) {
    /** The messages of one ping, in order. */
    public enum Leg {
        NEIGHBOUR_REQUEST,
        NEIGHBOUR_REPLY,
        ECHO_REQUEST,
        ECHO_REPLY
    }
}
