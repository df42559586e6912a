package dev.macvlab.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.RandomTopologies;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CheckerTest {
    private static final List<Macvlan.Mode> MODES = List.of(Macvlan.Mode.values());

    @Test
    void afterAThousandEditsTheFindingsAreThoseFromScratch() {
        var random = new SplittableRandom(7);
        var checker = new Checker();
        Topology topology = Drawing.of("""
            switch lan
            host lan/gateway ip=10.0.0.254/24
            nic nic0 switch=lan ip=10.0.0.1/24
            nic nic1 switch=lan
            macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/24
            macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.3/24
            bridge br0 members=nic1
            """);
        int found = 0;
        for (int i = 0; i < 1_000; i++) {
            topology = randomEdit(random, topology).applyTo(topology);
            List<Problem> problems = checker.check(topology);
            assertEquals(Check.of(Index.of(topology)), problems, "after edit " + i);
            found += problems.size();
        }
        assertTrue(found > 1_000, "the edits broke little: " + found);
    }

    @Test
    void anythingThatAFileMayHoldIsCheckedAndCheckedAgainAlike() {
        var checker = new Checker();
        for (long seed = 0; seed < 500; seed++) {
            Topology topology = RandomTopologies.of(seed);
            assertEquals(Check.of(Index.of(topology)), checker.check(topology), "seed " + seed);
        }
    }

    @Test
    void aTowerOfTenThousandChildrenIsChecked() {
        var lines = new StringBuilder("nic m0\n");
        for (int i = 1; i < 10_000; i++) {
            lines.append("macvlan m").append(i).append(" on=m").append(i - 1).append(" mode=bridge\n");
        }
        assertTrue(Check.of(Index.of(Drawing.of(lines.toString()))).stream()
                .noneMatch(each -> each.severity() == Problem.Severity.ERROR));
    }

    @Test
    void twoBridgesThatAskForTheSameNicsAreNoLoopSinceTheLastHasThem() {
        List<String> rules =
                Check.of(Index.of(Drawing.of("""
                    switch lan
                    switch wan
                    nic nic0 switch=lan
                    nic nic1 switch=wan
                    bridge br0 members=nic0,nic1
                    bridge br1 members=nic0,nic1
                    """))).stream().map(Problem::rule).toList();
        assertTrue(rules.contains("two-bridges"), rules::toString);
        assertFalse(rules.contains("bridge-loop"), rules::toString);
    }

    @Test
    void whatTheKernelDoesNotLookAtIsIgnoredAndNotRefused() {
        List<Problem> problems = Check.of(Index.of(Drawing.of("""
            nic nic0
            ipvlan ns1/ip1 on=nic0 mode=l2 mac=ff:ff:ff:ff:ff:ff
            """)));
        assertEquals(
                List.of("mac-ignored"), problems.stream().map(Problem::rule).toList());
    }

    private static Edit randomEdit(SplittableRandom random, Topology topology) {
        List<Interface> all = topology.interfaces();
        String fresh = "x" + random.nextInt(40);
        if (all.size() < 5) {
            return new Edit.AddInterface(new Nic(common("host", fresh), null), null);
        }
        Interface some = all.get(random.nextInt(all.size()));
        Interface other = all.get(random.nextInt(all.size()));
        return switch (random.nextInt(13)) {
            case 0, 1 ->
                new Edit.AddInterface(
                        Macvlan.of(
                                common(random.nextBoolean() ? "host" : "ns" + random.nextInt(5), fresh),
                                other.ref(),
                                MODES.get(random.nextInt(MODES.size()))),
                        null);
            case 2 -> new Edit.AddNamespace(Namespace.named("ns" + random.nextInt(5)), null);
            case 3 ->
                all.size() > 30
                        ? new Edit.Remove(Set.of(some.ref(), other.ref()))
                        : new Edit.Remove(Set.of(some.ref()));
            case 4 -> new Edit.Rename(some.ref(), fresh);
            case 5 -> new Edit.MoveInto(some.ref(), "ns" + random.nextInt(5), null);
            case 6 ->
                new Edit.Change(
                        Message.verbatim("mtu"), some.withCommon(some.common().withMtu(1_000 + random.nextInt(1_000))));
            case 7 ->
                new Edit.Change(
                        Message.verbatim("mac"),
                        some.withCommon(some.common().withMac("02:00:00:00:00:0" + random.nextInt(6))));
            case 8 ->
                new Edit.Change(
                        Message.verbatim("address"),
                        some.withCommon(some.common().withAddresses(List.of("10.0.0." + random.nextInt(20) + "/24"))));
            case 9 ->
                new Edit.Change(
                        Message.verbatim("up"), some.withCommon(some.common().withUp(random.nextBoolean())));
            case 10 ->
                some instanceof Macvlan child
                        ? new Edit.Change(Message.verbatim("parent"), child.withParent(other.ref()))
                        : new Edit.Change(
                                Message.verbatim("down"),
                                some.withCommon(some.common().withUp(false)));
            case 11 ->
                new Edit.ChangeNamespace(
                        Message.verbatim("route"),
                        Namespace.named("ns" + random.nextInt(5))
                                .withRoutes(List.of(new Namespace.Route(
                                        "default",
                                        "10.0.0." + random.nextInt(20),
                                        null,
                                        null,
                                        null,
                                        topology.extras()))));
            default -> new Edit.Rename(Ref.top("ns" + random.nextInt(5)), "ns" + random.nextInt(5));
        };
    }

    private static Common common(String namespace, String name) {
        return Common.named(namespace, name);
    }
}
