package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * One received netlink message.
 *
 * @param body what follows the header; it shares the receive buffer
 */
record NetlinkMessage(int type, int flags, int sequence, ByteBuffer body) {
    private static final int HEADER = 16;

    /** Takes the next message off a datagram; null at its end. */
    static @Nullable NetlinkMessage next(ByteBuffer datagram) throws MalformedMessageException {
        int left = datagram.remaining();
        if (left == 0) {
            return null;
        }
        if (left < HEADER) {
            throw new MalformedMessageException("a datagram ends with " + left + " bytes, too few for a message");
        }
        int start = datagram.position();
        int length = datagram.getInt(start);
        if (length < HEADER || length > left) {
            throw new MalformedMessageException("a message claims " + length + " bytes where " + left + " are left");
        }
        ByteBuffer body = datagram.slice(start + HEADER, length - HEADER).order(ByteOrder.nativeOrder());
        NetlinkMessage message = new NetlinkMessage(
                Short.toUnsignedInt(datagram.getShort(start + 4)),
                Short.toUnsignedInt(datagram.getShort(start + 6)),
                datagram.getInt(start + 8),
                body);
        datagram.position(Math.min(datagram.limit(), start + ((length + 3) & ~3)));
        return message;
    }

    /** The error number, 0 for success, of a message of type error or done; negative as the kernel sends it. */
    int error() throws MalformedMessageException {
        if (body.remaining() < 4) {
            if (type == NLMSG_DONE) {
                return 0;
            }
            throw new MalformedMessageException("an acknowledgement of " + body.remaining() + " bytes");
        }
        return body.getInt(body.position());
    }

    /** The kernel's own sentence in a message of type error or done; empty when there is none. */
    String kernelText() throws MalformedMessageException {
        int start = 4;
        if (type == NLMSG_ERROR) {
            boolean capped = (flags & NLM_F_CAPPED) != 0;
            int request = capped || body.remaining() < 4 + HEADER ? HEADER : body.getInt(body.position() + 4);
            start += (request + 3) & ~3;
        }
        if ((flags & NLM_F_ACK_TLVS) == 0 || start < 4 || body.remaining() < start) {
            return "";
        }
        return Attributes.read(body.slice(body.position() + start, body.remaining() - start))
                .text(NLMSGERR_ATTR_MSG);
    }
}
