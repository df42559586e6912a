package dev.macvlab.desktop.live;

import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.ping.PingResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a measuring of all pairs with empty neighbour caches found. */
public record Results(Map<Pair, PingResult> byPair) {
    /** Nothing measured. */
    public static final Results NONE = new Results(Map.of());

    public Results {
        byPair = Map.copyOf(byPair);
    }

    public boolean isEmpty() {
        return byPair.isEmpty();
    }

    /** The result of that pair; null when it was not measured. */
    public @Nullable PingResult of(Pair pair) {
        return byPair.get(pair);
    }

    /** Whether the pair was measured and did what was forecast, kind of failure included. */
    public boolean agrees(Pair pair, Prediction prediction) {
        PingResult result = byPair.get(pair);
        if (result == null) {
            return false;
        }
        return switch (prediction.outcome()) {
            case REACHABLE -> result.ok();
            case UNREACHABLE ->
                result.failure() != null
                        && prediction.failure() != null
                        && result.failure().word().equals(prediction.failure().word());
            case DEPENDS -> false;
        };
    }

    /** Whether the pair was measured and did something else than was forecast. */
    public boolean differs(Pair pair, Prediction prediction) {
        return byPair.containsKey(pair)
                && prediction.outcome() != Prediction.Outcome.DEPENDS
                && !agrees(pair, prediction);
    }
}
