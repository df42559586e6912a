package dev.macvlab.resolve;

/**
 * How the interfaces of a topology hang together, by their places in its list: what stays the same as long as only their
 * properties change.
 */
final class Shape {
    private final AdjacencyList below;
    private final Indices peers;
    private final Indices order;
    private final LowerDeviceParts ports;
    private final NamespaceParts places;
    private final Indices lanOf;

    /**
     * @param below what each stands on directly: its parent, or its members
     * @param peers the other end of each that is a veth; -1 where there is none
     * @param order all of them, each behind those that it stands on
     * @param ports what is on which lower device
     * @param places which of them are in which namespace
     * @param lanOf the wire that each is on, and behind the interfaces that of each switch
     */
    Shape(
            AdjacencyList below,
            Indices peers,
            Indices order,
            LowerDeviceParts ports,
            NamespaceParts places,
            Indices lanOf) {
        this.below = below;
        this.peers = peers;
        this.order = order;
        this.ports = ports;
        this.places = places;
        this.lanOf = lanOf;
    }

    AdjacencyList below() {
        return below;
    }

    Indices peers() {
        return peers;
    }

    Indices order() {
        return order;
    }

    LowerDeviceParts ports() {
        return ports;
    }

    NamespaceParts places() {
        return places;
    }

    Indices lanOf() {
        return lanOf;
    }
}
