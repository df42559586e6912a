package dev.macvlab.agent.protocol;

import dev.macvlab.message.Message;
import java.util.Objects;

/**
 * A step of a plan for this machine that may cut it, or the user, off from the network.
 *
 * @param nic the machine's NIC
 * @param carries what goes through it, as in "the default route"
 * @param does what the step does, as a clause
 */
public record PlannedRisk(String nic, Message carries, Message does) {
    public PlannedRisk {
        Objects.requireNonNull(nic, "nic");
        Objects.requireNonNull(carries, "carries");
        Objects.requireNonNull(does, "does");
    }
}
