package dev.macvlab.desktop.live;

import dev.macvlab.compare.Comparison;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.ping.PingResult;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a measuring of all pairs with empty neighbour caches found. */
public record MeasuredPairs(Map<Pair, PingResult> byPair) {
    /** Nothing measured. */
    public static final MeasuredPairs NONE = new MeasuredPairs(Map.of());

    public MeasuredPairs {
        byPair = Map.copyOf(byPair);
    }

    public boolean isEmpty() {
        return byPair.isEmpty();
    }

    /** The result of that pair; null when it was not measured. */
    public @Nullable PingResult of(Pair pair) {
        return byPair.get(pair);
    }

    /** What was measured of a pair, if it was, beside its forecast. */
    public Comparison compared(Pair pair, Prediction forecast) {
        return new Comparison(forecast, byPair.get(pair));
    }
}
