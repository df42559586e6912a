package dev.macvlab.check.view;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the views of a topology in which only properties of interfaces and namespaces differ from an earlier one, so that
 * everything still hangs together as it did: few of them have to be made.
 */
final class Renewal {
    private final Topology topology;
    private final Views before;
    private final Shape shape;
    private final List<Device> devices;
    private final List<Stack> stacks;
    private final BitSet renewed = new BitSet();
    private final Set<View<?>> fresh = Collections.newSetFromMap(new IdentityHashMap<>());

    private Renewal(Topology topology, Views before) {
        this.topology = topology;
        this.before = before;
        shape = before.shape();
        devices = new ArrayList<>(before.devices());
        stacks = new ArrayList<>(before.stacks());
    }

    /** Null where more than properties differs. */
    static @Nullable Views of(Topology topology, Views before) {
        Topology earlier = before.topology();
        boolean apart = !before.circles().isEmpty()
                || !areSame(earlier.switches(), topology.switches())
                || earlier.namespaces().size() != topology.namespaces().size()
                || earlier.interfaces().size() != topology.interfaces().size();
        if (apart) {
            return null;
        }
        var renewal = new Renewal(topology, before);
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
                devices.set(i, made(new Device(now)));
            }
        }
        return true;
    }

    private static boolean hangsAsBefore(Interface earlier, Interface now) {
        if (!earlier.ref().equals(now.ref()) || earlier.kind() != now.kind()) {
            return false;
        }
        return switch (now) {
            case Child child ->
                Objects.equals(((Child) earlier).parent(), child.parent())
                        && (!(child instanceof Vlan vlan) || Objects.equals(((Vlan) earlier).id(), vlan.id()));
            case Bridge bridge -> ((Bridge) earlier).members().equals(bridge.members());
            case Veth veth -> Objects.equals(((Veth) earlier).peer(), veth.peer());
            case Nic nic -> Objects.equals(switchOf((Nic) earlier), switchOf(nic));
        };
    }

    private static @Nullable String switchOf(Nic nic) {
        return nic.port() == null ? null : nic.port().toSwitch();
    }

    private Views views() {
        for (int i : shape.order()) {
            renewStack(i);
        }
        BitSet changedPlaces = new BitSet();
        List<Place> places = places(changedPlaces);
        Map<Stack, Integer> portOf = new HashMap<>();
        List<Port> ports = ports(portOf);
        boolean sameWatches = isSame(before.topology().probes(), topology.probes()) && addressesAreSame();
        List<Watch> watches = sameWatches ? before.watches() : Watch.of(topology, devices);
        if (!sameWatches) {
            watches.forEach(this::made);
        }
        return new Views(
                topology,
                devices,
                stacks,
                List.of(),
                ports,
                places,
                lans(places, changedPlaces),
                before.names(),
                watches,
                portOf.isEmpty() ? shape : shape.withPortOf(portOf),
                fresh);
    }

    private void renewStack(int index) {
        Stack old = before.stacks().get(index);
        Device device = devices.get(index);
        int peer = shape.peers()[index];
        Device end = peer < 0 ? null : devices.get(peer);
        int[] below = shape.below()[index];
        boolean stays =
                isSame(device, old.device()) && (end == null || isSame(end, Objects.requireNonNull(old.peer())));
        for (int i = 0; i < below.length && stays; i++) {
            stays = !renewed.get(below[i]);
        }
        if (!stays) {
            renewed.set(index);
            stacks.set(index, made(renew(old, device, end, below)));
        }
    }

    private Stack renew(Stack old, Device device, @Nullable Device peer, int[] below) {
        boolean isBridge = device.itself() instanceof Bridge;
        List<Stack> members = new ArrayList<>(isBridge ? below.length : 0);
        for (int i = 0; i < below.length && isBridge; i++) {
            members.add(stacks.get(below[i]));
        }
        Stack parent = isBridge || below.length == 0 ? null : stacks.get(below[0]);
        return new Stack(device, parent, members, peer, false, old.placeExists(), old.switchExists());
    }

    private List<Place> places(BitSet changed) {
        for (int i = 0; i < devices.size(); i++) {
            if (shape.placeOf()[i] >= 0
                    && !isSame(devices.get(i), before.devices().get(i))) {
                changed.set(shape.placeOf()[i]);
            }
        }
        List<Place> places = new ArrayList<>(before.places());
        Map<Integer, Namespace> others = changedNamespaces();
        others.keySet().forEach(changed::set);
        Map<Integer, List<Device>> inside = new HashMap<>();
        changed.stream().forEach(each -> inside.put(each, new ArrayList<>(1)));
        for (int i = 0; i < stacks.size(); i++) {
            int place = shape.placeOf()[i];
            if (place >= 0 && changed.get(place)) {
                Objects.requireNonNull(inside.get(place)).add(devices.get(i));
            }
        }
        inside.forEach((each, members) -> places.set(
                each, made(new Place(others.getOrDefault(each, places.get(each).namespace()), members))));
        return places;
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
                changed.put(Objects.requireNonNull(shape.placeByName().get(now.name())), now);
            }
        }
        return changed;
    }

    /** The ports, and into {@code portOf} who has which, unless that is as it was. */
    private List<Port> ports(Map<Stack, Integer> portOf) {
        BitSet changed = new BitSet();
        boolean lowerChanged = false;
        Map<Stack, Stack> newOf = new HashMap<>();
        for (int i = renewed.nextSetBit(0); i >= 0; i = renewed.nextSetBit(i + 1)) {
            Stack old = before.stacks().get(i);
            newOf.put(old, stacks.get(i));
            lowerChanged |= mark(old, changed);
            if (old.lower() != null) {
                mark(old.lower(), changed);
            }
            old.members().forEach(member -> mark(member, changed));
        }
        List<Port> ports = new ArrayList<>(before.ports());
        for (int i = changed.nextSetBit(0); i >= 0; i = changed.nextSetBit(i + 1)) {
            Port old = ports.get(i);
            var port = new Port(newOf.getOrDefault(old.lower(), old.lower()));
            old.children().forEach(each -> port.add(newOf.getOrDefault(each, each)));
            old.masters().forEach(each -> port.enslave(newOf.getOrDefault(each, each)));
            ports.set(i, made(port));
        }
        if (lowerChanged) {
            for (int i = 0; i < ports.size(); i++) {
                portOf.put(ports.get(i).lower(), i);
            }
        }
        return ports;
    }

    /** Whether anything is on that device. */
    private boolean mark(Stack lower, BitSet ports) {
        Integer found = shape.portOf().get(lower);
        if (found != null) {
            ports.set(found);
        }
        return found != null;
    }

    private List<Lan> lans(List<Place> places, BitSet changedPlaces) {
        BitSet changed = new BitSet();
        for (int i = 0; i < stacks.size(); i++) {
            int place = shape.placeOf()[i];
            if (renewed.get(i) || (place >= 0 && changedPlaces.get(place))) {
                changed.set(shape.lanOf()[i]);
            }
        }
        List<Lan> lans = new ArrayList<>(before.lans());
        var parts = new LanParts(stacks, topology.switches(), places, shape.placeOf(), shape.lanOf());
        int at = changed.nextSetBit(0);
        for (Lan each : parts.of(changed)) {
            lans.set(at, made(each));
            at = changed.nextSetBit(at + 1);
        }
        return lans;
    }

    private boolean addressesAreSame() {
        for (int i = 0; i < devices.size(); i++) {
            if (!isSame(devices.get(i), before.devices().get(i))
                    && !devices.get(i)
                            .addresses()
                            .equals(before.devices().get(i).addresses())) {
                return false;
            }
        }
        return true;
    }

    private <V extends View<V>> V made(V view) {
        fresh.add(view);
        return view;
    }
}
