package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The kernel as it will be after the steps thought of so far: what a plan is compared with, and changed together with. */
final class PlannedState {
    private static final int FIRST_INDEX = 100;
    private static final int FIRST_FAR_INDEX = 1 << 20;

    private final Map<LinkId, PlannedLink> devices = new LinkedHashMap<>();
    private final Map<NamespaceId, Set<PlannedLink>> byPlace = new HashMap<>();
    private final Map<Integer, Set<PlannedLink>> byLowerIndex = new HashMap<>();
    private final Map<NamespaceId, List<ActualState.Route>> routes = new HashMap<>();
    private final Map<NamespaceId, Map<String, String>> settings = new HashMap<>();
    private final Map<NamespaceId, Map<String, String>> originals = new HashMap<>();
    private final Map<NamespaceId, Boolean> loopback = new LinkedHashMap<>();
    private final Set<Integer> indices = new HashSet<>();
    private final Set<NamespaceId> shared = new HashSet<>();
    private int next = FIRST_INDEX;

    PlannedState(ActualState found) {
        found.namespaces().forEach((place, namespace) -> {
            loopback.put(place, namespace.loopbackUp());
            if (!namespace.ours()) {
                shared.add(place);
            }
            for (ActualLink link : namespace.links()) {
                add(new PlannedLink(link));
                indices.add(link.index());
            }
            settings.put(place, namespace.settings());
            originals.put(place, namespace.originals());
            routes.put(place, new ArrayList<>(namespace.routes()));
        });
    }

    /** The namespaces that there are, in the order in which they were found or made. */
    List<NamespaceId> places() {
        return List.copyOf(loopback.keySet());
    }

    boolean has(NamespaceId place) {
        return loopback.containsKey(place);
    }

    boolean loopbackIsUp(NamespaceId place) {
        return Boolean.TRUE.equals(loopback.get(place));
    }

    void startLoopback(NamespaceId place) {
        loopback.put(place, true);
    }

    Optional<PlannedLink> find(LinkId id) {
        return Optional.ofNullable(devices.get(id));
    }

    /** A device that is there, or planned. */
    PlannedLink link(LinkId id) {
        return find(id).orElseThrow();
    }

    /** The device with an index, which within a lab belongs to one device only. */
    Optional<PlannedLink> withIndex(int index) {
        return devices.values().stream().filter(each -> each.index == index).findFirst();
    }

    List<PlannedLink> in(NamespaceId place) {
        return List.copyOf(byPlace.getOrDefault(place, Set.of()));
    }

    List<PlannedLink> all() {
        return List.copyOf(devices.values());
    }

    @Nullable
    String setting(NamespaceId place, String key) {
        return settings.getOrDefault(place, Map.of()).get(key);
    }

    Map<String, String> originals(NamespaceId place) {
        return originals.getOrDefault(place, Map.of());
    }

    List<ActualState.Route> routes(NamespaceId place) {
        return routes.computeIfAbsent(place, _ -> new ArrayList<>());
    }

    void add(NamespaceId place) {
        loopback.put(place, false);
    }

    void add(PlannedLink link) {
        devices.put(link.id, link);
        byPlace.computeIfAbsent(link.id.place(), _ -> new LinkedHashSet<>()).add(link);
        byLowerIndex
                .computeIfAbsent(link.lowerIndex, _ -> new LinkedHashSet<>())
                .add(link);
    }

    /** Forgets a namespace and what dies with it, wherever that is. */
    void remove(NamespaceId place) {
        in(place).forEach(this::remove);
        loopback.remove(place);
        routes.remove(place);
    }

    /** Forgets a device and what the kernel deletes together with it: what is on top, and a cable's other end. */
    void remove(PlannedLink gone) {
        if (devices.remove(gone.id) == null) {
            return;
        }
        byPlace.getOrDefault(gone.id.place(), new HashSet<>()).remove(gone);
        byLowerIndex.getOrDefault(gone.lowerIndex, new HashSet<>()).remove(gone);
        dropRoutes(gone);
        List.copyOf(byLowerIndex.getOrDefault(gone.index, Set.of())).stream()
                .filter(each -> each.ours)
                .forEach(this::remove);
        for (PlannedLink each : in(gone.id.place())) {
            if (each.master == gone.index) {
                each.master = 0;
                each.hairpin = false;
            }
        }
    }

    /** Forgets what the kernel drops when a device goes down: its routes, and its IPv6 addresses. */
    void setDown(PlannedLink device) {
        device.up = false;
        device.addresses.removeIf(held -> held.cidr().address().isV6());
        dropRoutes(device);
    }

    /**
     * Forgets an address and what the kernel drops with it: with the last IPv4 address of a device go all IPv4 routes by
     * that device (fib_disable_ip in net/ipv4/fib_frontend.c).
     */
    void drop(PlannedLink device, Cidr gone) {
        device.drop(gone);
        if (!gone.address().isV6()
                && device.addresses.stream()
                        .allMatch(held -> held.cidr().address().isV6())) {
            routes(device.id.place())
                    .removeIf(route -> route.deviceIndex() == device.index
                            && !route.route().to().address().isV6());
        }
    }

    private void dropRoutes(PlannedLink device) {
        routes(device.id.place()).removeIf(route -> route.deviceIndex() == device.index);
    }

    /** An index that no device of the lab has. */
    int freeIndex() {
        while (!indices.add(++next)) {}
        return next;
    }

    /** Whether other programs make links there as well, and could take an index at the same moment. */
    boolean isShared(NamespaceId place) {
        return shared.contains(place);
    }

    /**
     * An index that nobody else has or takes meanwhile, since it is one of very many.
     *
     * @param random where to look, not negative
     */
    int farIndex(int random) {
        int index = FIRST_FAR_INDEX + random % (Integer.MAX_VALUE - FIRST_FAR_INDEX);
        while (!indices.add(index)) {
            index = index == Integer.MAX_VALUE ? FIRST_FAR_INDEX : index + 1;
        }
        return index;
    }
}
