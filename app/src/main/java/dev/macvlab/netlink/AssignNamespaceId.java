package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;

/**
 * Gives a namespace an id by which the socket's namespace knows it. EEXIST when either is taken; the kernel may have
 * given it an id by itself before.
 */
public record AssignNamespaceId(NetworkNamespace namespace, int id) implements NetlinkRequest {
    @Override
    public Message describe() {
        return Message.of("netlink.assign-id", namespace.words(), id);
    }

    @Override
    public int type() {
        return RTM_NEWNSID;
    }

    @Override
    public int flags() {
        return 0;
    }

    @Override
    public void write(MessageWriter out) {
        out.u8(AF_UNSPEC).u8(0).u16(0);
        out.attributeU32(NETNSA_NSID, id).attributeU32(NETNSA_FD, namespace.fd());
    }
}
