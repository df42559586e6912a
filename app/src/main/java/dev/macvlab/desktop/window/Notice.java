package dev.macvlab.desktop.window;

import java.util.List;
import java.util.stream.Stream;

/**
 * Something that the window says in a banner above the drawing until the user has read it.
 *
 * @param text what happened, to which element, and why
 * @param remedy what to do; may be empty
 * @param actions buttons that do something about it, the likeliest first
 */
public record Notice(Severity severity, String text, String remedy, List<Action> actions) {
    public Notice {
        actions = List.copyOf(actions);
    }

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
        return new Notice(severity, text, remedy, List.of());
    }

    /** Something went wrong. */
    public static Notice error(String text, String remedy) {
        return of(Severity.ERROR, text, remedy);
    }

    /** The same with one more button, which is less likely than those that it has. */
    public Notice withAction(String label, Runnable run) {
        return new Notice(
                severity,
                text,
                remedy,
                Stream.concat(actions.stream(), Stream.of(new Action(label, run)))
                        .toList());
    }
}
