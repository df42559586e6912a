package dev.macvlab.forecast;

import dev.macvlab.forecast.PacketOutcome.Ended;
import dev.macvlab.forecast.Prediction.Outcome;
import dev.macvlab.message.Message;
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
    private static final Message LOOP = Message.of("forecast.frames-in-a-circle");
    private static final Message FIRST_COME = Message.of("forecast.first-come");
    private static final Message OPEN_MAC = Message.of("forecast.open-mac");
    private static final Message WHEN_WARM = Message.of("forecast.when-warm");

    private static final Message OPEN_KERNEL = Message.of("forecast.open-kernel");

    /**
     * What may be the case.
     *
     * @param summary what a ping hangs on that does something else than in the first variant
     */
    private record Variant(Floods floods, Message summary, Message reason) {
        static Variant of(Index index, Views views, Assumption assumption, Message summary, Message reason) {
            return new Variant(new Floods(new Network(index, views, assumption)), summary, reason);
        }
    }

    private final Network network;
    private final List<Variant> variants = new ArrayList<>();

    private Forecast(Index index) {
        Views views = Views.of(index.topology());
        network = new Network(index, views, Assumption.USUAL);
        variants.add(new Variant(new Floods(network), Message.of("forecast.summary.first-come"), FIRST_COME));
        for (int i = 1; i < Math.min(network.bridgeChoices(), MOST_CHOICES); i++) {
            variants.add(Variant.of(
                    index, views, new Assumption(i, false, false), Message.of("forecast.summary.open-mac"), OPEN_MAC));
        }
        if (network.hasDoubtful()) {
            variants.add(Variant.of(
                    index, views, new Assumption(0, true, false), Message.of("forecast.summary.open-mac"), OPEN_MAC));
        }
        if (network.hasDirectMulticast()) {
            variants.add(Variant.of(
                    index,
                    views,
                    new Assumption(0, false, true),
                    Message.of("forecast.summary.open-kernel"),
                    OPEN_KERNEL));
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
        IpStack stack = network.stack(from);
        for (SimulatedLink to : network.devices()) {
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
                    Message.of("forecast.summary.nothing-there"),
                    Message.of("forecast.nothing-there", from),
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
                    return open(Message.of("forecast.summary.frames-in-a-circle"), LOOP, run);
                }
                if (!first.sameAs(run)) {
                    return choices.any()
                            ? open(Message.of("forecast.summary.first-come"), FIRST_COME, first)
                            : open(variant.summary(), variant.reason(), first);
                }
            } while (choices.next());
            if (choices.tooMany()) {
                return open(Message.of("forecast.summary.first-come"), FIRST_COME, first);
            }
        }
        return answer(from, address, Objects.requireNonNull(first));
    }

    private static Prediction open(Message summary, Message reason, Run run) {
        return new Prediction(Outcome.DEPENDS, null, summary, reason, null, run.path);
    }

    private Prediction answer(Ref from, IpAddress address, Run run) {
        Ended ended = run.ended;
        return ended == null
                ? new Prediction(Outcome.REACHABLE, null, null, Causes.reaches(from, address), null, run.path)
                : new Prediction(
                        Outcome.UNREACHABLE,
                        ended.kind(),
                        ended.why().summary(),
                        ended.why().reason(),
                        whenWarm(from, address, ended),
                        run.path);
    }

    private @Nullable Message whenWarm(Ref from, IpAddress address, Ended cold) {
        if (cold.kind() == Failure.NO_ROUTE) {
            return null;
        }
        Run warm = run(variants.getFirst().floods(), from, address, new Choices(), true);
        return warm.ended == null && !warm.endless ? WHEN_WARM : null;
    }

    private static Run run(Floods floods, Ref from, IpAddress address, Choices choices, boolean warm) {
        var exchange = new Exchange(floods, choices, warm);
        IpStack stack = floods.network.stack(from);
        SimulatedLink bound = stack == null ? floods.network.device(from) : null;
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
