package dev.macvlab.check.view;

import dev.macvlab.topology.Namespace;
import java.util.List;

/** A namespace with what is in it. */
public final class Place implements View<Place> {
    private final Namespace namespace;
    private final List<Stack> interfaces;

    /**
     * @param namespace the first of its name
     * @param interfaces in the order of the topology
     */
    public Place(Namespace namespace, List<Stack> interfaces) {
        this.namespace = namespace;
        this.interfaces = interfaces;
    }

    public Namespace namespace() {
        return namespace;
    }

    public List<Stack> interfaces() {
        return interfaces;
    }

    @Override
    public boolean sameAs(Place other) {
        return namespace.equals(other.namespace) && interfaces.equals(other.interfaces);
    }
}
