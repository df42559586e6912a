package dev.macvlab.bench;

import dev.macvlab.agent.server.Measuring;
import dev.macvlab.forecast.Pair;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.apply.Observer;
import dev.macvlab.lab.apply.PingOrigin;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Neighbour;
import dev.macvlab.netlink.NeighbourRequest;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.probe.Prober;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's own answer: builds a topology in a network namespace that nobody else uses, and pings with empty caches.
 * The process has to be root over its network and mount namespaces, and {@code /run} its own.
 */
public final class Rig implements KernelView, AutoCloseable {
    /** For many pings. */
    private static final Measuring.Timeouts SHORT =
            new Measuring.Timeouts(Duration.ofMillis(15), Duration.ofMillis(120));

    /** For one that has to be beyond doubt, also where the processor is slow and has other work. */
    private static final Measuring.Timeouts LONG =
            new Measuring.Timeouts(Duration.ofMillis(400), Duration.ofMillis(2000));

    /** What the NIC of an external host is called in its namespace. */
    private static final String EXTERNAL_DEVICE = "eth0";

    /** A router says once a second and asker that it has no route, after the first five times (ip_error). */
    private static final long ERROR_PAUSE_NANOS = 1_100_000_000L;

    private final NamespaceThread namespaces;
    private final Lab lab;
    private final Prober prober;
    private final Map<NamespaceId, RouteSocket> sockets = new HashMap<>();

    private Rig(NamespaceThread namespaces, String names) throws IOException {
        this.namespaces = namespaces;
        try (RouteSocket socket = RouteSocket.open(namespaces, namespaces.home())) {
            socket.execute(SetLink.up(1));
        }
        lab = new Lab(namespaces, new NamespaceNames(names), "sandbox");
        prober = Prober.start(namespaces);
    }

    /** A rig whose host is a new namespace. */
    public static Rig open(NamespaceThread outer) throws IOException {
        NetworkNamespace home = outer.create();
        try (home) {
            String names = "/run/netns-" + home.identity().inode();
            return new Rig(outer.call(home, NamespaceThread::start), names);
        }
    }

    /**
     * Builds a topology.
     *
     * @throws LabException when the kernel refuses it
     */
    public void build(Topology topology) throws LabException, IOException {
        lab.apply(topology, Observer.NONE);
        for (PingOrigin each : lab.origins().stacks()) {
            sockets.put(each.place(), RouteSocket.open(namespaces, each.namespace()));
        }
    }

    @Override
    public @Nullable Spot spotOf(Ref element) {
        PingOrigin origin = lab.origins().find(element).orElse(null);
        RouteSocket socket = origin == null ? null : sockets.get(origin.place());
        return origin == null || socket == null
                ? null
                : new Spot(socket, Objects.requireNonNullElse(origin.device(), EXTERNAL_DEVICE));
    }

    /** Pings pairs as {@code macvlab run} does, with empty caches each time. */
    public List<PingResult> measure(List<Pair> pairs) throws IOException {
        return measure(pairs, SHORT);
    }

    /** Pings one pair, and waits long for its reply. */
    public PingResult measurePatiently(Pair pair) throws IOException {
        return measure(List.of(pair), LONG).getFirst();
    }

    /** Once more, when the kernel has got over what it said so often that it says it no longer. */
    public PingResult measureAgain(Pair pair) throws IOException {
        LockSupport.parkNanos(ERROR_PAUSE_NANOS);
        return measurePatiently(pair);
    }

    /** Pings one pair, both ends of which know each other's MAC address without asking; IPv4 only. */
    public PingResult measureWarm(Pair pair) throws IOException {
        for (RouteSocket asker : sockets.values()) {
            for (RouteSocket owner : sockets.values()) {
                if (asker != owner) {
                    introduce(asker, owner);
                }
            }
        }
        try {
            return measure(List.of(pair)).getFirst();
        } finally {
            forgetIntroductions();
        }
    }

    private List<PingResult> measure(List<Pair> pairs, Measuring.Timeouts timeouts) throws IOException {
        try (var measuring = new Measuring(lab, namespaces, prober, timeouts, new AtomicBoolean())) {
            return measuring.measure(pairs.stream().map(Pair::ping).toList());
        } catch (LabException e) {
            throw new IllegalStateException("nobody cancels it", e);
        }
    }

    /** Tells every link of one stack the MAC addresses of another one's IPv4 addresses. */
    private static void introduce(RouteSocket to, RouteSocket whom) throws IOException {
        Map<Integer, Link> links = new HashMap<>();
        whom.links().entries().forEach(link -> links.put(link.index(), link));
        List<NetlinkRequest> entries = new ArrayList<>();
        for (Address address : whom.addresses().entries()) {
            Link owner = links.get(address.linkIndex());
            if (owner == null || owner.mac() == null || address.address().isV6()) {
                continue;
            }
            for (Link link : to.links().entries()) {
                entries.add(NeighbourRequest.set(link.index(), address.address(), owner.mac()));
            }
        }
        to.executeAll(entries);
    }

    private void forgetIntroductions() throws IOException {
        for (RouteSocket socket : sockets.values()) {
            socket.executeAll(socket.neighbours().entries().stream()
                    .filter(each -> each.address() != null && each.state() == Neighbour.State.PERMANENT)
                    .<NetlinkRequest>map(each -> NeighbourRequest.delete(each.linkIndex(), each.address()))
                    .toList());
        }
    }

    @Override
    public void close() {
        sockets.values().forEach(RouteSocket::close);
        prober.close();
        lab.close();
        namespaces.close();
    }
}
