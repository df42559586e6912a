package dev.macvlab.netlink;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A route.
 *
 * @param hops the ways it takes, nearly always one; none for a route that refuses
 * @param source the address to send from; null for the kernel's choice
 * @param protocol who made it (linux/rtnetlink.h, {@code RTPROT_…}): 2 the kernel, 3 a tool, 4 an administrator
 * @param table 254 is the main one, 255 the local one
 * @param type 1 unicast, 2 local, 3 broadcast, 7 unreachable
 */
public record Route(
        Cidr to, List<Hop> hops, @Nullable IpAddress source, int metric, int protocol, int scope, int table, int type) {
    /**
     * One way of a route.
     *
     * @param via the next router; null when the destination is on the link
     */
    public record Hop(@Nullable IpAddress via, int linkIndex, boolean onLink) {}

    public Route {
        hops = List.copyOf(hops);
    }

    /** Whether it leads to an address of the namespace itself. */
    public boolean isLocal() {
        return type == Rtnetlink.RTN_LOCAL;
    }

    /** Whether it leads to one other machine, or by way of one. */
    public boolean isUnicast() {
        return type == Rtnetlink.RTN_UNICAST;
    }

    /** Whether it is an ordinary route of the main table. */
    public boolean isMain() {
        return table == Rtnetlink.RT_TABLE_MAIN && isUnicast();
    }
}
