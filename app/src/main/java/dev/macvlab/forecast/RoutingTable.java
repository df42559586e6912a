package dev.macvlab.forecast;

import dev.macvlab.topology.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The main routing table of one stack for one family: longest prefix, then lowest metric, then the older one. */
final class RoutingTable {
    private final Map<Integer, Map<IpAddress, List<Route>>> byLength = new TreeMap<>(Comparator.reverseOrder());

    void add(Route route) {
        List<Route> same = byLength.computeIfAbsent(route.to().prefixLength(), _ -> new HashMap<>())
                .computeIfAbsent(route.to().address(), _ -> new ArrayList<>());
        same.add(route);
        same.sort(Comparator.comparingInt(Route::metric));
    }

    /** As fib_lookup; with {@code dev} only routes of that device count. */
    @Nullable
    Route find(IpAddress destination, @Nullable Device dev) {
        for (var ofLength : byLength.entrySet()) {
            for (Route route : ofLength.getValue().getOrDefault(destination.masked(ofLength.getKey()), List.of())) {
                if (dev == null || route.dev() == dev) {
                    return route;
                }
            }
        }
        return null;
    }

    /** As fib6_table_lookup without RT6_LOOKUP_F_IFACE: {@code dev} wins among equals, but others are taken too. */
    @Nullable
    Route findPreferring(IpAddress destination, Device dev) {
        Route best = find(destination, null);
        if (best == null || best.dev() == dev) {
            return best;
        }
        Map<IpAddress, List<Route>> ofLength = byLength.getOrDefault(best.to().prefixLength(), Map.of());
        for (Route route : ofLength.getOrDefault(best.to().address(), List.of())) {
            if (route.dev() == dev && route.metric() == best.metric()) {
                return route;
            }
        }
        return best;
    }
}
