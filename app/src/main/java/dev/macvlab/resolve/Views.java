package dev.macvlab.resolve;

import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every view of one topology. A view in which nothing changed since an earlier topology is the same object again. */
public final class Views {
    private final Topology topology;
    private final Batch<ResolvedInterface> devices;
    private final Batch<InterfaceStack> stacks;
    private final Batch<Circle> circles;
    private final Batch<LowerDevice> ports;
    private final Batch<ResolvedNamespace> places;
    private final Batch<BroadcastDomain> lans;
    private final Batch<TopLevelNames> names;
    private final Batch<ResolvedProbe> watches;
    private final Shape shape;
    private @Nullable Map<Ref, InterfaceStack> byRef;

    Views(
            Topology topology,
            Batch<ResolvedInterface> devices,
            Batch<InterfaceStack> stacks,
            Batch<Circle> circles,
            Batch<LowerDevice> ports,
            Batch<ResolvedNamespace> places,
            Batch<BroadcastDomain> lans,
            Batch<TopLevelNames> names,
            Batch<ResolvedProbe> watches,
            Shape shape) {
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
    }

    /** Every view of {@code topology}. */
    public static Views of(Topology topology) {
        return of(topology, null);
    }

    /** Every view of {@code topology}; what is unchanged since {@code before} is taken from there. */
    public static Views of(Topology topology, @Nullable Views before) {
        Views renewed = before == null ? null : IncrementalViews.of(topology, before);
        return renewed == null ? new ViewsBuilder(topology, before).views() : renewed;
    }

    Topology topology() {
        return topology;
    }

    Shape shape() {
        return shape;
    }

    public Batch<ResolvedInterface> devices() {
        return devices;
    }

    public Batch<InterfaceStack> stacks() {
        return stacks;
    }

    /** The interface of that name, the first of several; null when there is none. */
    public @Nullable InterfaceStack find(@Nullable Ref ref) {
        if (byRef == null) {
            List<InterfaceStack> all = stacks.views();
            byRef = HashMap.newHashMap(all.size());
            for (InterfaceStack each : all) {
                byRef.putIfAbsent(each.ref(), each);
            }
        }
        return byRef.get(ref);
    }

    public Batch<Circle> circles() {
        return circles;
    }

    /** The lower devices that anything is on, and the members of bridges. */
    public Batch<LowerDevice> ports() {
        return ports;
    }

    /** What stands on the device at that place; null when nothing does and it is no bridge's member. */
    @Nullable
    LowerDevice portOf(int index) {
        int port = shape.ports().portOn(index);
        return port < 0 ? null : ports.get(port);
    }

    /** The namespaces of the topology; the host's is always there. */
    public Batch<ResolvedNamespace> places() {
        return places;
    }

    public Batch<BroadcastDomain> lans() {
        return lans;
    }

    /** One of them. */
    public Batch<TopLevelNames> names() {
        return names;
    }

    public Batch<ResolvedProbe> watches() {
        return watches;
    }
}
