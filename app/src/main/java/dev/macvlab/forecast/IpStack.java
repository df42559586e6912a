package dev.macvlab.forecast;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The IP stack of one namespace or external host. */
final class IpStack {
    private static final IpAddress LOOPBACK = IpAddress.parse("::1");
    /** RFC 3021: a /31 has two hosts and no broadcast address. */
    private static final int SHORTEST_WITHOUT_BROADCAST = 31;

    static final IpAddress UNSPECIFIED = IpAddress.parse("0.0.0.0");

    final Ref ref;
    final boolean forwards;
    private final Settings settings;

    private final RoutingTable ipv4 = new RoutingTable();
    private final RoutingTable ipv6 = new RoutingTable();
    /** The usable addresses, in the kernel's order, by device. */
    private final Map<SimulatedLink, List<Cidr>> addresses = new LinkedHashMap<>();

    private final Map<IpAddress, List<SimulatedLink>> local = new HashMap<>();
    /** Those that an interface has and that are not taken for its own there. */
    private final Set<IpAddress> untaken = new HashSet<>(0);

    /** The last addresses of its IPv4 subnets, which mean everybody there, with the devices in those subnets. */
    private final Map<IpAddress, List<SimulatedLink>> broadcasts = new HashMap<>();

    IpStack(Ref ref, boolean forwards, Settings settings) {
        this.ref = ref;
        this.forwards = forwards;
        this.settings = settings;
    }

    int rpFilter() {
        return settings.rpFilter() == null ? 0 : settings.rpFilter();
    }

    boolean hasIpv6() {
        return !Boolean.FALSE.equals(settings.ipv6());
    }

    /**
     * Adds an address. One that means everybody in the subnet of a device set up before is not taken for its own, brings
     * no route to its subnet, and neither do those that follow it in its subnet (fib_add_ifaddr, fib_valid_prefsrc).
     */
    void addAddress(SimulatedLink device, Cidr cidr) {
        boolean follows = !cidr.address().isV6()
                && addressesOf(device).stream()
                        .filter(earlier -> earlier.network().equals(cidr.network()))
                        .findFirst()
                        .filter(earlier -> !owns(device, earlier.address()))
                        .isPresent();
        addresses.computeIfAbsent(device, _ -> new ArrayList<>()).add(cidr);
        if (!follows && !broadcasts.containsKey(cidr.address())) {
            local.computeIfAbsent(cidr.address(), _ -> new ArrayList<>(1)).add(device);
        } else {
            untaken.add(cidr.address());
        }
    }

    /** Adds what comes with an address on a device that is up: the route to its subnet and its broadcast address. */
    void addSubnet(SimulatedLink device, Cidr cidr, int metric) {
        boolean isV6 = cidr.address().isV6();
        if (!isV6 && !owns(device, cidr.address())) {
            return;
        }
        addRoute(new RoutingEntry(cidr.network(), device, null, metric, isV6 ? null : cidr.address()));
        if (!isV6 && cidr.prefixLength() < SHORTEST_WITHOUT_BROADCAST) {
            IpAddress last = cidr.network().address().plus((1L << (32 - cidr.prefixLength())) - 1);
            broadcasts.computeIfAbsent(last, _ -> new ArrayList<>(1)).add(device);
        }
    }

    void addRoute(RoutingEntry route) {
        table(route.to().address()).add(route);
    }

    List<Cidr> addressesOf(SimulatedLink device) {
        return addresses.getOrDefault(device, List.of());
    }

    /** Whether the address is one of its own: on whichever interface, also one that is down (weak host model). */
    boolean owns(IpAddress address) {
        return local.containsKey(address) || isLoopback(address);
    }

    private static boolean isLoopback(IpAddress address) {
        return address.isV6() ? address.equals(LOOPBACK) : address.isLoopback();
    }

    /** The device in whose subnet the address means everybody; null when it does not. */
    @Nullable
    SimulatedLink broadcastDevice(IpAddress address) {
        return local.containsKey(address) || !broadcasts.containsKey(address)
                ? null
                : broadcasts.get(address).getFirst();
    }

    /** Whether the address means everybody to what leaves by that device alone. */
    boolean isBroadcastBy(SimulatedLink device, IpAddress address) {
        return broadcasts.getOrDefault(address, List.of()).contains(device);
    }

    /** The device that has the IPv4 address for its own, of all or, where it is given, of that one; null when none has. */
    @Nullable
    SimulatedLink ownerOf(IpAddress address, @Nullable SimulatedLink only) {
        List<SimulatedLink> owners = address.isV6() ? List.of() : local.getOrDefault(address, List.of());
        return only == null ? owners.stream().findFirst().orElse(null) : owners.contains(only) ? only : null;
    }

    boolean owns(SimulatedLink device, IpAddress address) {
        return local.getOrDefault(address, List.of()).contains(device);
    }

    private RoutingTable table(IpAddress destination) {
        return destination.isV6() ? ipv6 : ipv4;
    }

    @Nullable
    RoutingEntry route(IpAddress destination) {
        return table(destination).find(destination, null);
    }

    /**
     * The way out for what is bound to a device: IPv4 takes the destination to be on the link when there is no route
     * (ip_route_output_key_hash_rcu), IPv6 does not.
     */
    @Nullable
    RoutingEntry route(IpAddress destination, SimulatedLink bound) {
        RoutingEntry found = table(destination).find(destination, bound);
        return found == null && !destination.isV6()
                ? new RoutingEntry(new Cidr(destination, destination.bitLength()), bound, null, 0, null)
                : found;
    }

    /**
     * The way on, or back, for what came by a device; IPv6 prefers that device among routes that are equal otherwise
     * (icmpv6_echo_reply, ip6_pol_route_input).
     */
    @Nullable
    RoutingEntry routeFor(IpAddress destination, SimulatedLink cameBy) {
        return destination.isV6() ? ipv6.findPreferring(destination, cameBy) : route(destination);
    }

    /**
     * The way out for what a child of a device hands to its stack with a source address: IPv6 prefers that device, but takes
     * another where it has no route (ip6_route_output_flags_noref: strict only without a source).
     */
    @Nullable
    RoutingEntry wayBy(SimulatedLink device, IpAddress destination) {
        return destination.isV6() ? ipv6.findPreferring(destination, device) : route(destination, device);
    }

    /** The source address of what is sent by that route; unspecified or the loopback's when there is none to be had. */
    IpAddress sourceFor(RoutingEntry route, IpAddress destination) {
        if (destination.isV6()) {
            return ipv6Source(route.dev(), destination);
        }
        return route.source() != null ? route.source() : ipv4Source(route.dev(), route.gateway());
    }

    /** inet_select_addr: one in the subnet of {@code near}, else the device's first, else any other device's. */
    IpAddress ipv4Source(SimulatedLink device, @Nullable IpAddress near) {
        IpAddress first = null;
        for (Cidr cidr : addressesOf(device)) {
            if (!cidr.address().isV6()) {
                if (near == null || cidr.contains(near)) {
                    return cidr.address();
                }
                first = first == null ? cidr.address() : first;
            }
        }
        if (first != null) {
            return first;
        }
        for (List<Cidr> others : addresses.values()) {
            for (Cidr cidr : others) {
                if (!cidr.address().isV6()) {
                    return cidr.address();
                }
            }
        }
        return UNSPECIFIED;
    }

    /**
     * RFC 6724 as far as addresses without lifetimes and labels go: scope, outgoing device, longest match, newest. With no
     * usable address at all the kernel takes the loopback's.
     */
    private IpAddress ipv6Source(SimulatedLink out, IpAddress destination) {
        IpAddress best = LOOPBACK;
        int bestScore = -1;
        for (var entry : addresses.entrySet()) {
            List<Cidr> list = entry.getValue();
            for (int i = list.size() - 1; i >= 0; i--) {
                IpAddress candidate = list.get(i).address();
                if (!candidate.isV6() || (candidate.isLinkLocal() && entry.getKey() != out)) {
                    continue;
                }
                int score = (candidate.isLinkLocal() == destination.isLinkLocal() ? 4096 : 0)
                        + (entry.getKey() == out ? 1024 : 0)
                        + commonPrefix(candidate, destination);
                if (score > bestScore) {
                    best = candidate;
                    bestScore = score;
                }
            }
        }
        return best;
    }

    private static int commonPrefix(IpAddress one, IpAddress other) {
        byte[] left = one.toBytes();
        byte[] right = other.toBytes();
        for (int i = 0; i < left.length; i++) {
            if (left[i] != right[i]) {
                return 8 * i + Integer.numberOfLeadingZeros((left[i] ^ right[i]) & 0xff) - 24;
            }
        }
        return 8 * left.length;
    }

    /**
     * Whether IPv4 takes a packet from that source on that device (fib_validate_source): never from an address of its
     * own, and with rp_filter only if it has a way back.
     */
    boolean acceptsSource(IpAddress source, SimulatedLink on) {
        if (source.isV6()) {
            return !isLoopback(source);
        }
        if (source.isUnspecified()) {
            return false;
        }
        boolean own = owns(source) || holds(source);
        if (own && !Boolean.TRUE.equals(settings.acceptLocal())) {
            return false;
        }
        if (rpFilter() == 0) {
            return true;
        }
        boolean backByThere;
        if (own) {
            backByThere = owns(on, source);
        } else {
            RoutingEntry back = route(source);
            if (back == null || broadcastDevice(source) != null) {
                return false;
            }
            backByThere = back.dev() == on;
        }
        return backByThere || (rpFilter() == 2 && hasIpv4(on));
    }

    /** The device's own link-local address; null when it has none, or none that is valid. */
    @Nullable
    IpAddress linkLocal(SimulatedLink device) {
        for (Cidr cidr : addressesOf(device)) {
            if (cidr.address().isV6() && cidr.address().isLinkLocal()) {
                return cidr.address();
            }
        }
        return null;
    }

    /** Whether an interface has that address, taken for its own or not. */
    private boolean holds(IpAddress address) {
        return !untaken.isEmpty() && untaken.contains(address) && !local.containsKey(address);
    }

    private boolean hasIpv4(SimulatedLink device) {
        return addressesOf(device).stream().anyMatch(cidr -> !cidr.address().isV6());
    }

    /**
     * Whether it answers, on that device, who has {@code target} (arp_process; for IPv6 ndisc_recv_ns). Who asks without
     * an address of its own is answered without a look at routes.
     */
    boolean answers(SimulatedLink on, IpAddress asker, IpAddress target) {
        if (target.isV6()) {
            return owns(on, target);
        }
        return owns(target)
                && on.arpTaker(target) == null
                && !ignores(on, asker, target)
                && (asker.isUnspecified() || (acceptsSource(asker, on) && passesArpFilter(on, asker)));
    }

    private boolean ignores(SimulatedLink on, IpAddress asker, IpAddress target) {
        return switch (settings.arpIgnore() == null ? 0 : settings.arpIgnore()) {
            case 1 -> !owns(on, target);
            case 2 ->
                !owns(on, target)
                        || (!asker.isUnspecified()
                                && addressesOf(on).stream()
                                        .noneMatch(cidr -> cidr.address().equals(target) && cidr.contains(asker)));
            case 8 -> true;
            default -> false;
        };
    }

    private boolean passesArpFilter(SimulatedLink on, IpAddress asker) {
        if (!Boolean.TRUE.equals(settings.arpFilter())) {
            return true;
        }
        // The way to an address of its own is by lo.
        RoutingEntry back = owns(asker) ? null : route(asker);
        return back != null && back.dev() == on;
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
