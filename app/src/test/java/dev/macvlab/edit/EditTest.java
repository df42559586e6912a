package dev.macvlab.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.RandomTopologies;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class EditTest {
    private static final Topology LAB = Drawing.of("""
            switch lan
            host lan/gateway ip=10.0.0.253/24
            nic eth0 switch=lan hairpin ip=10.0.0.254/24
            macvlan ns1/mac1 on=eth0 mode=bridge ip=10.0.0.1/24
            macvlan ns2/mac2 on=eth0 mode=bridge
            bridge ns1/br0 members=ns1/mac1,ns1/veth0
            veth ns1/veth0 peer=ns2/veth1
            veth ns2/veth1 peer=ns1/veth0
            route ns1 default via=10.0.0.253 dev=mac1
            probe ns2 10.0.0.1
            probe ns1/mac1 10.0.0.254
            probe lan/gateway 10.0.0.254
            """)
            .withLayout(Map.of(
                    Ref.top("eth0"), new Position(0, 0),
                    Ref.top("ns1"), new Position(0, 100),
                    Ref.parse("ns1/mac1"), new Position(16, 40),
                    Ref.parse("lan/gateway"), new Position(200, 0)));
    private static final Nic NIC = (Nic) LAB.interfaces().get(0);
    private static final Macvlan MAC1 = (Macvlan) LAB.interfaces().get(1);
    private static final Macvlan MAC2 = (Macvlan) LAB.interfaces().get(2);
    private static final Bridge BRIDGE = (Bridge) LAB.interfaces().get(3);
    private static final Veth VETH = (Veth) LAB.interfaces().get(4);
    private static final Veth PEER = (Veth) LAB.interfaces().get(5);

    private static List<Ref> interfaces(Topology topology) {
        return topology.interfaces().stream().map(Interface::ref).toList();
    }

    @Test
    void deletingANicTakesItsChildrenAndTheirProbesAlong() {
        Topology after = new Edit.Remove(Set.of(NIC.ref())).applyTo(LAB);
        assertEquals(List.of(BRIDGE.ref(), VETH.ref(), PEER.ref()), interfaces(after));
        assertEquals(List.of(), after.probes());
        assertEquals(List.of(VETH.ref()), ((Bridge) after.find(BRIDGE.ref()).orElseThrow()).members());
        assertEquals(
                Set.of(Ref.top("ns1"), Ref.parse("lan/gateway")), after.layout().keySet());
    }

    @Test
    void deletingANamespaceTakesWhatIsInItAndTheOtherEndOfItsCables() {
        Topology after = new Edit.Remove(Set.of(Ref.top("ns1"))).applyTo(LAB);
        assertEquals(List.of(NIC.ref(), MAC2.ref()), interfaces(after));
        assertEquals(List.of(Namespace.named("ns2")), after.namespaces());
        assertEquals(List.of(Probe.of(Ref.parse("lan/gateway"), "10.0.0.254")), after.probes());
    }

    @Test
    void deletingASwitchUnplugsTheNics() {
        Topology after = new Edit.Remove(Set.of(Ref.top("lan"))).applyTo(LAB);
        assertEquals(List.of(), after.switches());
        assertEquals(Optional.of(NIC.withPort(null)), after.find(NIC.ref()));
        assertEquals(2, after.probes().size());
        assertFalse(after.layout().containsKey(Ref.parse("lan/gateway")));
    }

    @Test
    void deletingOneChildLeavesTheRest() {
        Topology after = new Edit.Remove(Set.of(MAC2.ref())).applyTo(LAB);
        assertEquals(List.of(NIC.ref(), MAC1.ref(), BRIDGE.ref(), VETH.ref(), PEER.ref()), interfaces(after));
        assertEquals(LAB.probes(), after.probes());
    }

    @Test
    void whatAnEditDoesNotTouchKeepsItsIdentitySoThatItIsNotCheckedAgain() {
        for (Edit edit : List.of(
                new Edit.Remove(Set.of(MAC2.ref())),
                new Edit.Rename(MAC2.ref(), "other"),
                new Edit.MoveInto(MAC2.ref(), Ref.HOST, new Position(7, 7)),
                new Edit.AddInterface(Macvlan.of(Common.named("ns2", "mac3"), NIC.ref(), Mode.VEPA), null))) {
            Topology after = edit.applyTo(LAB);
            for (Interface each : List.of(NIC, MAC1, BRIDGE, VETH, PEER)) {
                assertSame(each, after.find(each.ref()).orElseThrow(), edit::toString);
            }
        }
    }

    @Test
    void aNewNameIsKnownEverywhere() {
        Topology after = new Edit.Rename(NIC.ref(), "enp0s8").applyTo(LAB);
        Ref renamed = Ref.top("enp0s8");
        assertEquals(renamed, ((Child) after.find(MAC1.ref()).orElseThrow()).parent());
        assertTrue(after.layout().containsKey(renamed));

        after = new Edit.Rename(MAC1.ref(), "eth0").applyTo(LAB);
        renamed = new Ref("ns1", "eth0");
        assertEquals(Probe.of(renamed, "10.0.0.254"), after.probes().get(1));
        assertEquals("eth0", after.namespaces().getFirst().routes().getFirst().dev());
        assertEquals(
                renamed,
                ((Bridge) after.find(BRIDGE.ref()).orElseThrow()).members().getFirst());
        assertTrue(after.layout().containsKey(renamed));
    }

    @Test
    void aNewNameOfANamespaceTakesItsInterfacesAlong() {
        Topology after = new Edit.Rename(Ref.top("ns1"), "red").applyTo(LAB);
        assertTrue(after.namespace("red").isPresent() && after.namespace("ns1").isEmpty());
        assertTrue(after.find(new Ref("red", "mac1")).isPresent());
        assertEquals(new Ref("red", "veth0"), ((Veth) after.find(PEER.ref()).orElseThrow()).peer());
        assertTrue(after.layout().containsKey(new Ref("red", "mac1")));
        assertEquals(new Ref("red", "mac1"), after.probes().get(1).from());
    }

    @Test
    void aNewNameOfASwitchKeepsItsCablesAndHosts() {
        Topology after = new Edit.Rename(Ref.top("lan"), "dmz").applyTo(LAB);
        Nic nic = (Nic) after.find(NIC.ref()).orElseThrow();
        assertEquals(new Nic.Port("dmz", true, UnknownKeys.NONE), nic.port());
        assertEquals(new Ref("dmz", "gateway"), after.probes().get(2).from());
        assertTrue(after.layout().containsKey(new Ref("dmz", "gateway")));
    }

    @Test
    void movingIntoAnotherNamespaceKeepsEveryTie() {
        Topology after = new Edit.MoveInto(VETH.ref(), Ref.HOST, new Position(7, 7)).applyTo(LAB);
        Ref moved = Ref.top("veth0");
        assertEquals(moved, ((Veth) after.find(PEER.ref()).orElseThrow()).peer());
        assertEquals(new Position(7, 7), after.layout().get(moved));
    }

    @Test
    void namingBackGivesTheSameTopology() {
        for (Ref ref : List.of(NIC.ref(), MAC1.ref(), Ref.top("ns1"), Ref.top("lan"), Ref.parse("lan/gateway"))) {
            Topology there = new Edit.Rename(ref, "other").applyTo(LAB);
            assertFalse(there.equals(LAB), ref.toString());
            assertEquals(LAB, new Edit.Rename(new Ref(ref.place(), "other"), ref.name()).applyTo(there));
        }
    }

    @Test
    void anEditOfWhatIsNotThereChangesNothing() {
        Ref gone = new Ref("nowhere", "nothing");
        for (Edit edit : List.of(
                new Edit.Remove(Set.of(gone)),
                new Edit.Rename(gone, "x"),
                new Edit.MoveInto(gone, "ns1", null),
                new Edit.Change(Message.verbatim("x"), Macvlan.of(Common.named("nowhere", "nothing"), null, null)),
                new Edit.ChangeNamespace(Message.verbatim("x"), Namespace.named("nowhere")),
                new Edit.RemoveProbe(Probe.of(gone, "1.2.3.4")))) {
            assertEquals(LAB, edit.applyTo(LAB), edit.toString());
        }
    }

    @Test
    void undoingAllGivesBackTheFirstTopologyAndRedoingAllTheLast() {
        var random = new SplittableRandom(7);
        var history = new History(LAB);
        List<Topology> seen = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            history.push(anything(history.now(), random));
            if (seen.isEmpty() || !seen.getLast().equals(history.now())) {
                seen.add(history.now());
            }
        }
        Topology last = history.now();
        while (history.canUndo()) {
            history.undo();
        }
        assertSame(LAB, history.now());
        assertTrue(history.atMark());
        for (Topology each : seen) {
            if (history.canRedo() && !each.equals(history.now())) {
                history.redo();
                assertEquals(each, history.now());
            }
        }
        assertFalse(history.canRedo());
        assertEquals(last, history.now());
    }

    private static Edit anything(Topology now, SplittableRandom random) {
        Topology other = RandomTopologies.of(random.nextInt(1_000));
        List<Interface> interfaces = now.interfaces();
        Ref some = interfaces.isEmpty()
                ? Ref.top("ns1")
                : interfaces.get(random.nextInt(interfaces.size())).ref();
        return switch (random.nextInt(7)) {
            case 0 -> new Edit.Remove(Set.of(some));
            case 1 -> new Edit.Rename(some, "name" + random.nextInt(20));
            case 2 -> new Edit.MoveInto(some, random.nextBoolean() ? Ref.HOST : "ns2", null);
            case 3 -> new Edit.Arrange(Message.verbatim("Move"), Map.of(some, new Position(random.nextInt(500), 0)));
            case 4 -> new Edit.Describe("Lab " + random.nextInt(5), null);
            case 5 ->
                new Edit.Together(
                        Message.verbatim("Add all"),
                        other.interfaces().stream()
                                .map(each -> (Edit) new Edit.AddInterface(each, new Position(1, 2)))
                                .toList());
            default -> new Edit.ReplaceAll(Message.verbatim("Reload"), other);
        };
    }

    @Test
    void theStepsOfOneDragAreOneUndo() {
        var history = new History(LAB);
        for (int x = 1; x <= 10; x++) {
            history.merge(new Edit.Arrange(Message.verbatim("Move eth0"), Map.of(NIC.ref(), new Position(x, 0))));
        }
        history.seal();
        history.merge(new Edit.Arrange(Message.verbatim("Move eth0"), Map.of(NIC.ref(), new Position(50, 0))));
        history.undo();
        assertEquals(new Position(10, 0), history.now().layout().get(NIC.ref()));
        history.undo();
        assertSame(LAB, history.now());
        assertFalse(history.canUndo());
    }

    @Test
    void whatIsNoGestureIsAStepOfItsOwnOnBothSides() {
        var history = new History(LAB);
        history.push(moved(1));
        history.push(moved(2));
        history.merge(moved(3));
        history.push(moved(4));
        for (int x = 3; x >= 1; x--) {
            history.undo();
            assertEquals(new Position(x, 0), history.now().layout().get(NIC.ref()));
        }
        history.undo();
        assertSame(LAB, history.now());
    }

    private static Edit moved(int x) {
        return new Edit.Arrange(Message.verbatim("Move eth0"), Map.of(NIC.ref(), new Position(x, 0)));
    }

    @Test
    void doingTheSameAgainAfterUndoIsNotUnsaved() {
        var history = new History(LAB);
        history.push(new Edit.Describe("A", null));
        history.mark();
        history.undo();
        assertFalse(history.atMark());
        history.push(new Edit.Describe("A", null));
        assertTrue(history.atMark());
    }

    @Test
    void aListenerMayNotPush() {
        var history = new History(LAB);
        history.onChange(() -> history.push(new Edit.Describe("B", null)));
        assertThrows(IllegalStateException.class, () -> history.push(new Edit.Describe("A", null)));
    }
}
