package dev.macvlab.resolve;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Makes the views of a topology in which only properties of interfaces and namespaces differ from an earlier one, so that
 * everything still hangs together as it did: few of them have to be made.
 */
final class IncrementalViews {
    private static final BitSet NOTHING = new BitSet();

    private final Topology topology;
    private final Views before;
    private final Shape shape;
    private final List<ResolvedInterface> devices;
    private final List<InterfaceStack> stacks;
    private final BitSet changed = new BitSet();
    private final BitSet renewed = new BitSet();
    private final IntPredicate isRenewed = renewed::get;

    private IncrementalViews(Topology topology, Views before) {
        this.topology = topology;
        this.before = before;
        shape = before.shape();
        devices = new ArrayList<>(before.devices().views());
        stacks = new ArrayList<>(before.stacks().views());
    }

    /** Null where more than properties differs. */
    static @Nullable Views of(Topology topology, Views before) {
        Topology earlier = before.topology();
        boolean apart = !before.circles().views().isEmpty()
                || !areSame(earlier.switches(), topology.switches())
                || earlier.namespaces().size() != topology.namespaces().size()
                || earlier.interfaces().size() != topology.interfaces().size();
        if (apart) {
            return null;
        }
        var renewal = new IncrementalViews(topology, before);
        return renewal.findDevices() && renewal.namespacesKeepTheirNames() ? renewal.views() : null;
    }

    @SuppressWarnings("ReferenceEquality") // What an edit leaves alone keeps its identity.
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }

    private static boolean areSame(List<?> some, List<?> others) {
        if (some.size() != others.size()) {
            return false;
        }
        for (int i = 0; i < some.size(); i++) {
            if (!isSame(some.get(i), others.get(i))) {
                return false;
            }
        }
        return true;
    }

    private boolean namespacesKeepTheirNames() {
        List<Namespace> earlier = before.topology().namespaces();
        for (int i = 0; i < earlier.size(); i++) {
            Namespace now = topology.namespaces().get(i);
            if (!isSame(earlier.get(i), now) && !earlier.get(i).name().equals(now.name())) {
                return false;
            }
        }
        return true;
    }

    private boolean findDevices() {
        List<Interface> earlier = before.topology().interfaces();
        for (int i = 0; i < earlier.size(); i++) {
            Interface now = topology.interfaces().get(i);
            if (!isSame(earlier.get(i), now)) {
                if (!hangsAsBefore(earlier.get(i), now)) {
                    return false;
                }
                devices.set(i, new ResolvedInterface(now));
                changed.set(i);
            }
        }
        return true;
    }

    private static boolean hangsAsBefore(Interface earlier, Interface now) {
        if (!earlier.ref().equals(now.ref()) || earlier.kind() != now.kind()) {
            return false;
        }
        return earlier.references().equals(now.references())
                && (!(now instanceof Vlan vlan) || Objects.equals(((Vlan) earlier).id(), vlan.id()));
    }

    private Views views() {
        shape.order().forEach(this::renewStack);
        Batch<ResolvedNamespace> places = places();
        boolean sameWatches = isSame(before.topology().probes(), topology.probes()) && addressesAreSame();
        return new Views(
                topology,
                new Batch<>(devices, changed),
                new Batch<>(stacks, renewed),
                before.circles(),
                ports(),
                places,
                lans(places),
                new Batch<>(before.names().views(), NOTHING),
                sameWatches
                        ? new Batch<>(before.watches().views(), NOTHING)
                        : Batch.ofNew(ResolvedProbe.of(topology, devices)),
                shape);
    }

    private void renewStack(int index) {
        InterfaceStack old = before.stacks().get(index);
        ResolvedInterface device = devices.get(index);
        int peer = shape.peers().get(index);
        ResolvedInterface end = peer < 0 ? null : devices.get(peer);
        boolean stays = isSame(device, old.device())
                && (end == null || isSame(end, Objects.requireNonNull(old.peer())))
                && !shape.below().anyMatch(index, isRenewed);
        if (!stays) {
            renewed.set(index);
            stacks.set(index, renew(index, old, device, end));
        }
    }

    private InterfaceStack renew(
            int index, InterfaceStack old, ResolvedInterface device, @Nullable ResolvedInterface peer) {
        AdjacencyList below = shape.below();
        boolean isBridge = device.itself() instanceof Bridge;
        List<InterfaceStack> members = new ArrayList<>(isBridge ? below.count(index) : 0);
        if (isBridge) {
            below.forEach(index, member -> members.add(stacks.get(member)));
        }
        InterfaceStack parent = isBridge || below.isEmpty(index) ? null : stacks.get(below.first(index));
        return new InterfaceStack(device, parent, members, peer, old.flaws());
    }

    private Batch<ResolvedNamespace> places() {
        BitSet others = new BitSet();
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            if (shape.places().ofEach().get(i) >= 0) {
                others.set(shape.places().ofEach().get(i));
            }
        }
        Map<Integer, Namespace> namespaces = changedNamespaces();
        namespaces.keySet().forEach(others::set);
        Map<Integer, List<ResolvedInterface>> inside = new HashMap<>();
        others.stream().forEach(each -> inside.put(each, new ArrayList<>(1)));
        for (int i = 0; i < stacks.size(); i++) {
            int place = shape.places().ofEach().get(i);
            if (place >= 0 && others.get(place)) {
                Objects.requireNonNull(inside.get(place)).add(devices.get(i));
            }
        }
        List<ResolvedNamespace> places = new ArrayList<>(before.places().views());
        inside.forEach((each, members) -> places.set(
                each,
                new ResolvedNamespace(
                        namespaces.getOrDefault(each, places.get(each).namespace()), members)));
        return new Batch<>(places, others);
    }

    /** The namespaces that differ, by their places; of several of one name the first counts. */
    private Map<Integer, Namespace> changedNamespaces() {
        Map<Integer, Namespace> changed = new HashMap<>();
        List<Namespace> earlier = before.topology().namespaces();
        for (int i = 0; i < earlier.size(); i++) {
            Namespace now = topology.namespaces().get(i);
            boolean isFirst = !isSame(earlier.get(i), now)
                    && earlier.subList(0, i).stream()
                            .noneMatch(each -> each.name().equals(now.name()));
            if (isFirst) {
                changed.put(Objects.requireNonNull(shape.places().byName().get(now.name())), now);
            }
        }
        return changed;
    }

    private Batch<LowerDevice> ports() {
        LowerDeviceParts parts = shape.ports();
        BitSet others = new BitSet();
        for (int i = renewed.nextSetBit(0); i >= 0; i = renewed.nextSetBit(i + 1)) {
            mark(i, others);
            mark(parts.lowerOf(i), others);
            if (stacks.get(i).itself() instanceof Bridge) {
                shape.below().forEach(i, member -> mark(member, others));
            }
        }
        List<LowerDevice> ports = new ArrayList<>(before.ports().views());
        for (int i = others.nextSetBit(0); i >= 0; i = others.nextSetBit(i + 1)) {
            ports.set(i, parts.port(i, stacks));
        }
        return new Batch<>(ports, others);
    }

    /** Marks the port of a device, if there is one. */
    private void mark(int lower, BitSet ports) {
        int port = lower < 0 ? -1 : shape.ports().portOn(lower);
        if (port >= 0) {
            ports.set(port);
        }
    }

    private Batch<BroadcastDomain> lans(Batch<ResolvedNamespace> places) {
        BitSet others = new BitSet();
        for (int i = 0; i < stacks.size(); i++) {
            int place = shape.places().ofEach().get(i);
            if (renewed.get(i) || (place >= 0 && places.isFresh(place))) {
                others.set(shape.lanOf().get(i));
            }
        }
        List<BroadcastDomain> lans = new ArrayList<>(before.lans().views());
        var parts = new DomainMembers(
                stacks, topology.switches(), places.views(), shape.places().ofEach(), shape.lanOf());
        int at = others.nextSetBit(0);
        for (BroadcastDomain each : parts.of(others)) {
            lans.set(at, each);
            at = others.nextSetBit(at + 1);
        }
        return new Batch<>(lans, others);
    }

    private boolean addressesAreSame() {
        return changed.stream()
                .allMatch(each -> devices.get(each)
                        .addresses()
                        .equals(before.devices().get(each).addresses()));
    }
}
