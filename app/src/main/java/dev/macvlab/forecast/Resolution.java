package dev.macvlab.forecast;

/** What asking for a neighbour comes to. */
sealed interface Resolution {
    /** The neighbour's MAC address. */
    record Found(long mac) implements Resolution {}

    /** Nobody's answer comes back. */
    record Missing(Why why) implements Resolution {}
}
