package dev.macvlab.forecast;

import java.util.IdentityHashMap;

/** Where each device's frames for many go; worked out once for each. */
final class Floods {
    private final IdentityHashMap<SimulatedLink, Flood> broadcasts = new IdentityHashMap<>();
    private final IdentityHashMap<SimulatedLink, Flood> multicasts = new IdentityHashMap<>();
    final Network network;
    private final boolean alike;

    Floods(Network network) {
        this.network = network;
        alike = network.devices().stream().noneMatch(device -> device.queuesNothing);
    }

    /** The way of {@code sender}'s broadcast, or of its IPv6 multicast. */
    Flood of(SimulatedLink sender, boolean multicast) {
        boolean apart = multicast && !alike;
        return (apart ? multicasts : broadcasts)
                .computeIfAbsent(sender, device -> new Flood(device, apart, network.size()));
    }
}
