package dev.macvlab.forecast;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Topology;
import java.util.Collection;
import java.util.Objects;
import java.util.stream.Stream;

/** What the forecast says, for tests of the words. */
public final class Foretold {
    private Foretold() {}

    /** Every topology of the tables. */
    public static Stream<Forecast> tables() {
        return Stream.concat(Tables.all(), Tables.ofOtherKinds())
                .map(each -> each.drawing().forecast());
    }

    /** Adds the clauses of all pairs. */
    public static void summaries(Forecast forecast, Collection<Message> into) {
        forecast.pairs().stream()
                .map(pair -> forecast.predict(pair.from(), pair.address()).summary())
                .filter(Objects::nonNull)
                .forEach(into::add);
    }

    /** As {@link #sentences(Forecast, Collection)}. */
    public static void sentences(Topology topology, Collection<Message> into) {
        sentences(Forecast.of(Index.of(topology)), into);
    }

    /** Adds the clauses, the sentences and the ways of all pairs. */
    public static void sentences(Forecast forecast, Collection<Message> into) {
        for (Pair pair : forecast.pairs()) {
            Prediction prediction = forecast.predict(pair.from(), pair.address());
            if (prediction.summary() != null) {
                into.add(prediction.summary());
            }
            into.add(prediction.reason());
            if (prediction.whenWarm() != null) {
                into.add(prediction.whenWarm());
            }
            prediction.path().forEach(hop -> into.add(hop.what()));
        }
    }
}
