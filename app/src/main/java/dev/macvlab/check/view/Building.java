package dev.macvlab.check.view;

import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes all views, whatever has changed, and keeps those of an earlier topology that turn out the same. */
final class Building {
    private final Topology topology;
    private final @Nullable Views before;
    private final Alignment alignment;
    private final Set<View<?>> fresh = Collections.newSetFromMap(new IdentityHashMap<>());

    Building(Topology topology, @Nullable Views before) {
        this.topology = topology;
        this.before = before;
        alignment = new Alignment(before == null ? List.of() : before.topology().interfaces(), topology.interfaces());
    }

    Views views() {
        List<Device> devices = new ArrayList<>(topology.interfaces().size());
        for (int i = 0; i < topology.interfaces().size(); i++) {
            int earlier = earlier(i);
            devices.add(
                    before == null || earlier < 0
                            ? made(new Device(topology.interfaces().get(i)))
                            : before.devices().get(earlier));
        }
        var stacking = new Stacking(topology, devices);
        List<Stack> stacks = stacking.stacks(
                i -> {
                    int earlier = earlier(i);
                    return before == null || earlier < 0
                            ? null
                            : before.stacks().get(earlier);
                },
                this::made);
        stacking.circles().forEach(this::made);

        Map<Stack, Integer> portOf = new HashMap<>();
        List<Port> ports = ports(stacks, portOf);

        Map<String, Integer> placeByName = new HashMap<>();
        List<Namespace> namespaces = new ArrayList<>(topology.namespaces().size() + 1);
        for (Namespace each : topology.namespaces()) {
            if (placeByName.putIfAbsent(each.name(), namespaces.size()) == null) {
                namespaces.add(each);
            }
        }
        if (placeByName.putIfAbsent(Ref.HOST, namespaces.size()) == null) {
            namespaces.add(Namespace.named(Ref.HOST));
        }
        int[] placeOf = new int[stacks.size()];
        for (int i = 0; i < placeOf.length; i++) {
            placeOf[i] = placeByName.getOrDefault(stacks.get(i).itself().namespace(), -1);
        }
        List<Place> places = places(namespaces, devices, placeOf);

        int[] lanOf = new Wiring(stacks, stacking, topology.switches()).lanOf();
        List<Lan> lans = lans(stacks, places, placeOf, lanOf);

        Names all = Names.of(topology);
        Names names = before != null && all.sameAs(before.names()) ? before.names() : made(all);
        List<Watch> watches = Watch.of(topology, devices);
        watches.forEach(this::made);
        var shape =
                new Shape(stacking.allBelow(), stacking.peers(), stacking.order(), portOf, placeOf, placeByName, lanOf);
        return new Views(
                topology,
                devices,
                stacks,
                stacking.circles(),
                ports,
                places,
                lans,
                names,
                watches,
                shape,
                before == null ? null : fresh);
    }

    private int earlier(int index) {
        return alignment.before(index);
    }

    private List<Port> ports(List<Stack> stacks, Map<Stack, Integer> portOf) {
        List<Port> found = new ArrayList<>();
        for (Stack stack : stacks) {
            Stack lower = stack.lower();
            if (lower != null) {
                portOn(lower, portOf, found).add(stack);
            }
            for (Stack member : stack.members()) {
                portOn(member, portOf, found).enslave(stack);
            }
        }
        found.replaceAll(each -> {
            Port known = before == null ? null : before.portOf(each.lower());
            return known != null && each.sameAs(known) ? known : made(each);
        });
        return found;
    }

    private static Port portOn(Stack lower, Map<Stack, Integer> portOf, List<Port> found) {
        Integer known = portOf.putIfAbsent(lower, found.size());
        if (known == null) {
            found.add(new Port(lower));
            return found.getLast();
        }
        return found.get(known);
    }

    private List<Place> places(List<Namespace> namespaces, List<Device> devices, int[] placeOf) {
        List<List<Device>> inside = new ArrayList<>(Collections.nCopies(namespaces.size(), List.of()));
        for (int i = 0; i < placeOf.length; i++) {
            int place = placeOf[i];
            if (place >= 0) {
                if (inside.get(place).isEmpty()) {
                    inside.set(place, new ArrayList<>(1));
                }
                inside.get(place).add(devices.get(i));
            }
        }
        List<Place> places = new ArrayList<>(namespaces.size());
        for (int i = 0; i < namespaces.size(); i++) {
            Namespace namespace = namespaces.get(i);
            Place known = knownPlace(namespace.name(), i);
            places.add(
                    known != null
                                    && known.namespace().equals(namespace)
                                    && known.interfaces().equals(inside.get(i))
                            ? known
                            : made(new Place(namespace, inside.get(i))));
        }
        return places;
    }

    private @Nullable Place knownPlace(String name, int index) {
        if (before == null) {
            return null;
        }
        List<Place> known = before.places();
        if (index < known.size() && known.get(index).namespace().name().equals(name)) {
            return known.get(index);
        }
        Integer found = before.shape().placeByName().get(name);
        return found == null ? null : known.get(found);
    }

    private List<Lan> lans(List<Stack> stacks, List<Place> places, int[] placeOf, int[] lanOf) {
        IdentityHashMap<Object, Lan> known = new IdentityHashMap<>();
        if (before != null) {
            before.lans().forEach(each -> known.put(each.first(), each));
        }
        var parts = new LanParts(stacks, topology.switches(), places, placeOf, lanOf);
        List<Lan> lans = new ArrayList<>();
        for (Lan each : parts.all()) {
            Lan same = known.get(each.first());
            lans.add(same != null && each.sameAs(same) ? same : made(each));
        }
        return lans;
    }

    private <V extends View<V>> V made(V view) {
        if (before != null) {
            fresh.add(view);
        }
        return view;
    }
}
