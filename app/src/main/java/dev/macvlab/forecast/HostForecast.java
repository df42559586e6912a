package dev.macvlab.forecast;

import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The forecast of one topology on a machine whose cables lead to a real network. What that network decides is not
 * promised: a prediction holds only when it is the same whatever the NICs' cables lead to. Not for several threads at
 * once.
 */
public final class HostForecast implements Predictions {
    /** What stands in place of a prediction that is none. */
    public static final Message MEASURED = Message.of("forecast.summary.measured");

    private final Index index;
    private final Forecast drawn;
    private final List<Forecast> others;
    private final Set<IpAddress> own = new HashSet<>();

    private HostForecast(Index index) {
        this.index = index;
        drawn = Forecast.of(index);
        others = Stream.<UnaryOperator<Nic>>of(
                        nic -> nic.withPort(null),
                        nic -> nic.port() == null
                                ? nic
                                : nic.withPort(
                                        nic.port().withHairpin(!nic.port().reflects())))
                .map(change -> Forecast.of(Index.of(with(index.topology(), change))))
                .toList();
        for (Interface each : index.topology().interfaces()) {
            each.addresses().stream().map(Cidr::address).forEach(own::add);
        }
    }

    public static HostForecast of(Index index) {
        return new HostForecast(index);
    }

    private static Topology with(Topology topology, UnaryOperator<Nic> change) {
        return topology.withInterfaces(topology.interfaces().stream()
                .map(each -> each instanceof Nic nic ? change.apply(nic) : each)
                .toList());
    }

    /** Every pair that can be measured from this machine: external hosts ping nobody here. */
    @Override
    public List<Pair> pairs() {
        return drawn.pairs().stream().filter(pair -> isHere(pair.from())).toList();
    }

    private boolean isHere(Ref from) {
        return index.place(from).orElse(null) instanceof Namespace;
    }

    /** What a ping will do, or that only measuring tells. */
    @Override
    public Prediction predict(Ref from, IpAddress to) {
        Prediction prediction = drawn.predict(from, to);
        boolean certain = own.contains(to) || prediction.failure() == Failure.NO_ROUTE;
        if (certain
                && others.stream()
                        .map(other -> other.predict(from, to))
                        .allMatch(other ->
                                other.outcome() == prediction.outcome() && other.failure() == prediction.failure())) {
            return prediction;
        }
        return new Prediction(Outcome.DEPENDS, null, MEASURED, Message.of("forecast.measured"), null, List.of());
    }
}
