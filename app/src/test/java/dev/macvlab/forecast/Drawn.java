package dev.macvlab.forecast;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;

/** A drawn topology and what the forecast says of it. No address of it waits for duplicate address detection. */
record Drawn(Topology topology) {
    /** The lines are those of {@link Drawing}. */
    static Drawn of(String lines) {
        Topology topology = Drawing.of(lines);
        return new Drawn(topology.withInterfaces(topology.interfaces().stream()
                .map(each -> each.withCommon(each.common().withDad(false)))
                .toList()));
    }

    Forecast forecast() {
        return Forecast.of(Index.of(topology));
    }

    Prediction predict(String from, String to) {
        return forecast().predict(Ref.parse(from), IpAddress.parse(to));
    }

    /** The prediction in the words of the tables: ok, none (no route), ARP or LOSS, or open. */
    String ping(String from, String to) {
        return word(predict(from, to));
    }

    static String word(Prediction prediction) {
        if (prediction.failure() == null) {
            return prediction.outcome() == Prediction.Outcome.REACHABLE ? "ok" : "open";
        }
        return switch (prediction.failure()) {
            case NO_ROUTE -> "none";
            case NO_NEIGHBOUR -> "ARP";
            case LOSS -> "LOSS";
            case NOT_SENT -> "unsent";
        };
    }
}
