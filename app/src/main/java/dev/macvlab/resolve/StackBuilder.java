package dev.macvlab.resolve;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** Puts interfaces on one another from the bottom up, and finds those that stand on themselves. */
final class StackBuilder {
    private static final List<InterfaceStack> NO_MEMBERS = List.of();

    private final List<ResolvedInterface> devices;
    private final Map<Ref, Integer> indexOf;
    private final Indices placeOf;
    private final Set<String> switches = new HashSet<>();
    private final int[][] below;
    private final boolean[] circular;
    private final boolean[] open;
    private final int[] peers;
    private final int[] order;
    private final @Nullable InterfaceStack[] built;
    private int count;
    private final List<Integer> path = new ArrayList<>();
    private final List<Circle> circles = new ArrayList<>();

    /**
     * @param placeOf the namespace of each device; -1 where it is missing
     */
    StackBuilder(Topology topology, List<ResolvedInterface> devices, Indices placeOf) {
        this.devices = devices;
        this.placeOf = placeOf;
        indexOf = HashMap.newHashMap(devices.size());
        for (int i = 0; i < devices.size(); i++) {
            indexOf.putIfAbsent(devices.get(i).ref(), i);
        }
        topology.switches().stream().map(Switch::name).forEach(switches::add);
        below = new int[devices.size()][];
        circular = new boolean[devices.size()];
        open = new boolean[devices.size()];
        built = new InterfaceStack[devices.size()];
        peers = new int[devices.size()];
        order = new int[devices.size()];
    }

    /** All stacks, in the order of the devices; {@code before} may know the one of an index. */
    List<InterfaceStack> stacks(IntFunction<@Nullable InterfaceStack> before) {
        for (int i = 0; i < built.length; i++) {
            if (built[i] == null) {
                buildFrom(i, before);
            }
        }
        var all = new ArrayList<InterfaceStack>(built.length);
        for (InterfaceStack each : built) {
            all.add(Objects.requireNonNull(each));
        }
        return all;
    }

    /** One circle or more for each group of interfaces that stand on themselves; known once the stacks are. */
    List<Circle> circles() {
        return circles;
    }

    /** Builds everything below, then the device itself, without recursion: a stack may be as high as it likes. */
    private void buildFrom(int first, IntFunction<@Nullable InterfaceStack> before) {
        path.add(first);
        while (!path.isEmpty()) {
            int top = path.getLast();
            open[top] = true;
            int next = firstUnbuilt(top);
            if (next < 0) {
                built[top] = build(top, before);
                order[count++] = top;
                path.removeLast();
            } else {
                path.add(next);
            }
        }
    }

    private int firstUnbuilt(int top) {
        if (below[top] == null) {
            below[top] = findBelow(devices.get(top));
        }
        for (int each : below[top]) {
            if (built[each] == null) {
                if (!open[each]) {
                    return each;
                }
                closeCircle(each, top);
            }
        }
        return -1;
    }

    private void closeCircle(int first, int last) {
        if (circular[first] && circular[last]) {
            return;
        }
        List<Integer> around = new ArrayList<>(path.subList(path.indexOf(first), path.size()));
        around.forEach(each -> circular[each] = true);
        Collections.rotate(around, -around.indexOf(Collections.min(around)));
        circles.add(new Circle(around.stream().map(devices::get).toList()));
    }

    private int[] findBelow(ResolvedInterface device) {
        List<Interface.Reference> references = device.itself().references();
        int[] found = new int[references.size()];
        int size = 0;
        for (Interface.Reference each : references) {
            Integer index = each.relation().isBelow() ? indexOf.get(each.ref()) : null;
            if (index != null) {
                found[size++] = index;
            }
        }
        return size > 1
                ? Arrays.stream(found, 0, size).distinct().toArray()
                : size == found.length ? found : Arrays.copyOf(found, size);
    }

    /** What each device stands on, its parent or its members; of those on a circle it may be anything. */
    AdjacencyList below() {
        return AdjacencyList.of(below);
    }

    /**
     * The same without those on a circle.
     *
     * @param all what {@link #below} has returned
     */
    AdjacencyList belowOutsideCircles(AdjacencyList all) {
        return circles.isEmpty() ? all : all.filter((index, _) -> !circular[index]);
    }

    /** All devices, each behind those that it stands on. */
    Indices order() {
        return Indices.of(order);
    }

    /** The other end of each that is a veth; {@link Indices#NONE} where there is none. */
    Indices peers() {
        return Indices.of(peers);
    }

    private InterfaceStack build(int index, IntFunction<@Nullable InterfaceStack> before) {
        ResolvedInterface device = devices.get(index);
        for (int each : below[index]) {
            circular[index] |= circular[each];
        }
        Interface itself = device.itself();
        InterfaceStack parent = null;
        List<InterfaceStack> members = NO_MEMBERS;
        if (!circular[index] && below[index].length > 0) {
            if (itself instanceof Bridge) {
                members = Arrays.stream(below[index])
                        .mapToObj(each -> Objects.requireNonNull(built[each]))
                        .toList();
            } else {
                parent = built[below[index][0]];
            }
        }
        int peer = itself instanceof Veth veth ? indexOf.getOrDefault(veth.peer(), -1) : -1;
        peers[index] = peer;
        ResolvedInterface end = peer < 0 ? null : devices.get(peer);
        Set<InterfaceStack.Flaw> flaws = flaws(index, itself);
        InterfaceStack known = before.apply(index);
        return known != null && known.isStill(parent, members, end, flaws)
                ? known
                : new InterfaceStack(device, parent, members, end, flaws);
    }

    private Set<InterfaceStack.Flaw> flaws(int index, Interface itself) {
        boolean hasPlace = placeOf.get(index) != Indices.NONE;
        boolean hasSwitch = !(itself instanceof Nic nic)
                || nic.port() == null
                || switches.contains(nic.port().toSwitch());
        if (hasPlace && hasSwitch && !circular[index]) {
            return Set.of();
        }
        Set<InterfaceStack.Flaw> flaws = EnumSet.noneOf(InterfaceStack.Flaw.class);
        if (circular[index]) {
            flaws.add(InterfaceStack.Flaw.CIRCULAR);
        }
        if (!hasPlace) {
            flaws.add(InterfaceStack.Flaw.NO_NAMESPACE);
        }
        if (!hasSwitch) {
            flaws.add(InterfaceStack.Flaw.NO_SWITCH);
        }
        return flaws;
    }
}
