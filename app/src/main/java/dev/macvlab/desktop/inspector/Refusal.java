package dev.macvlab.desktop.inspector;

/** A text that a field can't take; the message says why, for the user. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;

    Refusal(String why) {
        super(why);
    }
}
