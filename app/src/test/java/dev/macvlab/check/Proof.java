package dev.macvlab.check;

/** How the kernel shows that a rule is right. */
sealed interface Proof {
    /** The kernel (or ip, where the value has no form in which the kernel could be asked) refuses with these words. */
    record Refused(String words) implements Proof {}

    /** The kernel takes both, but this command succeeds on the near miss alone. */
    record Spoils(String command) implements Proof {}

    /** Nothing reaches the kernel, for this reason. */
    record DrawingOnly(String why) implements Proof {}

    static Proof refused(String words) {
        return new Refused(words);
    }

    static Proof spoils(String command) {
        return new Spoils(command);
    }

    static Proof drawingOnly(String why) {
        return new DrawingOnly(why);
    }
}
