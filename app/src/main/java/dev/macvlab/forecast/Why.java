package dev.macvlab.forecast;

/**
 * Why something fails.
 *
 * @param summary a clause of at most about forty characters
 * @param reason a whole sentence
 */
record Why(String summary, String reason) {
    /** The same, said of what comes back. */
    Why ofReply() {
        return new Why("no reply: " + summary, "The ping arrives, but its reply does not come back: " + reason);
    }
}
