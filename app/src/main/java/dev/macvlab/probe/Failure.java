package dev.macvlab.probe;

/** The way in which a ping fails. */
public enum Failure {
    /** The sender, or a router on the way, has no route: known at once. */
    NO_ROUTE,
    /** The next hop does not answer ARP or neighbour discovery. */
    NO_NEIGHBOUR,
    /** The request left and nothing came back. */
    LOSS
}
