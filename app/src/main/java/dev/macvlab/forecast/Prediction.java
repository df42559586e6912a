package dev.macvlab.forecast;

import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a ping will do with empty neighbour caches.
 *
 * @param failure which failure it will be; null unless unreachable
 * @param summary one short clause, for a label on the canvas, for instance "never reaches its own host";
 *     null where it is as it should be
 * @param reason the whole sentence why, for a teacher's use
 * @param whenWarm what it does once neighbour caches are filled, where that differs, as a sentence; else null
 * @param path the hops of request and reply, in order, up to where it ends
 */
public record Prediction(
        Outcome outcome,
        @Nullable Failure failure,
        @Nullable Message summary,
        Message reason,
        @Nullable Message whenWarm,
        List<Hop> path) {
    /** The result. */
    public enum Outcome {
        REACHABLE,
        UNREACHABLE,
        /** Even with empty caches the topology leaves it open. */
        DEPENDS
    }

    public Prediction {
        if ((failure != null) != (outcome == Outcome.UNREACHABLE)) {
            throw new IllegalArgumentException(outcome + " and " + failure);
        }
        path = path instanceof Path ? path : List.copyOf(path);
    }
}
