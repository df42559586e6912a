package dev.macvlab.forecast;

import dev.macvlab.forecast.Fate.Ended;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The forecast of one topology; predictions are made when they are asked for. Not for several threads at once. */
public final class Forecast implements Predictions {
    private static final int MOST_CHOICES = 4;
    private static final String LOOP = "Bridges and switches form a loop in which frames go round without end.";
    private static final String FIRST_COME =
            "More than one interface answers for an address on the way, or frames come by two ways, and what comes"
                    + " first decides.";
    private static final String OPEN_MAC =
            "It hangs on a MAC address that is not written down, or that two interfaces share.";
    private static final String WHEN_WARM =
            "Once both sides have each other's MAC address in their caches it works, until the entries age out.";

    private static final String OPEN_KERNEL =
            "It hangs on the kernel: before Linux 6.4 a parent whose children all have a broadcast queue of length 0"
                    + " drops what IPv6 asks for too.";

    /**
     * What may be the case.
     *
     * @param summary what a ping hangs on that does something else than in the first variant
     */
    private record Variant(Floods floods, String summary, String reason) {
        static Variant of(Index index, Views views, Assumption assumption, String summary, String reason) {
            return new Variant(new Floods(new Network(index, views, assumption)), summary, reason);
        }
    }

    private final Network network;
    private final List<Variant> variants = new ArrayList<>();

    private Forecast(Index index) {
        Views views = Views.of(index.topology());
        network = new Network(index, views, Assumption.USUAL);
        variants.add(new Variant(new Floods(network), "what comes first decides", FIRST_COME));
        for (int i = 1; i < Math.min(network.bridgeChoices(), MOST_CHOICES); i++) {
            variants.add(
                    Variant.of(index, views, new Assumption(i, false, false), "depends on a MAC address", OPEN_MAC));
        }
        if (network.hasDoubtful()) {
            variants.add(
                    Variant.of(index, views, new Assumption(0, true, false), "depends on a MAC address", OPEN_MAC));
        }
        if (network.hasDirectMulticast()) {
            variants.add(
                    Variant.of(index, views, new Assumption(0, false, true), "depends on the kernel", OPEN_KERNEL));
        }
    }

    public static Forecast of(Index index) {
        return new Forecast(index);
    }

    /**
     * Every cell of the reachability matrix: from each namespace that has an interface (the host's included) and each
     * external host, to each address of each interface and external host but its own. Rows in file order, external hosts
     * last.
     */
    @Override
    public List<Pair> pairs() {
        var pairs = new ArrayList<Pair>();
        for (Ref from : sources()) {
            pairs.addAll(pairsFrom(from));
        }
        return pairs;
    }

    /**
     * Whether bridges and switches form a loop in which a frame for many goes round without end. A lab with one keeps the
     * machine's processors busy until it is taken down.
     */
    public boolean loops() {
        Floods floods = variants.getFirst().floods();
        return network.devices().stream().anyMatch(device -> floods.of(device, false).endless);
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
            for (Cidr cidr : to.addresses) {
                IpAddress address = cidr.address();
                boolean pingable = !address.isMulticast() && !address.isLoopback() && !address.isUnspecified();
                if (to.stack != stack && pingable) {
                    pairs.add(new Pair(from, to.ref, address));
                }
            }
        }
        return pairs;
    }

    @Override
    public Prediction predict(Ref from, IpAddress address) {
        if (network.stack(from) == null && network.device(from) == null) {
            return new Prediction(
                    Outcome.UNREACHABLE,
                    Failure.NO_ROUTE,
                    "nothing there",
                    from + " is not in the topology, or has no interface to send from.",
                    null,
                    List.of());
        }
        Run first = null;
        for (Variant variant : variants) {
            var choices = new Choices();
            do {
                Run run = run(variant.floods(), from, address, choices, false);
                first = first == null ? run : first;
                if (run.endless) {
                    return open("frames go in a circle", LOOP, run);
                }
                if (!first.sameAs(run)) {
                    return choices.any()
                            ? open("what comes first decides", FIRST_COME, first)
                            : open(variant.summary(), variant.reason(), first);
                }
            } while (choices.next());
            if (choices.tooMany()) {
                return open("what comes first decides", FIRST_COME, first);
            }
        }
        return answer(from, address, Objects.requireNonNull(first));
    }

    private static Prediction open(String summary, String reason, Run run) {
        return new Prediction(Outcome.DEPENDS, null, summary, reason, null, run.path);
    }

    private Prediction answer(Ref from, IpAddress address, Run run) {
        Ended ended = run.ended;
        return ended == null
                ? new Prediction(Outcome.REACHABLE, null, "", Causes.reaches(from, address), null, run.path)
                : new Prediction(
                        Outcome.UNREACHABLE,
                        ended.kind(),
                        ended.why().summary(),
                        ended.why().reason(),
                        whenWarm(from, address, ended),
                        run.path);
    }

    private @Nullable String whenWarm(Ref from, IpAddress address, Ended cold) {
        if (cold.kind() == Failure.NO_ROUTE) {
            return null;
        }
        Run warm = run(variants.getFirst().floods(), from, address, new Choices(), true);
        return warm.ended == null && !warm.endless ? WHEN_WARM : null;
    }

    private static Run run(Floods floods, Ref from, IpAddress address, Choices choices, boolean warm) {
        var exchange = new Exchange(floods, choices, warm);
        Stack stack = floods.network.stack(from);
        Device bound = stack == null ? floods.network.device(from) : null;
        if (bound != null) {
            stack = bound.stack;
        }
        Ended ended = exchange.ping(Objects.requireNonNull(stack), bound, address);
        return new Run(ended, exchange.path, exchange.isEndless());
    }

    private record Run(@Nullable Ended ended, Path path, boolean endless) {
        boolean sameAs(Run other) {
            return endless == other.endless
                    && (ended == null
                            ? other.ended == null
                            : other.ended != null && ended.kind() == other.ended.kind());
        }
    }
}
