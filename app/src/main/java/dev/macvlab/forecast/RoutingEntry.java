package dev.macvlab.forecast;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * A line of a routing table.
 *
 * @param to the prefix, host bits zero
 * @param gateway null when the destination is on the link itself
 * @param source the address that it prefers to send from; null where any of the device's is as good
 */
record RoutingEntry(
        Cidr to,
        SimulatedLink dev,
        @Nullable IpAddress gateway,
        int metric,
        @Nullable IpAddress source) {
    /** Whom to ask for on the link. */
    IpAddress nextHop(IpAddress destination) {
        return gateway == null ? destination : gateway;
    }
}
