package dev.macvlab.netlink;

import java.io.IOException;

/** Bytes that are not a netlink message or attribute: a length that is too small, or reaches past the end. */
public final class MalformedMessageException extends IOException {
    MalformedMessageException(String message) {
        super(message);
    }
}
