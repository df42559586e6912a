package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * Adds a permanent neighbour, or takes one away: either of the IP stack (an address and its MAC), where it replaces what
 * was known, or of a link's or bridge's own list of MAC addresses, where it must be new.
 *
 * @param address null for an entry of a list of MAC addresses
 * @param mac null only when taking an IP neighbour away
 * @param master the list is that of the bridge the link is a port of, rather than the link's own
 */
public record NeighbourRequest(
        boolean add,
        int linkIndex,
        @Nullable IpAddress address,
        @Nullable MacAddress mac,
        boolean master) implements NetlinkRequest {
    public NeighbourRequest {
        if (mac == null && (add || address == null)) {
            throw new IllegalArgumentException("a neighbour without a MAC address");
        }
    }

    /** Tells the IP stack for good which MAC address a neighbour has. */
    public static NeighbourRequest set(int linkIndex, IpAddress address, MacAddress mac) {
        return new NeighbourRequest(true, linkIndex, address, mac, false);
    }

    /** Forgets what is known of a neighbour. ENOENT when nothing is. */
    public static NeighbourRequest delete(int linkIndex, IpAddress address) {
        return new NeighbourRequest(false, linkIndex, address, null, false);
    }

    /** Lets a link receive frames for another MAC address as well; of macvlans only passthru takes a unicast one. */
    public static NeighbourRequest addToLink(int linkIndex, MacAddress mac) {
        return new NeighbourRequest(true, linkIndex, null, mac, false);
    }

    /** Tells a bridge for good that a MAC address is behind a port. */
    public static NeighbourRequest addToBridge(int portIndex, MacAddress mac) {
        return new NeighbourRequest(true, portIndex, null, mac, true);
    }

    @Override
    public Message describe() {
        return Message.of(
                add ? "netlink.set-neighbour" : "netlink.delete-neighbour",
                String.valueOf(address == null ? mac : address),
                linkIndex);
    }

    @Override
    public int type() {
        return add ? RTM_NEWNEIGH : RTM_DELNEIGH;
    }

    @Override
    public int flags() {
        if (!add) {
            return 0;
        }
        return NLM_F_CREATE | (address == null ? NLM_F_EXCL : NLM_F_REPLACE);
    }

    @Override
    public void write(MessageWriter out) {
        int family = address == null ? AF_BRIDGE : family(address);
        int flags = address != null ? 0 : master ? NTF_MASTER : NTF_SELF;
        out.u8(family).u8(0).u16(0).u32(linkIndex);
        out.u16(Neighbour.State.PERMANENT.bit()).u8(flags).u8(0);
        if (address != null) {
            out.attributeIp(NDA_DST, address);
        }
        if (mac != null) {
            out.attributeMac(NDA_LLADDR, mac);
        }
    }
}
