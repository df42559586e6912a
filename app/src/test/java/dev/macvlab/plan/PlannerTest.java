package dev.macvlab.plan;

import static dev.macvlab.plan.MacvlanSetting.BROADCAST_QUEUE;
import static dev.macvlab.plan.MacvlanSetting.FLAGS;
import static dev.macvlab.plan.MacvlanSetting.MODE;
import static dev.macvlab.plan.MacvlanSetting.SOURCES;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PlannerTest {
    private static final LinkId NIC = new LinkId(NamespaceId.HOST, "eth0");
    private static final LinkId CHILD = new LinkId(NamespaceId.HOST, "m");
    private static final Set<MacAddress> SENDERS = Set.of(MacAddress.parse("02:00:00:00:00:01"));

    private static List<Step> plan(DesiredState wanted, Map<NamespaceId, ActualState.Namespace> found)
            throws LabException {
        return Planner.plan(wanted, new ActualState(found), RandomGenerator.getDefault());
    }

    private static ActualState.Namespace namespace(ActualLink... links) {
        return new ActualState.Namespace(true, true, List.of(links), List.of(), Map.of(), Map.of());
    }

    private static ActualLink link(LinkId id, int index, ActualLink.Kind kind) {
        return new ActualLink(
                id,
                index,
                ActualLink.Owner.LAB,
                kind,
                new ActualLink.Condition(MacAddress.parse("02:00:00:00:00:99"), 1500, true, true, 0, false),
                List.of());
    }

    private static DesiredKind.MacvlanChild child(
            Mode mode, boolean noDst, Set<MacAddress> sources, int broadcastQueueLength) {
        return new DesiredKind.MacvlanChild(NIC, false, mode, false, noDst, sources, broadcastQueueLength);
    }

    @Test
    void namespacesThatAreNotWantedGoInTheOrderInWhichTheyWereFound() throws Exception {
        List<NamespaceId> places = IntStream.range(0, 20)
                .mapToObj(i -> NamespaceId.namespace("n" + i))
                .toList();
        Map<NamespaceId, ActualState.Namespace> found = new LinkedHashMap<>(Map.of(NamespaceId.HOST, namespace()));
        places.forEach(each -> found.put(each, namespace()));
        assertEquals(
                places.stream()
                        .map(each -> new Step.RemoveNamespace(each, each.element()))
                        .toList(),
                plan(DesiredState.EMPTY, found));
    }

    static Stream<Arguments> changes() {
        DesiredKind.MacvlanChild plain = child(Mode.BRIDGE, false, Set.of(), 1000);
        DesiredKind.MacvlanChild listening = child(Mode.SOURCE, false, SENDERS, 1000);
        return Stream.of(
                Arguments.of(plain, plain, Set.of()),
                Arguments.of(plain, child(Mode.VEPA, false, Set.of(), 1000), Set.of(MODE)),
                Arguments.of(plain, child(Mode.BRIDGE, true, Set.of(), 1000), Set.of(FLAGS)),
                Arguments.of(plain, child(Mode.BRIDGE, false, Set.of(), 7), Set.of(BROADCAST_QUEUE)),
                Arguments.of(plain, listening, Set.of(MODE, SOURCES)),
                Arguments.of(listening, child(Mode.SOURCE, false, Set.of(), 1000), Set.of(SOURCES)),
                // The kernel empties the list by itself.
                Arguments.of(listening, plain, Set.of(MODE)),
                Arguments.of(listening, child(Mode.BRIDGE, true, Set.of(), 7), Set.of(MODE, FLAGS, BROADCAST_QUEUE)));
    }

    @ParameterizedTest
    @MethodSource("changes")
    void ofAMacvlanOnlyWhatDiffersIsChanged(
            DesiredKind.MacvlanChild now, DesiredKind.MacvlanChild wanted, Set<MacvlanSetting> changes)
            throws Exception {
        var desired = new DesiredState(
                List.of(DesiredState.DesiredNamespace.of(NamespaceId.HOST)),
                List.of(
                        DesiredLink.of(NIC, Ref.top("eth0"), new DesiredKind.Nic()),
                        DesiredLink.of(CHILD, Ref.top("m"), wanted)));
        ActualState.Namespace host = namespace(
                link(NIC, 2, new ActualLink.Kind("", 0, -1, null)),
                link(CHILD, 3, new ActualLink.Kind("macvlan", 2, -1, now)));
        assertEquals(
                changes.isEmpty()
                        ? List.of()
                        : List.of(new Step.ChangeMacvlan(CHILD, Ref.top("m"), 3, wanted, changes)),
                plan(desired, Map.of(NamespaceId.HOST, host)));
    }
}
