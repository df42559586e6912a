package dev.macvlab.agent.server;

import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.PingOrigin;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.probe.PingReply;
import dev.macvlab.probe.ProbePoint;
import dev.macvlab.probe.Prober;
import dev.macvlab.topology.Ref;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Sends pings each on its own terms: the neighbour caches of all namespaces that take part are empty before it. Pings
 * that have no namespace in common go out together, since the one can't fill the other's caches.
 */
public final class Measuring implements AutoCloseable {
    /**
     * How long is waited.
     *
     * @param neighbour for a neighbour's answer before it is asked again, three times in all (normally a second each)
     * @param reply for a ping's reply; more than the three questions take
     */
    public record Timeouts(Duration neighbour, Duration reply) {
        /** Those of a lab that people look at. */
        public static final Timeouts USUAL = new Timeouts(Duration.ofMillis(100), Duration.ofMillis(600));
    }

    /** How often at once a router tells somebody that it has no route; then it does so once a second (ip_error). */
    private static final int TOLD_AT_ONCE = 5;

    private static final long NEXT_TOLD_NANOS = 1_100_000_000L;

    /** One ping with the namespaces it involves. */
    private record Planned(int at, Ping ping, PingOrigin origin, IpAddress to, Set<NamespaceId> places) {}

    private final Lab lab;
    private final Prober prober;
    private final Timeouts timeouts;
    private final AtomicBoolean cancelled;
    private final Map<NamespaceId, MeasuredStack> stacks;
    private final NeighbourCaches neighbours;
    private final MeasuringSysctls sysctls;
    /** How often each place was told by a router that there is no route. */
    private final Map<NamespaceId, Integer> told = new HashMap<>();

    /** What nobody answered though a router might have liked to. */
    private final List<Planned> doubtful = new ArrayList<>();

    private final Map<String, ProbePoint> points = new HashMap<>();

    /**
     * Begins to measure in a lab that stands.
     *
     * @param cancelled makes {@link #measure} end early once it is true
     */
    public Measuring(Lab lab, NamespaceThread namespaces, Prober prober, Timeouts timeouts, AtomicBoolean cancelled)
            throws IOException {
        this.lab = lab;
        this.prober = prober;
        this.timeouts = timeouts;
        this.cancelled = cancelled;
        stacks = MeasuredStack.of(lab, namespaces);
        neighbours = new NeighbourCaches(namespaces, stacks);
        sysctls = new MeasuringSysctls(namespaces, stacks.values());
    }

    /**
     * The results, in the order of the pings.
     *
     * @throws LabException when it is cancelled
     */
    public List<PingResult> measure(List<Ping> pings) throws LabException, IOException {
        @Nullable PingResult[] results = new PingResult[pings.size()];
        List<Planned> waiting = new ArrayList<>();
        for (int i = 0; i < results.length; i++) {
            Ping ping = pings.get(i);
            Optional<IpAddress> to = IpAddress.tryParse(ping.to());
            Optional<PingOrigin> origin = lab.origins().find(Ref.parse(ping.from()));
            if (to.isEmpty() || origin.isEmpty()) {
                results[i] = PingResults.impossible(ping, to.isPresent());
            } else {
                Set<NamespaceId> places =
                        new HashSet<>(lab.origins().involved(origin.get().place(), to.get()));
                waiting.add(new Planned(i, ping, origin.get(), to.get(), places));
            }
        }
        neighbours.hurry(timeouts.neighbour);
        sysctls.lift();
        if (waiting.stream().anyMatch(each -> each.to.isV6())) {
            sysctls.awaitLinkLocalAddresses();
        }
        sendAll(waiting, results);
        while (!doubtful.isEmpty()) {
            LockSupport.parkNanos(NEXT_TOLD_NANOS);
            sendAll(onePerPlace(), results);
        }
        return List.of(results).stream().map(Objects::requireNonNull).toList();
    }

    private void sendAll(List<Planned> waiting, @Nullable PingResult[] results) throws LabException, IOException {
        while (!waiting.isEmpty()) {
            if (cancelled.get()) {
                throw new LabException(
                        ErrorCode.CANCELLED,
                        null,
                        null,
                        Message.of("agent.measuring-cancelled"),
                        Message.of("agent.measuring-cancelled.remedy"));
            }
            List<Planned> round = round(waiting);
            waiting.removeAll(round);
            send(round, results);
        }
    }

    /** Takes from what is doubtful one ping of each place. */
    private List<Planned> onePerPlace() {
        Map<NamespaceId, Planned> each = new HashMap<>();
        doubtful.forEach(planned -> each.putIfAbsent(planned.origin.place(), planned));
        doubtful.removeAll(each.values());
        told.clear();
        return new ArrayList<>(each.values());
    }

    private static List<Planned> round(List<Planned> waiting) {
        List<Planned> round = new ArrayList<>();
        Set<NamespaceId> busy = new HashSet<>();
        for (Planned each : waiting) {
            if (each.places.stream().noneMatch(busy::contains)) {
                busy.addAll(each.places);
                round.add(each);
            }
        }
        return round;
    }

    private void send(List<Planned> round, @Nullable PingResult[] results) throws IOException {
        for (Planned each : round) {
            neighbours.forget(each.places);
        }
        Map<Planned, CompletableFuture<PingReply>> replies = new HashMap<>();
        for (Planned each : round) {
            ProbePoint point = points.get(each.ping.from());
            if (point == null) {
                point = PingResults.point(prober, each.origin);
                points.put(each.ping.from(), point);
            }
            replies.put(each, point.ping(each.to, timeouts.reply));
        }
        replies.forEach((each, future) -> {
            PingReply reply = future.join();
            results[each.at] = reply.of(each.ping);
            note(each, reply);
        });
    }

    private void note(Planned planned, PingReply reply) {
        if (!(reply instanceof PingReply.Failed failed) || planned.to.isV6()) {
            return;
        }
        NamespaceId place = planned.origin.place();
        if (failed.failure() == Failure.NO_ROUTE && failed.reporter() != null) {
            told.merge(place, 1, Integer::sum);
        } else if (failed.failure() == Failure.LOSS && told.getOrDefault(place, 0) >= TOLD_AT_ONCE) {
            doubtful.add(planned);
        }
    }

    /** Lets go of every namespace, and lets neighbours have their time again. */
    @Override
    public void close() throws IOException {
        points.values().forEach(ProbePoint::close);
        try (sysctls) {
            neighbours.close();
        } finally {
            stacks.values().forEach(MeasuredStack::close);
        }
    }
}
