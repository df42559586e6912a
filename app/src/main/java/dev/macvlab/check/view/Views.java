package dev.macvlab.check.view;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Every view of one topology, each list in the order of the topology. A view in which nothing changed since an earlier
 * topology is the same object again.
 */
public final class Views {
    private final Map<Stack, Port> portOf = new LinkedHashMap<>();
    private final Map<String, Place> placeOf = new LinkedHashMap<>();
    private final IdentityHashMap<Object, Lan> lanOf = new IdentityHashMap<>();

    private final Set<View<?>> fresh = Collections.newSetFromMap(new IdentityHashMap<>());
    private final List<Interface> interfaces;
    private final List<Device> devices;
    private final List<Stack> stacks;
    private final List<Circle> circles;
    private final List<Lan> lans;
    private final Names names;
    private final List<Watch> watches;

    private Views(Topology topology, @Nullable Views before) {
        List<Interface> interfaces = topology.interfaces();
        var alignment = new Alignment(before == null ? List.of() : before.interfaces, interfaces);
        this.interfaces = interfaces;
        devices = new ArrayList<>(interfaces.size());
        for (int i = 0; i < interfaces.size(); i++) {
            int earlier = alignment.before(i);
            devices.add(
                    before == null || earlier < 0 ? made(new Device(interfaces.get(i))) : before.devices.get(earlier));
        }
        var stacking = new Stacking(topology, devices);
        stacks = stacking.stacks(
                i -> {
                    int earlier = alignment.before(i);
                    return before == null || earlier < 0 ? null : before.stacks.get(earlier);
                },
                this::made);
        circles = stacking.circles();
        circles.forEach(this::made);
        findPorts(before);
        findPlaces(topology, before);
        lans = new ArrayList<>();
        for (Lan found : Wiring.lans(topology, stacks, stacking, placeOf)) {
            Object key = found.members().isEmpty()
                    ? found.switches().getFirst()
                    : found.members().getFirst();
            Lan lan = kept(before == null ? null : before.lanOf.get(key), found);
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
        watches.forEach(this::made);
    }

    /** Every view of {@code topology}; what is unchanged since {@code before} is taken from there. */
    public static Views of(Topology topology, @Nullable Views before) {
        return new Views(topology, before);
    }

    private void findPorts(@Nullable Views before) {
        var ports = new LinkedHashMap<Stack, Port>();
        for (Stack stack : stacks) {
            Stack lower = stack.lower();
            if (lower != null) {
                ports.computeIfAbsent(lower, Port::new).add(stack);
            }
            stack.members()
                    .forEach(member -> ports.computeIfAbsent(member, Port::new).enslave(stack));
        }
        ports.forEach((lower, port) -> portOf.put(lower, kept(before == null ? null : before.portOf.get(lower), port)));
    }

    private void findPlaces(Topology topology, @Nullable Views before) {
        Map<String, List<Stack>> inside =
                HashMap.newHashMap(topology.namespaces().size());
        for (Stack each : stacks) {
            inside.computeIfAbsent(each.itself().namespace(), _ -> new ArrayList<>(2))
                    .add(each);
        }
        for (Namespace namespace : topology.namespaces()) {
            putPlace(namespace, inside, before);
        }
        putPlace(Namespace.named(Ref.HOST), inside, before);
    }

    /** The first of a name counts. */
    private void putPlace(Namespace namespace, Map<String, List<Stack>> inside, @Nullable Views before) {
        if (placeOf.containsKey(namespace.name())) {
            return;
        }
        List<Stack> members = inside.getOrDefault(namespace.name(), List.of());
        Place known = before == null ? null : before.placeOf.get(namespace.name());
        boolean unchanged = known != null
                && known.namespace().equals(namespace)
                && known.interfaces().equals(members);
        placeOf.put(namespace.name(), unchanged ? known : made(new Place(namespace, members)));
    }

    private <V extends View<V>> V kept(@Nullable V before, V now) {
        return before != null && now.sameAs(before) ? before : made(now);
    }

    private <V extends View<V>> V made(V view) {
        fresh.add(view);
        return view;
    }

    /** Whether that view was not there in the earlier topology. */
    public boolean isFresh(View<?> view) {
        return fresh.contains(view);
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

    /** What stands on that device; null when nothing does and it is no bridge's member. */
    @Nullable
    Port portOf(Stack lower) {
        return portOf.get(lower);
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
