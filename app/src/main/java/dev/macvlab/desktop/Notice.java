package dev.macvlab.desktop;

import org.jspecify.annotations.Nullable;

/**
 * Something that the window says in a banner above the drawing until the user has read it.
 *
 * @param text what happened, to which element, and why
 * @param remedy what to do; may be empty
 * @param action a button that does it; null when there is none
 * @param other a second button, for who wants something else; null when there is none
 */
public record Notice(
        Severity severity,
        String text,
        String remedy,
        @Nullable Action action,
        @Nullable Action other) {
    /** How bad it is. */
    public enum Severity {
        ERROR,
        WARNING,
        INFO
    }

    /** What a button of a banner does. */
    public record Action(String label, Runnable run) {}

    /** Something with no button. */
    public static Notice of(Severity severity, String text, String remedy) {
        return new Notice(severity, text, remedy, null, null);
    }

    /** Something went wrong. */
    public static Notice error(String text, String remedy) {
        return of(Severity.ERROR, text, remedy);
    }

    public Notice withAction(String label, Runnable run) {
        return new Notice(severity, text, remedy, new Action(label, run), other);
    }

    public Notice withOther(String label, Runnable run) {
        return new Notice(severity, text, remedy, action, new Action(label, run));
    }
}
