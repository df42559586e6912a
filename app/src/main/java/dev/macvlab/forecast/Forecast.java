package dev.macvlab.forecast;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.List;

/** The forecast of one topology; predictions are made when they are asked for. */
public final class Forecast {
    private final Index index;

    private Forecast(Index index) {
        this.index = index;
    }

    public static Forecast of(Index index) {
        return new Forecast(index);
    }

    /** Every pair of an endpoint and another endpoint's address, in file order. */
    public List<Pair> pairs() {
        return index.topology().interfaces().stream()
                .flatMap(to -> to.addresses().stream()
                        .map(cidr -> new Pair(Ref.top(to.namespace()), to.ref(), cidr.address())))
                .toList();
    }

    /** What a ping from {@code from} (namespace, external host, or interface to bind to) to {@code address} will do. */
    public Prediction predict(Ref from, IpAddress address) {
        return new Prediction(Prediction.Outcome.DEPENDS, null, "", from + " to " + address, null, List.of());
    }
}
