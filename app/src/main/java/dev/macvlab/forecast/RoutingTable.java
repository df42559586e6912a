package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The main routing table of one stack for one family: longest prefix, then lowest metric, then the older one. */
final class RoutingTable {
    /** The routes of one prefix length, by the first address of their subnets. */
    private record Length(int bits, Map<IpAddress, List<RoutingEntry>> routes) {
        List<RoutingEntry> to(IpAddress destination) {
            return routes.getOrDefault(destination.masked(bits), List.of());
        }
    }

    /** The longest first. */
    private final List<Length> lengths = new ArrayList<>(2);

    void add(RoutingEntry route) {
        List<RoutingEntry> same = ofLength(route.to().prefixLength())
                .routes
                .computeIfAbsent(route.to().address(), _ -> new ArrayList<>(1));
        same.add(route);
        same.sort(Comparator.comparingInt(RoutingEntry::metric));
    }

    private Length ofLength(int bits) {
        int at = 0;
        while (at < lengths.size() && lengths.get(at).bits > bits) {
            at++;
        }
        if (at == lengths.size() || lengths.get(at).bits < bits) {
            lengths.add(at, new Length(bits, new HashMap<>()));
        }
        return lengths.get(at);
    }

    /** As fib_lookup; with {@code dev} only routes of that device count. */
    @Nullable
    RoutingEntry find(IpAddress destination, @Nullable SimulatedLink dev) {
        for (int i = 0; i < lengths.size(); i++) {
            List<RoutingEntry> routes = lengths.get(i).to(destination);
            for (int j = 0; j < routes.size(); j++) {
                if (dev == null || routes.get(j).dev() == dev) {
                    return routes.get(j);
                }
            }
        }
        return null;
    }

    /** As fib6_table_lookup without RT6_LOOKUP_F_IFACE: {@code dev} wins among equals, but others are taken too. */
    @Nullable
    RoutingEntry findPreferring(IpAddress destination, SimulatedLink dev) {
        RoutingEntry best = find(destination, null);
        if (best == null || best.dev() == dev) {
            return best;
        }
        for (RoutingEntry route : ofLength(best.to().prefixLength()).to(destination)) {
            if (route.dev() == dev && route.metric() == best.metric()) {
                return route;
            }
        }
        return best;
    }
}
