package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;

/** Changes mode and flag of an ipvlan, and with it those of all children of the same parent. */
public record SetIpvlan(int index, IpvlanMode mode, IpvlanFlag flag) implements NetlinkRequest {
    @Override
    public Message describe() {
        return Message.of("netlink.change-ipvlan", index, mode, flag);
    }

    @Override
    public int type() {
        return RTM_NEWLINK;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        SetLink.writeHeader(out, AF_UNSPEC, index, 0, 0);
        out.nested(IFLA_LINKINFO, () -> LinkKinds.write(new LinkKind.Ipvlan(mode, flag), out));
    }
}
