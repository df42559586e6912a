package dev.macvlab.resolve;

import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Finds out which interfaces and switches hang on one wire. */
final class DomainPartition {
    private final List<InterfaceStack> stacks;
    private final List<Switch> switches;
    private final AdjacencyList below;
    private final Indices peers;
    private final int[] leader;

    /**
     * @param below what each interface stands on; those on a circle stand on nothing
     * @param peers the other end of each that is a veth; {@link Indices#NONE} where there is none
     */
    DomainPartition(List<InterfaceStack> stacks, AdjacencyList below, Indices peers, List<Switch> switches) {
        this.stacks = stacks;
        this.below = below;
        this.peers = peers;
        this.switches = switches;
        leader = new int[stacks.size() + switches.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
    }

    /**
     * The number of the broadcast domain that each interface is in, and behind the interfaces that of each switch; an
     * interface that stands on itself is alone in one.
     */
    Indices lanOf() {
        connectUntagged();
        connectTagged();
        int[] lanOf = new int[leader.length];
        int count = 0;
        for (int i = 0; i < leader.length; i++) {
            int first = find(i);
            lanOf[i] = first == i ? count++ : lanOf[first];
        }
        return Indices.of(lanOf);
    }

    private void connectUntagged() {
        var switchOf = new HashMap<String, Integer>();
        for (int i = 0; i < switches.size(); i++) {
            switchOf.putIfAbsent(switches.get(i).name(), stacks.size() + i);
        }
        for (int i = 0; i < stacks.size(); i++) {
            InterfaceStack stack = stacks.get(i);
            if (stack.itself() instanceof Nic nic && nic.port() != null) {
                Integer found = switchOf.get(nic.port().toSwitch());
                if (found != null) {
                    connect(i, found);
                }
            }
            int peer = peers.get(i);
            if (peer >= 0) {
                connect(i, peer);
            }
            if (!(stack.itself() instanceof Vlan)) {
                int upper = i;
                below.forEach(i, lower -> connect(upper, lower));
            }
        }
    }

    /** Joins VLAN interfaces of one id whose parents are on one wire; each join may put more parents on one wire. */
    private void connectTagged() {
        record Tagged(int index, int parent, int id) {}
        record Wire(int leader, int id) {}
        List<Tagged> tagged = new ArrayList<>();
        for (int i = 0; i < stacks.size(); i++) {
            InterfaceStack parent = stacks.get(i).parent();
            if (stacks.get(i).itself() instanceof Vlan vlan && vlan.id() != null && parent != null) {
                tagged.add(new Tagged(i, below.first(i), vlan.id()));
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
