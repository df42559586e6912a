package dev.macvlab.forecast;

/** What asking for a neighbour comes to. */
sealed interface Resolution {
    /**
     * The neighbour's MAC address.
     *
     * @param later whether the question for it was put aside on its way
     */
    record Found(long mac, boolean later) implements Resolution {
        /** What is known already. */
        Found(long mac) {
            this(mac, false);
        }
    }

    /** Nobody's answer comes back. */
    record Missing(FailureReason why) implements Resolution {}
}
