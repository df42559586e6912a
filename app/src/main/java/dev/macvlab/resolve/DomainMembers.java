package dev.macvlab.resolve;

import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers what is on each wire. */
final class DomainMembers {
    private final List<InterfaceStack> stacks;
    private final List<Switch> switches;
    private final List<ResolvedNamespace> places;
    private final Indices placeOf;
    private final Indices lanOf;
    private final int count;

    DomainMembers(
            List<InterfaceStack> stacks,
            List<Switch> switches,
            List<ResolvedNamespace> places,
            Indices placeOf,
            Indices lanOf) {
        this.stacks = stacks;
        this.switches = switches;
        this.places = places;
        this.placeOf = placeOf;
        this.lanOf = lanOf;
        int most = -1;
        for (int i = 0; i < lanOf.size(); i++) {
            most = Math.max(most, lanOf.get(i));
        }
        count = most + 1;
    }

    List<BroadcastDomain> all() {
        var every = new BitSet(count);
        every.set(0, count);
        return of(every);
    }

    /** The wires of those numbers, in their order. */
    List<BroadcastDomain> of(BitSet wanted) {
        record Parts(
                List<InterfaceStack> members,
                List<Switch> switches,
                List<ResolvedNamespace> alone,
                Set<ResolvedNamespace> shared) {
            Parts() {
                this(new ArrayList<>(), new ArrayList<>(0), new ArrayList<>(), new LinkedHashSet<>());
            }
        }
        var parts = new Parts[count];
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            parts[i] = new Parts();
        }
        for (int i = 0; i < lanOf.size(); i++) {
            Parts mine = parts[lanOf.get(i)];
            if (!wanted.get(lanOf.get(i))) {
                continue;
            }
            if (i >= stacks.size()) {
                mine.switches.add(switches.get(i - stacks.size()));
                continue;
            }
            mine.members.add(stacks.get(i));
            if (placeOf.get(i) >= 0) {
                ResolvedNamespace place = places.get(placeOf.get(i));
                if (place.interfaces().size() == 1) {
                    mine.alone.add(place);
                } else {
                    mine.shared.add(place);
                }
            }
        }
        List<BroadcastDomain> lans = new ArrayList<>(wanted.cardinality());
        for (int i = wanted.nextSetBit(0); i >= 0; i = wanted.nextSetBit(i + 1)) {
            List<ResolvedNamespace> all = new ArrayList<>(parts[i].shared);
            all.addAll(parts[i].alone);
            lans.add(new BroadcastDomain(parts[i].members, parts[i].switches, all));
        }
        return lans;
    }
}
