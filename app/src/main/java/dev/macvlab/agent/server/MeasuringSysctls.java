package dev.macvlab.agent.server;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.RouteSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * What would make a ping's result depend on the pings before it, switched off while this is open: limits on how often an
 * ICMP error is sent, and shorter ways that a router tells.
 */
final class MeasuringSysctls implements AutoCloseable {
    private static final long ADDRESSES_NANOS = 4_000_000_000L;
    private static final long POLL_NANOS = 20_000_000L;

    private final NamespaceThread namespaces;
    private final List<MeasuredStack> stacks;
    private final Map<MeasuredStack, Map<String, String>> before = new HashMap<>();

    MeasuringSysctls(NamespaceThread namespaces, Collection<MeasuredStack> stacks) {
        this.namespaces = namespaces;
        this.stacks = List.copyOf(stacks);
    }

    void lift() throws IOException {
        for (MeasuredStack stack : stacks) {
            List<String> keys = new ArrayList<>(List.of("ipv4/icmp_ratemask", "ipv6/icmp/ratelimit"));
            for (Link link : stack.socket().links().entries()) {
                keys.add("ipv6/conf/" + link.name() + "/accept_redirects");
            }
            Map<String, String> found = namespaces.readSysctls(stack.namespace(), keys);
            before.putIfAbsent(stack, found);
            namespaces.writeSysctls(
                    stack.namespace(), found.keySet().stream().collect(Collectors.toMap(key -> key, _ -> "0")));
        }
    }

    /**
     * Waits until no link-local address is still being checked for duplicates: without one IPv6 can't ask for the
     * neighbours of a packet that is only passing.
     */
    void awaitLinkLocalAddresses() throws IOException {
        long began = System.nanoTime();
        for (MeasuredStack stack : stacks) {
            while (waits(stack.socket()) && System.nanoTime() - began < ADDRESSES_NANOS) {
                LockSupport.parkNanos(POLL_NANOS);
            }
        }
    }

    private static boolean waits(RouteSocket socket) throws IOException {
        Set<Integer> running = socket.links().entries().stream()
                .filter(Link::lowerUp)
                .map(Link::index)
                .collect(Collectors.toSet());
        return socket.addresses().entries().stream()
                .filter(address -> running.contains(address.linkIndex()))
                .anyMatch(address -> address.tentative() && !address.duplicate());
    }

    @Override
    public void close() throws IOException {
        for (Map.Entry<MeasuredStack, Map<String, String>> each : before.entrySet()) {
            namespaces.writeSysctls(each.getKey().namespace(), each.getValue());
        }
    }
}
