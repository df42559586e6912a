package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.forecast.Pair;
import dev.macvlab.ping.PingResult;
import java.util.HashMap;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** Measures pairs with empty neighbour caches, and knows what the last time gave. */
final class Measurement {
    private final ReadOnlyObjectWrapper<MeasuredPairs> results = new ReadOnlyObjectWrapper<>(MeasuredPairs.NONE);
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    /** What began before counts no more. */
    private int round;

    ReadOnlyObjectProperty<MeasuredPairs> results() {
        return results.getReadOnlyProperty();
    }

    ReadOnlyBooleanProperty running() {
        return running.getReadOnlyProperty();
    }

    /** Forgets what was measured, of a lab that is changed or gone. */
    void forget() {
        round++;
        results.set(MeasuredPairs.NONE);
    }

    void begin(AgentClient agent, List<Pair> pairs) {
        running.set(true);
        int mine = ++round;
        var _ = agent.measure(pairs.stream().map(Pair::ping).toList())
                .whenComplete((measured, _) -> FxThread.run(() -> {
                    running.set(false);
                    if (measured != null && mine == round) {
                        var byPair = new HashMap<Pair, PingResult>();
                        for (int i = 0; i < pairs.size(); i++) {
                            byPair.put(pairs.get(i), measured.get(i));
                        }
                        results.set(new MeasuredPairs(byPair));
                    }
                }));
    }
}
