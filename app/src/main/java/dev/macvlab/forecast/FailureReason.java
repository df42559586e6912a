package dev.macvlab.forecast;

import dev.macvlab.message.Message;

/**
 * Why something fails.
 *
 * @param summary a clause of at most about forty characters
 * @param reason a whole sentence
 */
record FailureReason(Message summary, Message reason) {
    /** The same, said of what comes back. */
    FailureReason ofReply() {
        return new FailureReason(
                Message.of("forecast.summary.no-reply", summary), Message.of("forecast.no-reply", reason));
    }
}
