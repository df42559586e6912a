package dev.macvlab.agent.server;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.Neighbour;
import dev.macvlab.netlink.NeighbourRequest;
import dev.macvlab.netlink.NeighbourTiming;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The neighbour caches of a lab's namespaces. */
final class NeighbourCaches implements AutoCloseable {
    /** What is restored where a kernel hides it from who has no privilege on the machine (neigh_sysctl_register). */
    private static final String USUAL_RETRANS_MILLIS = "1000";

    private final NamespaceThread namespaces;
    private final Map<NamespaceId, MeasuredStack> stacks;
    private final Map<MeasuredStack, List<NetlinkRequest>> restores = new HashMap<>();

    NeighbourCaches(NamespaceThread namespaces, Map<NamespaceId, MeasuredStack> stacks) {
        this.namespaces = namespaces;
        this.stacks = Map.copyOf(stacks);
    }

    /**
     * Makes every namespace give a neighbour up sooner while this is open.
     *
     * @param again how long it waits for an answer before it asks again; normally a second
     */
    void hurry(Duration again) throws IOException {
        for (MeasuredStack stack : stacks.values()) {
            List<Link> links = stack.socket().links().entries();
            Map<String, String> usual = namespaces.readSysctls(
                    stack.namespace(),
                    links.stream()
                            .flatMap(link -> List.of(retransKey(link, false), retransKey(link, true)).stream())
                            .toList());
            List<NetlinkRequest> changes = new ArrayList<>();
            List<NetlinkRequest> restore = new ArrayList<>();
            for (Link link : links) {
                for (boolean ipv6 : new boolean[] {false, true}) {
                    long before = Long.parseLong(usual.getOrDefault(retransKey(link, ipv6), USUAL_RETRANS_MILLIS));
                    changes.add(new NeighbourTiming(ipv6, link.index(), again.toMillis()));
                    restore.add(new NeighbourTiming(ipv6, link.index(), before));
                }
            }
            // A link without one of the families refuses, and has no neighbours of it.
            stack.socket().executeAll(changes);
            restores.putIfAbsent(stack, restore);
        }
    }

    private static String retransKey(Link link, boolean ipv6) {
        return (ipv6 ? "ipv6" : "ipv4") + "/neigh/" + link.name() + "/retrans_time_ms";
    }

    /** Empties the caches of these namespaces. */
    void forget(Set<NamespaceId> places) throws IOException {
        for (NamespaceId place : places) {
            MeasuredStack stack = Objects.requireNonNull(stacks.get(place));
            List<NetlinkRequest> deletions = new ArrayList<>();
            for (Neighbour each : stack.socket().neighbours().entries()) {
                if (each.address() != null
                        && each.state() != Neighbour.State.PERMANENT
                        && each.state() != Neighbour.State.NOARP) {
                    deletions.add(NeighbourRequest.delete(each.linkIndex(), each.address()));
                }
            }
            // One that went by itself meanwhile is refused, and that is as good.
            stack.socket().executeAll(deletions);
            // With them goes what a router said of shorter ways.
            namespaces.writeSysctl(stack.namespace(), "ipv4/route/flush", "1");
        }
    }

    /** Gives neighbours their time again. */
    @Override
    public void close() throws IOException {
        for (Map.Entry<MeasuredStack, List<NetlinkRequest>> each : restores.entrySet()) {
            each.getKey().socket().executeAll(each.getValue());
        }
    }
}
