package dev.macvlab.desktop.machine;

import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.PlannedRisk;
import dev.macvlab.agent.protocol.PlannedStep;
import java.util.List;

/** What an apply on this machine would do, as far as it is known. */
sealed interface ApplyPreview {
    /**
     * The user has not said enough yet.
     *
     * @param doubled the NIC of this machine that two drawn ones would stand for; empty when there is none
     */
    record Open(String doubled) implements ApplyPreview {}

    /** The agent is working it out. */
    record Asked() implements ApplyPreview {}

    record Known(List<PlannedStep> steps, List<PlannedRisk> cuts) implements ApplyPreview {}

    /** It can't be, for this reason. */
    record Impossible(AgentException why) implements ApplyPreview {}
}
