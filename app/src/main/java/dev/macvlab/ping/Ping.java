package dev.macvlab.ping;

import java.util.Objects;

/**
 * Who pings what.
 *
 * @param from a namespace, an external host, or an interface to bind to, as a reference is written
 * @param to an address without prefix length
 */
public record Ping(String from, String to) {
    public Ping {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
    }
}
