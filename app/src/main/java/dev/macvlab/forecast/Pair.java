package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Ping;
import dev.macvlab.topology.Ref;

/**
 * One cell of the reachability matrix.
 *
 * @param from a namespace or an external host, routed as it routes; for a probe also an interface to bind to
 * @param to the interface or external host that has the address
 */
public record Pair(Ref from, Ref to, IpAddress address) {
    /** The ping that measures it. */
    public Ping ping() {
        return new Ping(from.toString(), address.toString());
    }
}
