package dev.macvlab.forecast;

import java.util.HashMap;
import java.util.Map;

/** Where each device's frames for many go; worked out once for each. */
final class Floods {
    private record Key(Device sender, boolean multicast) {}

    private final Map<Key, Flood> walks = new HashMap<>();
    final Network network;
    private final boolean alike;

    Floods(Network network) {
        this.network = network;
        alike = network.devices().stream().noneMatch(device -> device.queuesNothing);
    }

    /** The way of {@code sender}'s broadcast, or of its IPv6 multicast. */
    Flood of(Device sender, boolean multicast) {
        return walks.computeIfAbsent(
                new Key(sender, multicast && !alike), key -> new Flood(sender, key.multicast, network.size()));
    }
}
