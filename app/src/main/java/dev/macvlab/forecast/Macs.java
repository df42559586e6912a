package dev.macvlab.forecast;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.MacAddress;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Set;

/** Which MAC address each device has: its own, that of what it is on, or for a bridge that of one of its ports. */
final class Macs {
    /** What is not written down is drawn from these, see {@link MacAddress#derivedFrom}. */
    private static final long FIRST_OPEN = 0x02_00_00_00_00_00L;

    private static final long LAST_OPEN = 0x02_ff_ff_ff_ff_ffL;

    private final int choice;
    private int choices = 1;

    /**
     * @param choice which of the possible MAC addresses a bridge takes, counted from 0
     */
    Macs(int choice) {
        this.choice = choice;
    }

    /** The address in the lower 48 bits, of a device that is wired up. */
    long of(Device device) {
        return mac(device, new HashSet<>());
    }

    /** How many choices the bridges seen so far leave. */
    int choices() {
        return choices;
    }

    /** A MAC address that is not written down is one that nobody else has. */
    private long mac(Device device, Set<Device> seen) {
        boolean shares = device.element instanceof Ipvlan
                || device.isMacvlan(Macvlan.Mode.PASSTHRU)
                || (device.element instanceof Vlan && device.element.mac().isEmpty());
        if (shares && device.lower != null && seen.add(device)) {
            return mac(device.lower, seen);
        }
        if (device.element instanceof Bridge
                && device.element.mac().isEmpty()
                && !device.ports.isEmpty()
                && seen.add(device)) {
            return bridgeMac(device, seen);
        }
        return device.element
                .mac()
                .orElseGet(() -> MacAddress.derivedFrom("sandbox " + device.ref + " "))
                .bits();
    }

    /**
     * A bridge takes the lowest of its ports' addresses (br_stp_recalculate_bridge_id). Which one that is stays open where
     * addresses are not written down.
     */
    private long bridgeMac(Device bridge, Set<Device> seen) {
        var candidates = new ArrayList<Long>();
        long lowest = Long.MAX_VALUE;

        for (Device port : bridge.ports) {
            long mac = mac(port, seen);
            if (macIsWritten(port)) {
                lowest = Math.min(lowest, mac);
            } else {
                candidates.add(mac);
            }
        }
        if (lowest < FIRST_OPEN || candidates.isEmpty()) {
            return lowest;
        }
        if (lowest < LAST_OPEN) {
            candidates.add(lowest);
        }
        choices = Math.max(choices, candidates.size());
        return candidates.get(choice % candidates.size());
    }

    private static boolean macIsWritten(Device device) {
        return device.element.mac().isPresent() && !device.isMacvlan(Macvlan.Mode.PASSTHRU);
    }
}
