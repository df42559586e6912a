package dev.macvlab.agent.protocol;

import java.io.IOException;

/** A line that is no message: too long, no JSON, of an unknown type, or with fields that don't belong. */
public final class ProtocolException extends IOException {
    private static final long serialVersionUID = 1;

    public ProtocolException(String message) {
        super(message);
    }
}
