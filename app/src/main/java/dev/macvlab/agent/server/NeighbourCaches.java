package dev.macvlab.agent.server;

import dev.macvlab.lab.Lab;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Neighbour;
import dev.macvlab.netlink.NeighbourRequest;
import dev.macvlab.netlink.NeighbourTiming;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The neighbour caches of a lab's namespaces. */
final class NeighbourCaches implements AutoCloseable {
    /** How long the kernel waits for an answer before it asks again, while this is open; normally 1000. */
    static final long RETRANS_MILLIS = 100;

    private final NamespaceThread namespaces;
    private final Map<NamespaceId, NetworkNamespace> stacks = new LinkedHashMap<>();
    private final Map<NamespaceId, RouteSocket> sockets = new LinkedHashMap<>();
    private final Map<NamespaceId, List<NetlinkRequest>> restores = new LinkedHashMap<>();

    NeighbourCaches(NamespaceThread namespaces, List<Lab.Origin> stacks) {
        this.namespaces = namespaces;
        stacks.forEach(each -> this.stacks.put(each.place(), each.namespace()));
    }

    private RouteSocket socket(NamespaceId place) throws IOException {
        RouteSocket socket = sockets.get(place);
        if (socket == null) {
            socket = RouteSocket.open(namespaces, Objects.requireNonNull(stacks.get(place)));
            sockets.put(place, socket);
        }
        return socket;
    }

    /** Makes every namespace give a neighbour up after a tenth of the usual time. */
    void hurry() throws IOException {
        for (Map.Entry<NamespaceId, NetworkNamespace> each : stacks.entrySet()) {
            RouteSocket socket = socket(each.getKey());
            List<NetlinkRequest> changes = new ArrayList<>();
            List<NetlinkRequest> restore = new ArrayList<>();
            for (Link link : socket.links().entries()) {
                for (boolean ipv6 : new boolean[] {false, true}) {
                    String key = (ipv6 ? "ipv6" : "ipv4") + "/neigh/" + link.name() + "/retrans_time_ms";
                    try {
                        long before = Long.parseLong(namespaces.readSysctl(each.getValue(), key));
                        changes.add(new NeighbourTiming(ipv6, link.index(), RETRANS_MILLIS));
                        restore.add(new NeighbourTiming(ipv6, link.index(), before));
                    } catch (IOException _) {
                        // The link has no IPv4 or no IPv6, and so no neighbours of it.
                    }
                }
            }
            socket.executeAll(changes);
            restores.put(each.getKey(), restore);
        }
    }

    /** Empties the caches of these namespaces. */
    void forget(Set<NamespaceId> places) throws IOException {
        for (NamespaceId place : places) {
            RouteSocket socket = socket(place);
            List<NetlinkRequest> deletions = new ArrayList<>();
            for (Neighbour each : socket.neighbours().entries()) {
                if (each.address() != null
                        && each.state() != Neighbour.State.PERMANENT
                        && each.state() != Neighbour.State.NOARP) {
                    deletions.add(NeighbourRequest.delete(each.linkIndex(), each.address()));
                }
            }
            // One that went by itself meanwhile is refused, and that is as good.
            socket.executeAll(deletions);
            // With them goes what a router said of shorter ways.
            namespaces.writeSysctl(Objects.requireNonNull(stacks.get(place)), "ipv4/route/flush", "1");
        }
    }

    /** Gives neighbours their time again. */
    @Override
    public void close() throws IOException {
        for (Map.Entry<NamespaceId, RouteSocket> each : sockets.entrySet()) {
            try (RouteSocket socket = each.getValue()) {
                socket.executeAll(restores.getOrDefault(each.getKey(), List.of()));
            }
        }
    }
}
