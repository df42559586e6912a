package dev.macvlab.forecast;

import dev.macvlab.message.Message;

/**
 * Why something fails.
 *
 * @param summary a clause of at most about forty characters
 * @param reason a whole sentence
 */
record Why(Message summary, Message reason) {
    /** The same, said of what comes back. */
    Why ofReply() {
        return new Why(Message.of("forecast.summary.no-reply", summary), Message.of("forecast.no-reply", reason));
    }
}
