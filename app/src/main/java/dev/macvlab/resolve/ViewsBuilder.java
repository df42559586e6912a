package dev.macvlab.resolve;

import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes all views, whatever has changed, and keeps those of an earlier topology that turn out the same. */
final class ViewsBuilder {
    private final Topology topology;
    private final @Nullable Views before;
    private final Alignment alignment;

    ViewsBuilder(Topology topology, @Nullable Views before) {
        this.topology = topology;
        this.before = before;
        alignment = new Alignment(before == null ? List.of() : before.topology().interfaces(), topology.interfaces());
    }

    Views views() {
        Batch<ResolvedInterface> devices = devices();
        NamespaceParts placeParts = NamespaceParts.of(topology, devices.views(), earlierPlaces(), alignment);
        var stacking = new StackBuilder(topology, devices.views(), placeParts.ofEach());
        Batch<InterfaceStack> stacks = stacks(stacking);
        AdjacencyList drawn = stacking.below();
        AdjacencyList below = stacking.belowOutsideCircles(drawn);
        Indices order = stacking.order();
        Indices peers = stacking.peers();
        LowerDeviceParts portParts = LowerDeviceParts.of(stacks.views(), below, order);
        Batch<ResolvedNamespace> places = places(placeParts, devices);
        Indices lanOf = new DomainPartition(stacks.views(), below, peers, topology.switches()).lanOf();
        var shape = new Shape(drawn, peers, order, portParts, placeParts, lanOf);
        return new Views(
                topology,
                devices,
                stacks,
                Batch.ofNew(stacking.circles()),
                ports(portParts, stacks.views()),
                places,
                lans(stacks.views(), places.views(), placeParts.ofEach(), lanOf),
                names(),
                Batch.ofNew(ResolvedProbe.of(topology, devices.views())),
                shape);
    }

    /** What is in which namespace of the earlier topology, if it has the same namespaces. */
    @SuppressWarnings("ReferenceEquality") // What an edit leaves alone keeps its identity.
    private @Nullable NamespaceParts earlierPlaces() {
        return before != null && before.topology().namespaces() == topology.namespaces()
                ? before.shape().places().in(before.places().views())
                : null;
    }

    private int earlier(int index) {
        return alignment.before(index);
    }

    private Batch<ResolvedInterface> devices() {
        BitSet fresh = new BitSet();
        List<ResolvedInterface> devices = new ArrayList<>(topology.interfaces().size());
        for (int i = 0; i < topology.interfaces().size(); i++) {
            int earlier = earlier(i);
            if (before == null || earlier < 0) {
                fresh.set(i);
                devices.add(new ResolvedInterface(topology.interfaces().get(i)));
            } else {
                devices.add(before.devices().get(earlier));
            }
        }
        return new Batch<>(devices, fresh);
    }

    private Batch<InterfaceStack> stacks(StackBuilder stacking) {
        List<InterfaceStack> stacks = stacking.stacks(this::earlierStack);
        BitSet fresh = new BitSet();
        for (int i = 0; i < stacks.size(); i++) {
            fresh.set(i, !stacks.get(i).equals(earlierStack(i)));
        }
        return new Batch<>(stacks, fresh);
    }

    private @Nullable InterfaceStack earlierStack(int index) {
        int earlier = earlier(index);
        return before == null || earlier < 0 ? null : before.stacks().get(earlier);
    }

    private Batch<LowerDevice> ports(LowerDeviceParts parts, List<InterfaceStack> stacks) {
        BitSet fresh = new BitSet();
        List<LowerDevice> ports = new ArrayList<>(parts.count());
        for (int i = 0; i < parts.count(); i++) {
            LowerDevice port = parts.port(i, stacks);
            int earlier = earlier(parts.lowerOfPort(i));
            LowerDevice known = before == null || earlier < 0 ? null : before.portOf(earlier);
            ports.add(kept(port, known, fresh, i));
        }
        return new Batch<>(ports, fresh);
    }

    private Batch<ResolvedNamespace> places(NamespaceParts parts, Batch<ResolvedInterface> devices) {
        List<Namespace> namespaces = parts.namespaces();
        List<List<ResolvedInterface>> inside = parts.inside(devices.views());
        BitSet fresh = new BitSet();
        List<ResolvedNamespace> places = new ArrayList<>(namespaces.size());
        for (int i = 0; i < namespaces.size(); i++) {
            Namespace namespace = namespaces.get(i);
            ResolvedNamespace known = knownPlace(namespace.name(), i);
            if (known != null
                    && known.namespace().equals(namespace)
                    && known.interfaces().equals(inside.get(i))) {
                places.add(known);
            } else {
                fresh.set(i);
                places.add(new ResolvedNamespace(namespace, inside.get(i)));
            }
        }
        return new Batch<>(places, fresh);
    }

    private @Nullable ResolvedNamespace knownPlace(String name, int index) {
        if (before == null) {
            return null;
        }
        List<ResolvedNamespace> known = before.places().views();
        if (index < known.size() && known.get(index).namespace().name().equals(name)) {
            return known.get(index);
        }
        Integer found = before.shape().places().byName().get(name);
        return found == null ? null : known.get(found);
    }

    private Batch<BroadcastDomain> lans(
            List<InterfaceStack> stacks, List<ResolvedNamespace> places, Indices placeOf, Indices lanOf) {
        IdentityHashMap<Object, BroadcastDomain> known = new IdentityHashMap<>();
        if (before != null) {
            before.lans().views().forEach(each -> known.put(each.first(), each));
        }
        BitSet fresh = new BitSet();
        List<BroadcastDomain> lans = new ArrayList<>();
        for (BroadcastDomain each : new DomainMembers(stacks, topology.switches(), places, placeOf, lanOf).all()) {
            lans.add(kept(each, known.get(each.first()), fresh, lans.size()));
        }
        return new Batch<>(lans, fresh);
    }

    private Batch<TopLevelNames> names() {
        TopLevelNames names = TopLevelNames.of(topology);
        BitSet fresh = new BitSet();
        TopLevelNames known = before == null ? null : before.names().get(0);
        return new Batch<>(List.of(kept(names, known, fresh, 0)), fresh);
    }

    /** The view that is known where it is the same, else the one that is new at that place. */
    private static <V extends View<V>> V kept(V view, @Nullable V known, BitSet fresh, int index) {
        if (known != null && view.sameAs(known)) {
            return known;
        }
        fresh.set(index);
        return view;
    }
}
