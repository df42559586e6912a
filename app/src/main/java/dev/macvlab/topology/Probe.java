package dev.macvlab.topology;

/**
 * A ping that the user wants watched.
 *
 * @param from a namespace, an external host, or an interface to bind to
 * @param to an address without prefix length, as it was written
 */
public record Probe(Ref from, String to, UnknownKeys extras) {
    /** A probe with nothing else said about it. */
    public static Probe of(Ref from, String to) {
        return new Probe(from, to, UnknownKeys.NONE);
    }
}
