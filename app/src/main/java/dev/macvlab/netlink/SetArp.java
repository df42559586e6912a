package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;

/** Changes whether a link asks its neighbours for their MAC addresses, by ARP and neighbour discovery. */
public record SetArp(int index, boolean on) implements NetlinkRequest {
    @Override
    public Message describe() {
        return Message.of("netlink.set-link", index, "arp " + (on ? "on" : "off"));
    }

    @Override
    public int type() {
        return RTM_SETLINK;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        SetLink.writeHeader(out, AF_UNSPEC, index, on ? 0 : IFF_NOARP, IFF_NOARP);
    }
}
