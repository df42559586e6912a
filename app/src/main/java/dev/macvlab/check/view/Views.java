package dev.macvlab.check.view;

import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every view of one topology, each list in the order of the topology. A view in which nothing changed since an earlier
 * topology is the same object again.
 */
public final class Views {
    private final Topology topology;
    private final List<Device> devices;
    private final List<Stack> stacks;
    private final List<Circle> circles;
    private final List<Port> ports;
    private final List<Place> places;
    private final List<Lan> lans;
    private final Names names;
    private final List<Watch> watches;
    private final Shape shape;
    private final @Nullable Set<View<?>> fresh;

    /** @param fresh the views that an earlier topology did not have; null for all */
    Views(
            Topology topology,
            List<Device> devices,
            List<Stack> stacks,
            List<Circle> circles,
            List<Port> ports,
            List<Place> places,
            List<Lan> lans,
            Names names,
            List<Watch> watches,
            Shape shape,
            @Nullable Set<View<?>> fresh) {
        this.topology = topology;
        this.devices = devices;
        this.stacks = stacks;
        this.circles = circles;
        this.ports = ports;
        this.places = places;
        this.lans = lans;
        this.names = names;
        this.watches = watches;
        this.shape = shape;
        this.fresh = fresh;
    }

    /** Every view of {@code topology}; what is unchanged since {@code before} is taken from there. */
    public static Views of(Topology topology, @Nullable Views before) {
        Views renewed = before == null ? null : Renewal.of(topology, before);
        return renewed == null ? new Building(topology, before).views() : renewed;
    }

    /** Whether that view was not there in the earlier topology. */
    public boolean isFresh(View<?> view) {
        return fresh == null || fresh.contains(view);
    }

    Topology topology() {
        return topology;
    }

    Shape shape() {
        return shape;
    }

    public List<Device> devices() {
        return devices;
    }

    public List<Stack> stacks() {
        return stacks;
    }

    public List<Circle> circles() {
        return circles;
    }

    /** The lower devices that anything is on, and the members of bridges. */
    public List<Port> ports() {
        return ports;
    }

    /** What stands on that device; null when nothing does and it is no bridge's member. */
    @Nullable
    Port portOf(Stack lower) {
        Integer found = shape.portOf().get(lower);
        return found == null ? null : ports.get(found);
    }

    /** The namespaces of the topology; the host's is always there. */
    public List<Place> places() {
        return places;
    }

    public List<Lan> lans() {
        return lans;
    }

    public Names names() {
        return names;
    }

    public List<Watch> watches() {
        return watches;
    }
}
