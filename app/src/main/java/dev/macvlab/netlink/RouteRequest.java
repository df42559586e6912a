package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import org.jspecify.annotations.Nullable;

/**
 * Adds a route to the main table, or takes it away.
 *
 * @param to the network; 0.0.0.0/0 and ::/0 are the default routes
 * @param via the next router; null when the destination is on the link
 * @param linkIndex the link to leave by; 0 lets the kernel find it from {@code via}
 * @param onLink {@code via} is on the link though no address says so
 * @param metric the lower one wins; 0 for the kernel's default
 * @param protocol who made the route, by which it can be recognised (linux/rtnetlink.h, {@code RTPROT_…})
 */
public record RouteRequest(
        boolean add,
        Cidr to,
        @Nullable IpAddress via,
        int linkIndex,
        boolean onLink,
        int metric,
        int protocol,
        @Nullable IpAddress source)
        implements NetlinkRequest {
    /** The protocol of routes set by a tool for now, as {@code ip route} does. */
    public static final int PROTOCOL_BOOT = 3;

    /** Adds a route. EEXIST when one to the same network with the same metric is there. */
    public static RouteRequest add(IpAddress destination, int prefixLength) {
        return new RouteRequest(true, new Cidr(destination, prefixLength), null, 0, false, 0, PROTOCOL_BOOT, null);
    }

    /** Adds the default route through a router. */
    public static RouteRequest addDefault(IpAddress via) {
        return add(IpAddress.unspecified(via.isV6()), 0).via(via);
    }

    /** Takes a route away; what else is given must match too. ESRCH when there is none. */
    public static RouteRequest delete(IpAddress destination, int prefixLength) {
        return new RouteRequest(false, new Cidr(destination, prefixLength), null, 0, false, 0, 0, null);
    }

    /** The same through a router. */
    public RouteRequest via(IpAddress router) {
        return new RouteRequest(add, to, router, linkIndex, onLink, metric, protocol, source);
    }

    /** The same out of a link. */
    public RouteRequest dev(int index) {
        return new RouteRequest(add, to, via, index, onLink, metric, protocol, source);
    }

    /** The same through a router that no address of the link covers. */
    public RouteRequest asOnLink() {
        return new RouteRequest(add, to, via, linkIndex, true, metric, protocol, source);
    }

    /** The same with a metric. */
    public RouteRequest withMetric(int wanted) {
        return new RouteRequest(add, to, via, linkIndex, onLink, wanted, protocol, source);
    }

    /** The same in the name of a protocol, 5 to 255. */
    public RouteRequest withProtocol(int wanted) {
        return new RouteRequest(add, to, via, linkIndex, onLink, metric, wanted, source);
    }

    /** The same with the address to send from. */
    public RouteRequest withSource(IpAddress wanted) {
        return new RouteRequest(add, to, via, linkIndex, onLink, metric, protocol, wanted);
    }

    @Override
    public Message describe() {
        return Message.of(
                add ? "netlink.add-route" : "netlink.delete-route",
                to + (via == null ? "" : " via " + via) + (linkIndex == 0 ? "" : " dev " + linkIndex));
    }

    @Override
    public int type() {
        return add ? RTM_NEWROUTE : RTM_DELROUTE;
    }

    @Override
    public int flags() {
        return add ? NLM_F_CREATE | NLM_F_EXCL : 0;
    }

    @Override
    public void write(MessageWriter out) {
        int scope = via == null && add && !to.address().isV6() ? RT_SCOPE_LINK : RT_SCOPE_UNIVERSE;
        out.u8(family(to.address())).u8(to.prefixLength()).u8(0).u8(0);
        out.u8(RT_TABLE_MAIN).u8(protocol).u8(add ? scope : RT_SCOPE_NOWHERE).u8(add ? RTN_UNICAST : 0);
        out.u32(onLink ? RTNH_F_ONLINK : 0);
        if (to.prefixLength() > 0) {
            out.attributeIp(RTA_DST, to.address());
        }
        if (via != null && via.isV6() == to.address().isV6()) {
            out.attributeIp(RTA_GATEWAY, via);
        } else if (via != null) {
            out.attribute(RTA_VIA, viaOtherFamily(via));
        }
        if (source != null) {
            out.attributeIp(RTA_PREFSRC, source);
        }
        if (linkIndex != 0) {
            out.attributeU32(RTA_OIF, linkIndex);
        }
        if (metric != 0) {
            out.attributeU32(RTA_PRIORITY, metric);
        }
    }

    private static byte[] viaOtherFamily(IpAddress via) {
        MessageWriter out = new MessageWriter().u16(family(via));
        for (byte b : via.toBytes()) {
            out.u8(b);
        }
        return out.toBytes();
    }
}
