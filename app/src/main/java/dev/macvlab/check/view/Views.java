package dev.macvlab.check.view;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every view of one topology, each list in the order of the topology. A view in which nothing changed since an earlier
 * topology is the same object again.
 */
public final class Views {
    private final IdentityHashMap<Interface, Device> deviceOf = new IdentityHashMap<>();
    private final IdentityHashMap<Device, Stack> stackOf = new IdentityHashMap<>();
    private final Map<Stack, Port> portOf = new LinkedHashMap<>();
    private final Map<String, Place> placeOf = new LinkedHashMap<>();
    private final IdentityHashMap<Object, Lan> lanOf = new IdentityHashMap<>();

    private final List<Device> devices;
    private final List<Stack> stacks;
    private final List<Circle> circles;
    private final List<Lan> lans;
    private final Names names;
    private final List<Watch> watches;

    private Views(Topology topology, @Nullable Views before) {
        devices = new ArrayList<>(topology.interfaces().size());
        for (Interface each : topology.interfaces()) {
            Device known = before == null ? null : before.deviceOf.get(each);
            Device device = known == null ? new Device(each) : known;
            devices.add(device);
            deviceOf.put(each, device);
        }
        var stacking = new Stacking(topology, devices);
        stacks = stacking.stacks(device -> before == null ? null : before.stackOf.get(device));
        stacks.forEach(each -> stackOf.put(each.device(), each));
        circles = stacking.circles();
        findPorts(before);
        findPlaces(topology, before);
        lans = new ArrayList<>();
        for (Lan fresh : Wiring.lans(topology, stacks, placeOf)) {
            Object key = fresh.members().isEmpty()
                    ? fresh.switches().getFirst()
                    : fresh.members().getFirst();
            Lan lan = kept(before == null ? null : before.lanOf.get(key), fresh);
            lanOf.put(key, lan);
            lans.add(lan);
        }
        names = kept(
                before == null ? null : before.names,
                new Names(
                        topology.namespaces(),
                        topology.switches(),
                        Objects.requireNonNull(placeOf.get(Ref.HOST)).interfaces()));
        watches = Watch.of(topology, devices);
    }

    /** Every view of {@code topology}; what is unchanged since {@code before} is taken from there. */
    public static Views of(Topology topology, @Nullable Views before) {
        return new Views(topology, before);
    }

    private void findPorts(@Nullable Views before) {
        var fresh = new LinkedHashMap<Stack, Port>();
        for (Stack stack : stacks) {
            Stack lower = stack.lower();
            if (lower != null) {
                fresh.computeIfAbsent(lower, Port::new).add(stack);
            }
            stack.members()
                    .forEach(member -> fresh.computeIfAbsent(member, Port::new).enslave(stack));
        }
        fresh.forEach((lower, port) -> portOf.put(lower, kept(before == null ? null : before.portOf.get(lower), port)));
    }

    private void findPlaces(Topology topology, @Nullable Views before) {
        var interfaces = new HashMap<String, List<Stack>>();
        stacks.forEach(each -> interfaces
                .computeIfAbsent(each.itself().namespace(), _ -> new ArrayList<>())
                .add(each));
        for (Namespace namespace : topology.namespaces()) {
            putPlace(namespace, interfaces, before);
        }
        if (!placeOf.containsKey(Ref.HOST)) {
            Place host = before == null ? null : before.placeOf.get(Ref.HOST);
            boolean wasUnlisted = host != null && host.namespace().equals(Namespace.named(Ref.HOST));
            putPlace(
                    wasUnlisted ? Objects.requireNonNull(host).namespace() : Namespace.named(Ref.HOST),
                    interfaces,
                    before);
        }
    }

    private void putPlace(Namespace namespace, Map<String, List<Stack>> interfaces, @Nullable Views before) {
        String name = namespace.name();
        if (!placeOf.containsKey(name)) {
            Place fresh = new Place(namespace, interfaces.getOrDefault(name, List.of()));
            placeOf.put(name, kept(before == null ? null : before.placeOf.get(name), fresh));
        }
    }

    private static <V extends View<V>> V kept(@Nullable V before, V fresh) {
        return before != null && fresh.sameAs(before) ? before : fresh;
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
    public Iterable<Port> ports() {
        return portOf.values();
    }

    /** The namespaces of the topology; the host's is always there. */
    public Iterable<Place> places() {
        return placeOf.values();
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
