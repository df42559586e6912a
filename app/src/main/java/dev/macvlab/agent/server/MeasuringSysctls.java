package dev.macvlab.agent.server;

import dev.macvlab.lab.Lab;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.RouteSocket;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
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

    private record Setting(NetworkNamespace namespace, String key, String before) {}

    private final NamespaceThread namespaces;
    private final List<Lab.Origin> stacks;
    private final List<Setting> changed = new ArrayList<>();

    MeasuringSysctls(NamespaceThread namespaces, List<Lab.Origin> stacks) {
        this.namespaces = namespaces;
        this.stacks = List.copyOf(stacks);
    }

    void lift() throws IOException {
        for (Lab.Origin stack : stacks) {
            set(stack.namespace(), "ipv4/icmp_ratemask");
            set(stack.namespace(), "ipv6/icmp/ratelimit");
            try (RouteSocket socket = RouteSocket.open(namespaces, stack.namespace())) {
                for (Link link : socket.links().entries()) {
                    set(stack.namespace(), "ipv6/conf/" + link.name() + "/accept_redirects");
                }
            }
        }
    }

    private void set(NetworkNamespace namespace, String key) {
        try {
            changed.add(new Setting(namespace, key, namespaces.readSysctl(namespace, key)));
            namespaces.writeSysctl(namespace, key, "0");
        } catch (IOException _) {
            // A kernel without IPv6, or a link without it, has nothing to limit.
        }
    }

    /**
     * Waits until no link-local address is still being checked for duplicates: without one IPv6 can't ask for the
     * neighbours of a packet that is only passing.
     */
    void awaitLinkLocalAddresses() throws IOException {
        long began = System.nanoTime();
        for (Lab.Origin stack : stacks) {
            try (RouteSocket socket = RouteSocket.open(namespaces, stack.namespace())) {
                while (waits(socket) && System.nanoTime() - began < ADDRESSES_NANOS) {
                    LockSupport.parkNanos(POLL_NANOS);
                }
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
        for (Setting each : changed) {
            namespaces.writeSysctl(each.namespace, each.key, each.before);
        }
        changed.clear();
    }
}
