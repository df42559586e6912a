package dev.macvlab.check.view;

import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds out which interfaces and switches hang on one wire. */
final class Wiring {
    private final List<Stack> stacks;
    private final List<Switch> switches;
    private final Stacking stacking;
    private final int[] leader;

    private Wiring(List<Stack> stacks, Stacking stacking, List<Switch> switches) {
        this.stacks = stacks;
        this.switches = switches;
        this.stacking = stacking;
        leader = new int[stacks.size() + switches.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
    }

    /** The broadcast domains; an interface that stands on itself is alone in one. */
    static List<Lan> lans(Topology topology, List<Stack> stacks, Stacking stacking, Map<String, Place> places) {
        var wiring = new Wiring(stacks, stacking, topology.switches());
        wiring.connectUntagged();
        wiring.connectTagged();
        return wiring.gather(places);
    }

    private void connectUntagged() {
        var switchOf = new HashMap<String, Integer>();
        for (int i = 0; i < switches.size(); i++) {
            switchOf.putIfAbsent(switches.get(i).name(), stacks.size() + i);
        }
        for (int i = 0; i < stacks.size(); i++) {
            Stack stack = stacks.get(i);
            if (stack.itself() instanceof Nic nic && nic.port() != null) {
                Integer found = switchOf.get(nic.port().toSwitch());
                if (found != null) {
                    connect(i, found);
                }
            }
            int peer = stacking.peerOf(i);
            if (peer >= 0) {
                connect(i, peer);
            }
            if (!(stack.itself() instanceof Vlan)) {
                for (int below : stacking.below(i)) {
                    connect(i, below);
                }
            }
        }
    }

    /** Joins VLAN interfaces of one id whose parents are on one wire; each join may put more parents on one wire. */
    private void connectTagged() {
        record Tagged(int index, int parent, int id) {}
        record Wire(int leader, int id) {}
        List<Tagged> tagged = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            Stack parent = stacks.get(i).parent();
            if (stacks.get(i).itself() instanceof Vlan vlan && vlan.id() != null && parent != null) {
                tagged.add(new Tagged(i, stacking.below(i)[0], vlan.id()));
            }
        }
        boolean joined = !tagged.isEmpty();
        while (joined) {
            joined = false;
            var first = new HashMap<Wire, Tagged>();
            for (Tagged each : tagged) {
                Tagged other = first.putIfAbsent(new Wire(find(each.parent), each.id), each);
                joined |= other != null && connect(each.index, other.index);
            }
        }
    }

    private List<Lan> gather(Map<String, Place> places) {
        record Parts(List<Stack> members, List<Switch> switches, Set<Place> places) {
            Parts() {
                this(new ArrayList<>(), new ArrayList<>(), new LinkedHashSet<>());
            }
        }
        Map<Integer, Parts> byLeader = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            Parts parts = byLeader.computeIfAbsent(find(i), _ -> new Parts());
            if (i >= stacks.size()) {
                parts.switches.add(switches.get(i - stacks.size()));
                continue;
            }
            Stack stack = stacks.get(i);
            parts.members.add(stack);
            Place place = places.get(stack.itself().namespace());
            if (place != null) {
                parts.places.add(place);
            }
        }
        List<Lan> lans = new ArrayList<>(byLeader.size());
        byLeader.values().forEach(parts -> lans.add(new Lan(parts.members, parts.switches, List.copyOf(parts.places))));
        return lans;
    }

    private int find(int index) {
        int at = index;
        while (leader[at] != at) {
            leader[at] = leader[leader[at]];
            at = leader[at];
        }
        return at;
    }

    /** Whether the two were apart until now. */
    private boolean connect(int one, int other) {
        int first = find(one);
        int second = find(other);
        leader[Math.max(first, second)] = Math.min(first, second);
        return first != second;
    }
}
