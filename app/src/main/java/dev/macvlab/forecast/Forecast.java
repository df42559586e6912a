package dev.macvlab.forecast;

import dev.macvlab.forecast.Fate.Ended;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.topology.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The forecast of one topology; predictions are made when they are asked for. Not for several threads at once. */
public final class Forecast {
    private final Network network;
    private final Floods floods;

    private Forecast(Index index) {
        network = new Network(index);
        floods = new Floods(network);
    }

    public static Forecast of(Index index) {
        return new Forecast(index);
    }

    /**
     * Every cell of the reachability matrix: from each namespace that has an interface (the host's included) and each
     * external host, to each address of each interface and external host but its own. Rows in file order, external hosts
     * last.
     */
    public List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (Ref from : sources()) {
            pairs.addAll(pairsFrom(from));
        }
        return pairs;
    }

    /** The rows of the matrix: namespaces that have an interface, then external hosts, in file order. */
    public List<Ref> sources() {
        return network.stacks().stream().map(stack -> stack.ref).toList();
    }

    /** One row of the matrix. */
    public List<Pair> pairsFrom(Ref from) {
        var pairs = new ArrayList<Pair>();
        Stack stack = network.stack(from);
        for (Device to : network.devices()) {
            for (Cidr cidr : to.element.addresses()) {
                IpAddress address = cidr.address();
                boolean pingable = !address.isMulticast() && !address.isLoopback() && !address.isUnspecified();
                if (to.stack != stack && pingable) {
                    pairs.add(new Pair(from, to.ref, address));
                }
            }
        }
        return pairs;
    }

    /** What a ping from {@code from} (namespace, external host, or interface to bind to) to {@code address} will do. */
    public Prediction predict(Ref from, IpAddress address) {
        Stack stack = network.stack(from);
        Device bound = stack == null ? network.device(from) : null;
        if (stack == null) {
            if (bound == null) {
                return new Prediction(
                        Outcome.UNREACHABLE,
                        Prediction.Failure.NO_ROUTE,
                        "nothing there",
                        from + " is not in the topology, or has no interface to send from.",
                        null,
                        List.of());
            }
            stack = bound.stack;
        }
        return predict(from, stack, bound, address);
    }

    private Prediction predict(Ref from, Stack stack, @Nullable Device bound, IpAddress address) {
        var choices = new Choices();
        Run first = run(stack, bound, address, choices, false);
        boolean open = first.endless;
        while (!open && choices.next()) {
            open = !first.sameAs(run(stack, bound, address, choices, false));
        }
        if (open) {
            return new Prediction(
                    Outcome.DEPENDS,
                    null,
                    first.endless ? "frames go in a circle" : "more than one answers",
                    first.endless
                            ? "Bridges and switches form a loop in which frames go round without end."
                            : "More than one interface answers for an address on the way, and who comes first decides.",
                    null,
                    first.path);
        }
        Ended ended = first.ended;
        if (ended == null) {
            return new Prediction(Outcome.REACHABLE, null, "", Causes.reaches(from, address), null, first.path);
        }
        return new Prediction(
                Outcome.UNREACHABLE,
                ended.kind(),
                ended.why().summary(),
                ended.why().reason(),
                whenWarm(stack, bound, address, ended),
                first.path);
    }

    private @Nullable String whenWarm(Stack stack, @Nullable Device bound, IpAddress address, Ended cold) {
        if (cold.kind() == Prediction.Failure.NO_ROUTE) {
            return null;
        }
        Run warm = run(stack, bound, address, new Choices(), true);
        return warm.ended == null && !warm.endless
                ? "Once both sides have each other's MAC address in their caches it works, until the entries age out."
                : null;
    }

    private Run run(Stack stack, @Nullable Device bound, IpAddress address, Choices choices, boolean warm) {
        var exchange = new Exchange(network, floods, choices, warm);
        Ended ended = exchange.ping(stack, bound, address);
        return new Run(ended, exchange.path, exchange.endless);
    }

    private record Run(@Nullable Ended ended, List<Hop> path, boolean endless) {
        boolean sameAs(Run other) {
            return endless == other.endless
                    && (ended == null
                            ? other.ended == null
                            : other.ended != null && ended.kind() == other.ended.kind());
        }
    }
}
