package dev.macvlab.netlink;

import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import java.io.IOException;

/** Bytes that are not a netlink message or attribute: a length that is too small, or reaches past the end. */
public final class MalformedMessageException extends IOException implements Explained {
    private static final long serialVersionUID = 1;

    /**
     * @param detail what is wrong with them, for who knows the format
     */
    MalformedMessageException(String detail) {
        super(detail);
    }

    @Override
    public Message sentence() {
        return Message.of("netlink.malformed", String.valueOf(getMessage()));
    }
}
