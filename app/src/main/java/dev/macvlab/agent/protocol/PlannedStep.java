package dev.macvlab.agent.protocol;

import dev.macvlab.message.Message;
import java.util.Objects;

/**
 * One step of a plan.
 *
 * @param element the element it is for, as a reference is written
 * @param text what it does, as a clause
 * @param command the {@code ip} command that does the same, for a shell of root
 * @param interrupts whether traffic of something that works may be interrupted
 */
public record PlannedStep(String element, Message text, String command, boolean interrupts) {
    public PlannedStep {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(command, "command");
    }
}
