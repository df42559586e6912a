package dev.macvlab.forecast;

import dev.macvlab.ping.Failure;

/** What becomes of a packet. */
sealed interface PacketOutcome {
    /** It reaches the stack it is for, on that device. */
    record Delivered(IpStack at, SimulatedLink on) implements PacketOutcome {}

    /**
     * It ends on the way.
     *
     * @param at the stack that had it last and knows or does not know
     * @param kind how that stack notices: {@link Failure#LOSS} is not at all
     */
    record Ended(IpStack at, Failure kind, FailureReason why) implements PacketOutcome {
        /** The same for somebody who is not told about it. */
        Ended unnoticed() {
            return new Ended(at, Failure.LOSS, why);
        }
    }
}
