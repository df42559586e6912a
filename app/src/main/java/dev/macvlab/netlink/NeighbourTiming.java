package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;

/**
 * Sets how long the IP stack waits for the answer of a neighbour on one link before it asks again; it gives up after
 * three questions.
 *
 * @param retransMillis the kernel's default is 1000
 */
public record NeighbourTiming(boolean ipv6, int linkIndex, long retransMillis) implements NetlinkRequest {
    @Override
    public Message describe() {
        return Message.of("netlink.neighbour-time", linkIndex, retransMillis);
    }

    @Override
    public int type() {
        return RTM_SETNEIGHTBL;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        out.u8(ipv6 ? AF_INET6 : AF_INET).u8(0).u16(0);
        out.attributeText(NDTA_NAME, ipv6 ? "ndisc_cache" : "arp_cache");
        out.nested(
                NDTA_PARMS,
                () -> out.attributeU32(NDTPA_IFINDEX, linkIndex).attributeU64(NDTPA_RETRANS_TIME, retransMillis));
    }
}
