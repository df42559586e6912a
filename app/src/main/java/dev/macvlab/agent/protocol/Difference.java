package dev.macvlab.agent.protocol;

import dev.macvlab.message.Message;
import java.util.Objects;

/**
 * What another program changed in a lab that stands; applying again mends it.
 *
 * @param element the element that differs, as a reference is written
 * @param text one sentence that names it
 */
public record Difference(String element, Message text) {
    public Difference {
        Objects.requireNonNull(element, "element");
        Objects.requireNonNull(text, "text");
    }
}
