package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.RandomTopologies;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MergeTest {
    private static final int CASES = 300;
    private static final Ref MAC1 = new Ref("ns1", "mac1");
    private static final Topology BASE =
            Drawing.of("""
            nic eth0
            macvlan ns1/mac1 on=eth0 mode=bridge ip=10.0.0.2/24
            route ns1 default via=10.0.0.1
            """).withLayout(Map.of(Ref.top("eth0"), new Position(0, 0), MAC1, new Position(0, 100)));

    private static Topology mac1(UnaryOperator<Interface> change) {
        return BASE.withInterfaces(BASE.interfaces().stream()
                .map(each -> each.ref().equals(MAC1) ? change.apply(each) : each)
                .toList());
    }

    private static Interface mac1(Topology topology) {
        return topology.find(MAC1).orElseThrow();
    }

    private static Topology mtu(int mtu) {
        return mac1(each -> each.withCommon(each.common().withMtu(mtu)));
    }

    @Test
    void twoFieldsOfOneElementAreBothTakenOver() {
        Topology theirs = mac1(each -> ((Macvlan) each).withMode(Macvlan.Mode.PRIVATE));
        Merge merge = Merge.of(BASE, mtu(1400), theirs);
        assertEquals(List.of(), merge.conflicts());
        Macvlan both = (Macvlan) mac1(merge.resolved(Set.of()));
        assertEquals(1400, both.mtu());
        assertEquals(Macvlan.Mode.PRIVATE, both.mode());
    }

    @Test
    void oneFieldThatBothHaveChangedIsAConflictWithBothValues() {
        Merge merge = Merge.of(BASE, mtu(1400), mtu(1300));
        var conflict = new Merge.Conflict("ns1/mac1", "mtu", "1400", "1300");
        assertEquals(List.of(conflict), merge.conflicts());
        assertEquals(mtu(1400), merge.resolved(Set.of()));
        assertEquals(mtu(1300), merge.resolved(Set.of(conflict)));
    }

    @Test
    void addressesOfBothAreKeptAndThoseThatOneHasTakenAwayAreGone() {
        Topology mine =
                mac1(each -> each.withCommon(each.common().withAddresses(List.of("10.0.0.2/24", "fd00::2/64"))));
        Topology theirs = mac1(each -> each.withCommon(each.common().withAddresses(List.of("10.0.0.7/24"))));
        Merge merge = Merge.of(BASE, mine, theirs);
        assertEquals(List.of(), merge.conflicts());
        assertEquals(
                List.of("10.0.0.7/24", "fd00::2/64"),
                mac1(merge.resolved(Set.of())).common().addresses());
    }

    @Test
    void whatOneHasDeletedAndTheOtherChangedIsDecidedAsAWhole() {
        Topology deleted = BASE.withInterfaces(List.of(BASE.interfaces().getFirst()));
        Merge merge = Merge.of(BASE, deleted, mtu(1300));
        assertEquals(1, merge.conflicts().size());
        Merge.Conflict conflict = merge.conflicts().getFirst();
        assertEquals("ns1/mac1", conflict.element());
        assertEquals("", conflict.field());
        assertEquals(null, conflict.mine());
        assertEquals(deleted, merge.resolved(Set.of()));
        assertEquals(mtu(1300), merge.resolved(Set.of(conflict)));
    }

    @Test
    void aRouteThatBothHaveChangedIsDecidedByItsGateway() {
        Topology mine = via("10.0.0.3");
        Topology theirs = via("10.0.0.4");
        assertEquals(
                List.of(new Merge.Conflict("ns1", "routes default via", "10.0.0.3", "10.0.0.4")),
                Merge.of(BASE, mine, theirs).conflicts());
    }

    private static Topology via(String gateway) {
        return BASE.withNamespaces(List.of(BASE.namespaces()
                .getFirst()
                .withRoutes(List.of(new Namespace.Route("default", gateway, null, null, null, UnknownKeys.NONE)))));
    }

    @Test
    void howeverMuchBothHaveMovedItIsOneConflict() {
        Topology mine = BASE.withLayout(Map.of(Ref.top("eth0"), new Position(1, 1), MAC1, new Position(1, 2)));
        Topology theirs = BASE.withLayout(Map.of(Ref.top("eth0"), new Position(2, 1), MAC1, new Position(2, 2)));
        Merge merge = Merge.of(BASE, mine, theirs);
        assertEquals(List.of(new Merge.Conflict("", Merge.LAYOUT, null, null)), merge.conflicts());
        assertEquals(mine, merge.resolved(Set.of()));
        assertEquals(theirs, merge.resolved(Set.copyOf(merge.conflicts())));
    }

    @Test
    void anElementThatHasBecomeAnotherKindIsNotMixedWithTheFieldsOfTheOld() {
        Topology mine = mac1(each -> new Ipvlan(each.common(), Ref.top("eth0"), Ipvlan.Mode.L3, null));
        Topology theirs = mac1(each -> ((Macvlan) each).withMode(Macvlan.Mode.PASSTHRU));
        Merge merge = Merge.of(BASE, mine, theirs);
        assertEquals(1, merge.conflicts().size());
        assertEquals(mine, merge.resolved(Set.of()));
        assertEquals(theirs, merge.resolved(Set.copyOf(merge.conflicts())));
    }

    @Test
    void whatStoodBetweenStaysBetween() {
        ListOrder order =
                new ListOrder(List.of("a", "b", "c"), List.of("a", "x", "b", "c"), List.of("c", "y", "a", "b"));
        assertEquals(List.of("c", "y", "a", "x", "b"), order.of(Set.of("a", "b", "c", "x", "y")));
    }

    @Test
    void aSideThatHasChangedNothingGivesTheOther() {
        for (int seed = 0; seed < CASES; seed++) {
            var random = new SplittableRandom(seed);
            Topology base = RandomTopologies.of(seed);
            Topology changed = changed(base, random);
            assertEquals(changed, Merge.of(base, changed, base).resolved(Set.of()));
            assertEquals(changed, Merge.of(base, base, changed).resolved(Set.of()));
            assertEquals(changed, Merge.of(base, changed, changed).resolved(Set.of()));
            assertEquals(List.of(), Merge.of(base, base, changed).conflicts());
        }
    }

    @Test
    void itIsTheSameWhoeverBeginsButForTheConflicts() {
        int conflicts = 0;
        for (int seed = 0; seed < CASES; seed++) {
            var random = new SplittableRandom(seed);
            Topology base = RandomTopologies.of(seed);
            Topology one = changed(base, random);
            Topology other = changed(base, random);
            Merge there = Merge.of(base, one, other);
            Merge back = Merge.of(base, other, one);
            assertEquals(there.resolved(Set.of()), back.resolved(Set.copyOf(back.conflicts())), "seed " + seed);
            assertEquals(
                    there.conflicts().stream().map(MergeTest::turned).collect(Collectors.toSet()),
                    new HashSet<>(back.conflicts()),
                    "seed " + seed);
            conflicts += there.conflicts().size();
        }
        assertTrue(conflicts > CASES, "there is something to decide");
    }

    private static Merge.Conflict turned(Merge.Conflict conflict) {
        return new Merge.Conflict(
                conflict.element(), conflict.field(), /* mine= */ conflict.theirs(), /* theirs= */ conflict.mine());
    }

    @Test
    void changesOfDifferentElementsAreAllThere() {
        for (int seed = 0; seed < CASES; seed++) {
            Topology base = numbered(RandomTopologies.of(seed));
            var random = new SplittableRandom(seed);
            Topology mine = everySecond(base, 0, random);
            Topology theirs = everySecond(base, 1, random);
            Merge merge = Merge.of(base, mine, theirs);
            assertEquals(List.of(), merge.conflicts());
            Topology both = merge.resolved(Set.of());
            assertEquals(base.interfaces().size() + 2, both.interfaces().size());
            for (int i = 0; i < base.interfaces().size(); i++) {
                Ref ref = base.interfaces().get(i).ref();
                assertEquals((i % 2 == 0 ? mine : theirs).find(ref), both.find(ref), ref.toString());
            }
        }
    }

    /** The same with names that differ. */
    private static Topology numbered(Topology topology) {
        List<Interface> named = new ArrayList<>();
        for (Interface each : topology.interfaces()) {
            named.add(each.withCommon(each.common().withName("i" + named.size())));
        }
        return topology.withInterfaces(named);
    }

    private static Topology everySecond(Topology base, int first, SplittableRandom random) {
        List<Interface> changed = new ArrayList<>(base.interfaces());
        for (int i = first; i < changed.size(); i += 2) {
            changed.set(i, changed(changed.get(i), random));
        }
        changed.add(new Nic(Common.named(Ref.HOST, "added" + first), null));
        return base.withInterfaces(changed);
    }

    private static Interface changed(Interface each, SplittableRandom random) {
        Common common = each.common();
        return each.withCommon(
                switch (random.nextInt(4)) {
                    case 0 -> common.withMtu(random.nextInt(3) + 1000);
                    case 1 -> common.withUp(random.nextBoolean());
                    case 2 -> common.withMac("02:00:00:00:00:0" + random.nextInt(3));
                    default -> {
                        var longer = new ArrayList<>(common.addresses());
                        longer.add(random.nextInt(longer.size() + 1), "10.1.1." + random.nextInt(5) + "/24");
                        yield common.withAddresses(longer);
                    }
                });
    }

    /** Something else in every part of it, out of so few values that two of them often meet. */
    private static Topology changed(Topology topology, SplittableRandom random) {
        Topology other = RandomTopologies.of(random.nextInt(50));
        List<Interface> interfaces = new ArrayList<>(topology.interfaces());
        for (int i = 0; i < 3 && !interfaces.isEmpty(); i++) {
            int at = random.nextInt(interfaces.size());
            interfaces.set(at, changed(interfaces.get(at), random));
        }
        if (!interfaces.isEmpty() && random.nextBoolean()) {
            interfaces.remove(random.nextInt(interfaces.size()));
        }
        interfaces.addAll(
                random.nextInt(interfaces.size() + 1),
                other.interfaces().stream().limit(2).toList());
        var layout = new LinkedHashMap<>(topology.layout());
        layout.replaceAll((_, at) -> random.nextBoolean() ? at : new Position(random.nextInt(3), 0));
        List<Probe> probes = new ArrayList<>(topology.probes());
        if (!probes.isEmpty() && random.nextBoolean()) {
            probes.removeFirst();
        }
        Topology changed =
                topology.withInterfaces(interfaces).withLayout(layout).withProbes(probes);
        changed = random.nextBoolean() ? changed : changed.withName("Lab " + random.nextInt(3));
        changed = random.nextBoolean() ? changed : changed.withSwitches(other.switches());
        return random.nextBoolean() ? changed : changed.withNamespaces(other.namespaces());
    }
}
