package dev.macvlab.forecast;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.HashSet;
import java.util.Set;

/** Which devices run: are up and have carrier from what they stand on. */
final class Carrier {
    private Carrier() {}

    static boolean runs(Device device) {
        return runs(device, new HashSet<>());
    }

    private static boolean runs(Device device, Set<Device> seen) {
        if (!device.up() || !seen.add(device)) {
            return false;
        }
        return switch (device.element) {
            case Nic _ -> true;
            case Veth _ -> device.peer != null && device.peer.up();
            // Without ports it has carrier only until something makes the kernel look, as a MAC address of its own
            // does.
            case Bridge bridge ->
                device.ports.isEmpty()
                        ? bridge.mac().isEmpty()
                        : device.ports.stream().anyMatch(port -> runs(port, seen));
            case Ipvlan _ ->
                device.lower != null && (runs(device.lower, seen) || hasCarrierWhileDown(device.lower, seen));
            case Child _ -> device.lower != null && runs(device.lower, seen);
        };
    }

    /**
     * A child that was never up has the carrier that its parent had when it was made, and an ipvlan child of it has it too
     * (ipvlan_init): enough for its siblings.
     */
    private static boolean hasCarrierWhileDown(Device device, Set<Device> seen) {
        return (device.element instanceof Vlan || device.isMacvlan())
                && device.lower != null
                && runs(device.lower, seen);
    }
}
