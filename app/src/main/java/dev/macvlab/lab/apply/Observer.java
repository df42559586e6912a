package dev.macvlab.lab.apply;

import dev.macvlab.plan.Step;

/** Who watches a lab being changed. */
public interface Observer {
    /** Nobody in particular, who never cancels. */
    Observer NONE = new Observer() {};

    /** A step is done, the {@code done}-th of {@code all}. */
    default void stepped(int done, int all, Step step) {}

    /** Whether to stop, and to take back what was done. */
    default boolean cancelled() {
        return false;
    }
}
