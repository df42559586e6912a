package dev.macvlab.bench;

import dev.macvlab.forecast.Pair;
import dev.macvlab.lab.Lab;
import dev.macvlab.lab.Observer;
import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Neighbour;
import dev.macvlab.netlink.NeighbourRequest;
import dev.macvlab.netlink.NeighbourTiming;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.LabException;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.probe.ProbePoint;
import dev.macvlab.probe.Prober;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's own answer: builds a topology in a network namespace that nobody else uses, and pings with empty caches.
 * The process has to be root over its network and mount namespaces, and {@code /run} its own.
 */
public final class Rig implements KernelView, AutoCloseable {
    /** How patiently a ping is measured. */
    public enum Patience {
        /** For many pings at once. */
        SHORT(15, 120),
        /** For one that has to be beyond doubt. */
        LONG(150, 900);

        private final long retransMillis;
        private final Duration timeout;

        Patience(long retransMillis, long timeoutMillis) {
            this.retransMillis = retransMillis;
            timeout = Duration.ofMillis(timeoutMillis);
        }
    }

    /** Whose limits on ICMP errors would make a ping's result depend on the pings before it. */
    private static final List<String> ICMP_LIMITS = List.of("ipv4/icmp_ratelimit", "ipv6/icmp/ratelimit");

    /** Writing to this forgets redirects that were learnt; for IPv6 there is no such file in a user namespace. */
    private static final String ROUTE_CACHE = "ipv4/route/flush";

    /** What the NIC of an external host is called in its namespace. */
    private static final String EXTERNAL_DEVICE = "eth0";

    private static final long ADDRESSES_NANOS = 4_000_000_000L;
    /** A router says once a second and asker that it has no route, after the first five times (ip_error). */
    private static final long ERROR_PAUSE_NANOS = 1_100_000_000L;

    private static final long POLL_NANOS = 20_000_000L;

    private final NamespaceThread namespaces;
    private final Lab lab;
    private final Prober prober;
    private final Map<NamespaceId, NetworkNamespace> stacks = new LinkedHashMap<>();
    private final Map<NamespaceId, RouteSocket> sockets = new HashMap<>();
    private final Map<Ref, ProbePoint> points = new HashMap<>();
    private @Nullable Patience patience;

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
        for (Lab.Origin each : lab.stacks()) {
            stacks.put(each.place(), each.namespace());
            RouteSocket socket = RouteSocket.open(namespaces, each.namespace());
            sockets.put(each.place(), socket);
            for (String limit : ICMP_LIMITS) {
                namespaces.writeSysctl(each.namespace(), limit, "0");
            }
            for (Link link : socket.links().entries()) {
                ignoreRedirects(each.namespace(), link.name());
            }
        }
    }

    private void ignoreRedirects(NetworkNamespace namespace, String link) throws IOException {
        try {
            namespaces.writeSysctl(namespace, "ipv6/conf/" + link + "/accept_redirects", "0");
        } catch (KernelException e) {
            if (e.errno() != Errno.ENOENT) {
                throw e;
            }
            // The link's MTU is too small for IPv6.
        }
    }

    @Override
    public @Nullable Spot spotOf(Ref element) {
        Lab.Origin origin = lab.origin(element).orElse(null);
        RouteSocket socket = origin == null ? null : sockets.get(origin.place());
        return origin == null || socket == null
                ? null
                : new Spot(socket, Objects.requireNonNullElse(origin.device(), EXTERNAL_DEVICE));
    }

    private void release() {
        points.values().forEach(ProbePoint::close);
        points.clear();
        sockets.values().forEach(RouteSocket::close);
        sockets.clear();
        stacks.clear();
        patience = null;
    }

    /** Pings one pair with empty caches, alone. */
    public PingResult measureAlone(Pair pair, Patience how) throws IOException {
        return measureTogether(List.of(pair), how).getFirst();
    }

    /** Once more, when the kernel has got over what it said so often that it says it no longer. */
    public PingResult measureAgain(Pair pair) throws IOException {
        LockSupport.parkNanos(ERROR_PAUSE_NANOS);
        return measureAlone(pair, Patience.LONG);
    }

    /** Pings one pair, both ends of which know each other's MAC address without asking; IPv4 only. */
    public PingResult measureWarm(Pair pair) throws IOException {
        hurry(Patience.SHORT);
        forget();
        for (RouteSocket asker : sockets.values()) {
            for (RouteSocket owner : sockets.values()) {
                if (asker != owner) {
                    introduce(asker, owner);
                }
            }
        }
        return point(pair.from())
                .ping(pair.address(), Patience.SHORT.timeout)
                .join()
                .of(pair.ping());
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

    /** Pings all pairs, those at once whose senders are nobody's target, with empty caches each time. */
    public List<PingResult> measure(List<Pair> pairs) throws IOException {
        List<Ref> places = new ArrayList<>();
        for (Pair pair : pairs) {
            for (Ref each : List.of(place(pair.from()), place(pair.to()))) {
                if (!places.contains(each)) {
                    places.add(each);
                }
            }
        }
        Map<Integer, List<Integer>> rounds = new LinkedHashMap<>();
        for (int i = 0; i < pairs.size(); i++) {
            int from = places.indexOf(place(pairs.get(i).from()));
            int to = places.indexOf(place(pairs.get(i).to()));
            int bit = Integer.numberOfTrailingZeros(from ^ to);
            rounds.computeIfAbsent(2 * bit + (from >> bit & 1), _ -> new ArrayList<>())
                    .add(i);
        }
        @Nullable PingResult[] results = new PingResult[pairs.size()];
        for (List<Integer> round : rounds.values()) {
            List<PingResult> measured =
                    measureTogether(round.stream().map(pairs::get).toList(), Patience.SHORT);
            for (int i = 0; i < measured.size(); i++) {
                results[round.get(i)] = measured.get(i);
            }
        }
        return List.of(results).stream().map(Objects::requireNonNull).toList();
    }

    /** The namespace or external host that an element is in, or that it is. */
    private Ref place(Ref element) {
        return lab.origin(element).map(origin -> origin.place().element()).orElse(element);
    }

    private List<PingResult> measureTogether(List<Pair> pairs, Patience how) throws IOException {
        hurry(how);
        if (how == Patience.LONG) {
            awaitAddresses();
        }
        forget();
        List<CompletableFuture<PingResult>> results = new ArrayList<>();
        for (Pair pair : pairs) {
            results.add(point(pair.from()).ping(pair.address(), how.timeout).thenApply(reply -> reply.of(pair.ping())));
        }
        return results.stream().map(CompletableFuture::join).toList();
    }

    private ProbePoint point(Ref from) throws IOException {
        ProbePoint point = points.get(from);
        if (point == null) {
            Lab.Origin origin = lab.origin(from).orElseThrow(() -> new IOException("nothing to ping from at " + from));
            point = prober.from(origin.namespace(), Objects.requireNonNullElse(origin.device(), ""));
            points.put(from, point);
        }
        return point;
    }

    private void hurry(Patience how) throws IOException {
        if (patience == how) {
            return;
        }
        patience = how;
        for (RouteSocket socket : sockets.values()) {
            List<NetlinkRequest> changes = new ArrayList<>();
            for (Link link : socket.links().entries()) {
                changes.add(new NeighbourTiming(false, link.index(), how.retransMillis));
                changes.add(new NeighbourTiming(true, link.index(), how.retransMillis));
            }
            // A link without one of the families refuses, and needs nothing.
            socket.executeAll(changes);
        }
    }

    /** Waits until no address, link-local ones included, is still being checked for duplicates. */
    private void awaitAddresses() throws IOException {
        long began = System.nanoTime();
        for (RouteSocket socket : sockets.values()) {
            while (socket.addresses().entries().stream()
                            .anyMatch(address -> address.tentative() && !address.duplicate() && isUp(socket, address))
                    && System.nanoTime() - began < ADDRESSES_NANOS) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static boolean isUp(RouteSocket socket, Address address) {
        try {
            return socket.links().entries().stream()
                    .anyMatch(link -> link.index() == address.linkIndex() && link.lowerUp());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void forget() throws IOException {
        for (Map.Entry<NamespaceId, RouteSocket> each : sockets.entrySet()) {
            List<NetlinkRequest> deletions = new ArrayList<>();
            for (Neighbour neighbour : each.getValue().neighbours().entries()) {
                if (neighbour.address() != null && neighbour.state() != Neighbour.State.NOARP) {
                    deletions.add(NeighbourRequest.delete(neighbour.linkIndex(), neighbour.address()));
                }
            }
            each.getValue().executeAll(deletions);
            namespaces.writeSysctl(Objects.requireNonNull(stacks.get(each.getKey())), ROUTE_CACHE, "1");
        }
    }

    @Override
    public void close() {
        release();
        prober.close();
        lab.close();
        namespaces.close();
    }
}
