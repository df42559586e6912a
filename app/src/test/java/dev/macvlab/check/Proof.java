package dev.macvlab.check;

/** How the kernel shows that a rule is right. */
sealed interface Proof {
    /** The kernel (or ip, where the value has no form in which the kernel could be asked) refuses with these words. */
    record Refused(String words) implements Proof {}

    /**
     * The kernel takes both, but this command succeeds on the near miss alone.
     *
     * @param asRoot whether it opens a device file, which nobody but the machine's own root may
     */
    record Spoils(String command, boolean asRoot) implements Proof {}

    /** Nothing reaches the kernel, for this reason. */
    record DrawingOnly(String why) implements Proof {}

    static Proof refused(String words) {
        return new Refused(words);
    }

    static Proof spoils(String command) {
        return new Spoils(command, false);
    }

    static Proof spoilsAsRoot(String command) {
        return new Spoils(command, true);
    }

    static Proof drawingOnly(String why) {
        return new DrawingOnly(why);
    }
}
