package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CanvasGestureTest {
    private static final Ref NIC = Ref.top("enp0s8");
    private static final Ref NS1 = Ref.top("ns1");
    private static final Ref NS2 = Ref.top("ns2");
    private static final Ref LAN = Ref.top("lan");
    private static final Ref MAC1 = new Ref("ns1", "mac1");
    private static final Ref MAC2 = new Ref("ns2", "mac2");

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @SuppressWarnings("NullAway.Init")
    private CanvasFixture canvas;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @BeforeEach
    void open() {
        canvas = new CanvasFixture(stage, Labs.article(Macvlan.Mode.BRIDGE));
    }

    private Set<Ref> selected() {
        return canvas.document().selection().get().refs();
    }

    @Test
    void aClickSelectsAndAShiftClickAddsOrTakesAway() {
        canvas.click(canvas.on(MAC1), false);
        assertEquals(Set.of(MAC1), selected());
        canvas.click(canvas.on(MAC2), true);
        assertEquals(Set.of(MAC1, MAC2), selected());
        canvas.click(canvas.on(MAC1), true);
        assertEquals(Set.of(MAC2), selected());
        canvas.click(new Point2D(8, 8), false);
        assertEquals(Set.of(), selected());
    }

    @Test
    void aRubberBandSelectsWhatItHolds() {
        Bounds first = canvas.boundsOf(canvas.node(CanvasView.idOf(NS1)));
        Bounds second = canvas.boundsOf(canvas.node(CanvasView.idOf(NS2)));
        canvas.dragFrom(
                new Point2D(first.getMinX() - 30, first.getMinY() - 8),
                new Point2D(second.getMaxX() + 8, second.getMaxY() + 8));
        assertEquals(Set.of(NS1, NS2, MAC1, MAC2), selected());
        assertFalse(canvas.has("marquee"));
    }

    @Test
    void aDragMovesANamespaceOnTheGridWithWhatIsInIt() {
        Bounds before = canvas.boundsOf(canvas.node(CanvasView.idOf(MAC1)));
        Point2D from = canvas.on(NS1);
        canvas.dragFrom(from, from.add(-33, 61));
        Bounds after = canvas.boundsOf(canvas.node(CanvasView.idOf(MAC1)));
        assertEquals(before.getMinX() - 32, after.getMinX(), 8.5);
        assertEquals(before.getMinY() + 61, after.getMinY(), 8.5);
        assertEquals(0, canvas.at(NS1).x() % 8, 1e-9);
        assertEquals(0, canvas.at(NS1).y() % 8, 1e-9);
        assertEquals("Move ns1", canvas.document().undoTitle().get().english());
        canvas.key(KeyCode.Z, true, false);
        assertEquals(Labs.article(Macvlan.Mode.BRIDGE), canvas.topology());
    }

    @Test
    void aChildThatIsDroppedIntoAnotherNamespaceBelongsToIt() {
        canvas.dragFrom(canvas.on(MAC1), canvas.on(NS2).add(40, 60));
        assertTrue(canvas.topology().find(new Ref("ns2", "mac1")).isPresent());
        assertEquals(Set.of(new Ref("ns2", "mac1")), selected());
        assertEquals("Move mac1 into ns2", canvas.document().undoTitle().get().english());
        assertTrue(canvas.has("element-ns2-mac1"));
        Bounds one = canvas.boundsOf(canvas.node("element-ns2-mac1"));
        Bounds other = canvas.boundsOf(canvas.node("element-ns2-mac2"));
        assertFalse(one.intersects(other), "the cards lie on each other");
        assertTrue(canvas.boundsOf(canvas.node("element-ns2")).contains(one), "the namespace did not grow");
        canvas.key(KeyCode.Z, true, false);
        assertEquals(Labs.article(Macvlan.Mode.BRIDGE), canvas.topology());
    }

    @Test
    void aChildThatIsDroppedOutsideBelongsToTheHost() {
        canvas.dragFrom(canvas.on(MAC1), new Point2D(40, 660));
        assertTrue(canvas.topology().find(Ref.top("mac1")).isPresent());
    }

    @Test
    void aLineFromAChildToANicSetsItsParent() {
        Topology two = Labs.article(Macvlan.Mode.BRIDGE);
        var interfaces = new java.util.ArrayList<>(two.interfaces());
        interfaces.add(new Nic(dev.macvlab.topology.Common.named(Ref.HOST, "eth1"), null));
        canvas = new CanvasFixture(stage, two.withInterfaces(interfaces));
        canvas.dragHandle(MAC2, Handles.LINK, canvas.on(Ref.top("eth1")));
        assertEquals(Ref.top("eth1"), ((Child) canvas.topology().find(MAC2).orElseThrow()).parent());
        canvas.dragHandle(Ref.top("eth1"), Handles.LINK, canvas.on(LAN));
        Nic.Port port = ((Nic) canvas.topology().find(Ref.top("eth1")).orElseThrow()).port();
        assertEquals("lan", port == null ? "" : port.toSwitch());
    }

    @Test
    void aLineFromAnExternalHostToAnotherSwitchMovesIt() {
        Topology lab = Labs.article(Macvlan.Mode.BRIDGE);
        canvas =
                new CanvasFixture(stage, lab.withSwitches(List.of(lab.switches().getFirst(), Switch.named("wan"))));
        canvas.dragHandle(new Ref("lan", "gateway"), Handles.LINK, canvas.on(Ref.top("wan")));
        assertEquals(List.of(), canvas.topology().switches().getFirst().hosts());
        assertEquals(
                List.of(new Switch.Host("gateway", List.of("192.168.56.1/24"), UnknownKeys.NONE)),
                canvas.topology().switches().getLast().hosts());
    }

    @Test
    void aLineFromThePingHandleAddsAProbe() {
        canvas.dragHandle(MAC2, Handles.PING, canvas.on(MAC1));
        Probe added = canvas.topology().probes().getLast();
        assertEquals(Probe.of(NS2, "192.168.56.122"), added);
        assertEquals(Set.of(added), canvas.document().selection().get().probes());
        assertTrue(canvas.has("probe-ns2-192.168.56.122-pill"));
        canvas.dragHandle(new Ref("lan", "gateway"), Handles.PING, canvas.on(MAC1));
        assertEquals(
                Probe.of(new Ref("lan", "gateway"), "192.168.56.122"),
                canvas.topology().probes().getLast());
        canvas.key(KeyCode.DELETE);
        assertEquals(added, canvas.topology().probes().getLast());
    }

    /** How the gestures of each kind begin. */
    private static Map<Class<?>, List<Consumer<CanvasFixture>>> beginnings() {
        return Map.of(
                MoveGesture.class,
                List.of(
                        c -> c.press(c.on(NS1)),
                        c -> c.press(c.on(MAC1)),
                        c -> c.press(c.on(LAN)),
                        c -> c.press(c.middleOf("note-0"))),
                MarqueeGesture.class,
                List.of(
                        c -> c.press(new Point2D(10, 10)),
                        c -> c.fire(
                                c.view(),
                                MouseEvent.MOUSE_PRESSED,
                                new Point2D(10, 10),
                                MouseButton.PRIMARY,
                                true,
                                true,
                                1)),
                ResizeGesture.class,
                List.of(c -> {
                    Bounds area = c.boundsOf(c.node("area-0"));
                    c.press(new Point2D(area.getMaxX() - 4, area.getMaxY() - 4));
                }),
                ConnectGesture.class,
                List.of(c -> c.startHandle(MAC1, Handles.LINK), c -> c.startHandle(NIC, Handles.LINK)),
                ProbeGesture.class,
                List.of(c -> c.startHandle(MAC1, Handles.PING)),
                PanGesture.class,
                List.of(
                        c -> c.fire(c.view(), MouseEvent.MOUSE_PRESSED, c.on(NS1), MouseButton.MIDDLE, true, false, 1),
                        c -> {
                            c.key(KeyCode.SPACE);
                            c.press(c.on(NS1));
                        }));
    }

    /** The gestures that a sealed type has. */
    private static Stream<Class<?>> kinds(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses()).flatMap(CanvasGestureTest::kinds)
                : Stream.of(type);
    }

    @Test
    void escapeInTheMiddleOfAnyGestureLeavesNothing() {
        assertEquals(
                kinds(Gesture.class).collect(Collectors.toSet()), beginnings().keySet(), "each kind has a case");
        Topology before = Labs.article(Macvlan.Mode.BRIDGE)
                .withNotes(List.of(new Note("A note", new Position(-200, 300), UnknownKeys.NONE)))
                .withAreas(List.of(
                        new Area("An area", new Position(520, 0), new Position(160, 120), null, UnknownKeys.NONE)));
        canvas = new CanvasFixture(stage, before);
        Point2D far = new Point2D(120, 640);
        beginnings().forEach((kind, all) -> {
            for (Consumer<CanvasFixture> beginning : all) {
                canvas.run(() -> canvas.document().select(Selection.NONE));
                Bounds at = canvas.boundsOf(canvas.node(CanvasView.idOf(NS1)));
                beginning.accept(canvas);
                Selection pressed = canvas.document().selection().get();
                canvas.drag(canvas.on(NS2));
                assertEquals(
                        kind.getSimpleName(),
                        canvas.view()
                                .gesture()
                                .map(each -> each.getClass().getSimpleName())
                                .orElse("none"));
                canvas.drag(far);
                canvas.drag(canvas.on(MAC2));
                canvas.key(KeyCode.ESCAPE);
                canvas.release(canvas.on(MAC2));
                canvas.view()
                        .fireEvent(
                                new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.SPACE, false, false, false, false));
                canvas.settle();
                String name = kind.getSimpleName();
                assertEquals(before, canvas.topology(), name);
                assertEquals("", canvas.document().undoTitle().get().english(), name);
                assertEquals(pressed, canvas.document().selection().get(), name);
                assertEquals(at, canvas.boundsOf(canvas.node(CanvasView.idOf(NS1))), name);
                assertFalse(canvas.has("marquee") || canvas.has("draft"), name);
            }
        });
    }

    @Test
    void theMiddleButtonAndTheSpaceBarPan() {
        double before = canvas.boundsOf(canvas.node("element-ns1")).getMinX();
        Point2D from = canvas.on(NS1);
        canvas.fire(canvas.view(), MouseEvent.MOUSE_PRESSED, from, MouseButton.MIDDLE, true, false, 1);
        canvas.fire(canvas.view(), MouseEvent.MOUSE_DRAGGED, from.add(50, 0), MouseButton.MIDDLE, true, false, 0);
        canvas.fire(canvas.view(), MouseEvent.MOUSE_RELEASED, from.add(50, 0), MouseButton.MIDDLE, false, false, 1);
        canvas.settle();
        assertEquals(before + 50, canvas.boundsOf(canvas.node("element-ns1")).getMinX(), 0.01);
        canvas.key(KeyCode.SPACE);
        canvas.dragFrom(from, from.add(-50, 0));
        assertEquals(before, canvas.boundsOf(canvas.node("element-ns1")).getMinX(), 0.01);
        assertEquals("", canvas.document().undoTitle().get().english());
    }

    @Test
    void thePointerShowsWhatItWouldDoAndWhatItDoes() {
        canvas = new CanvasFixture(
                stage,
                Labs.article(Macvlan.Mode.BRIDGE)
                        .withAreas(List.of(new Area(
                                "An area", new Position(520, 0), new Position(160, 120), null, UnknownKeys.NONE))));
        Bounds area = canvas.boundsOf(canvas.node("area-0"));
        Point2D corner = new Point2D(area.getMaxX() - 4, area.getMaxY() - 4);
        canvas.hover(corner);
        assertEquals(Cursor.SE_RESIZE, canvas.view().getCursor());
        canvas.hover(canvas.on(MAC1));
        assertEquals(Cursor.DEFAULT, canvas.view().getCursor());
        Point2D from = canvas.on(NS1);
        canvas.press(from);
        assertEquals(Cursor.DEFAULT, canvas.view().getCursor());
        canvas.drag(from.add(40, 40));
        assertEquals(Cursor.MOVE, canvas.view().getCursor());
        canvas.release(from.add(40, 40));
        assertEquals(Cursor.DEFAULT, canvas.view().getCursor());
        canvas.key(KeyCode.SPACE);
        assertEquals(Cursor.OPEN_HAND, canvas.view().getCursor());
        canvas.press(from);
        assertEquals(Cursor.CLOSED_HAND, canvas.view().getCursor());
        canvas.key(KeyCode.ESCAPE);
        assertEquals(Cursor.OPEN_HAND, canvas.view().getCursor());
    }

    @Test
    void theHairpinPillSwitchesThePort() {
        canvas.run(() -> ((javafx.scene.control.Button) canvas.node("hairpin-enp0s8")).fire());
        Nic.Port port = ((Nic) canvas.topology().find(NIC).orElseThrow()).port();
        assertTrue(port != null && port.reflects());
        assertEquals("hairpin", ((javafx.scene.control.Button) canvas.node("hairpin-enp0s8")).getText());
    }

    @Test
    void aDoubleClickRenamesInPlaceAndRefusesWhatIsTaken() {
        canvas.doubleClick(canvas.on(NS1));
        var field = (javafx.scene.control.TextField) canvas.node("rename");
        canvas.run(() -> field.setText("ns2"));
        assertTrue(canvas.node("rename-error").isVisible());
        canvas.key(KeyCode.ENTER);
        assertTrue(canvas.has("rename"), "an impossible name was taken");
        canvas.run(() -> field.setText("left"));
        canvas.key(KeyCode.ENTER);
        assertTrue(canvas.topology().namespace("left").isPresent());
        assertTrue(canvas.topology().find(new Ref("left", "mac1")).isPresent());
        assertEquals(Set.of(Ref.top("left")), selected());
        canvas.key(KeyCode.F2);
        canvas.run(() -> ((javafx.scene.control.TextField) canvas.node("rename")).setText("other"));
        canvas.key(KeyCode.ESCAPE);
        assertTrue(canvas.topology().namespace("left").isPresent());
        assertFalse(canvas.has("rename"));
    }

    @Test
    void arrowsMoveAndStepsInARowAreOneUndo() {
        canvas.click(canvas.on(NS1), false);
        canvas.key(KeyCode.RIGHT);
        Position first = canvas.at(NS1);
        canvas.key(KeyCode.RIGHT);
        canvas.key(KeyCode.DOWN, false, true);
        assertEquals(first.plus(8, 40), canvas.at(NS1));
        canvas.key(KeyCode.Z, true, false);
        assertEquals(Labs.article(Macvlan.Mode.BRIDGE), canvas.topology());
        canvas.key(KeyCode.Z, true, true);
        assertEquals(first.plus(8, 40), canvas.at(NS1));
    }

    @Test
    void deleteTakesWhatHangsOnItAlong() {
        canvas.click(canvas.on(NIC), false);
        canvas.key(KeyCode.DELETE);
        assertEquals(List.of(), canvas.topology().interfaces());
        assertEquals(List.of(), canvas.topology().probes());
        assertFalse(canvas.has("element-ns1-mac1"));
        canvas.key(KeyCode.Z, true, false);
        assertEquals(Labs.article(Macvlan.Mode.BRIDGE), canvas.topology());
        assertTrue(canvas.has("element-ns1-mac1"));
    }

    @Test
    void copiesCountNamesMacsAndAddressesOn() {
        canvas.click(canvas.on(NS2), false);
        canvas.key(KeyCode.C, true, false);
        canvas.key(KeyCode.V, true, false);
        Macvlan copy = (Macvlan) canvas.topology().find(new Ref("ns3", "mac3")).orElseThrow();
        assertEquals(List.of("192.168.56.124/24"), copy.common().addresses());
        assertEquals(NIC, copy.parent());
        assertEquals(Set.of(Ref.top("ns3")), selected());
        canvas.key(KeyCode.D, true, false);
        assertTrue(canvas.topology().find(new Ref("ns4", "mac4")).isPresent());
        canvas.key(KeyCode.X, true, false);
        assertTrue(canvas.topology().namespace("ns4").isEmpty());
        assertEquals("Cut ns4", canvas.document().undoTitle().get().english());
        canvas.key(KeyCode.V, true, false);
        assertTrue(canvas.topology().namespace("ns5").isPresent());
    }

    @Test
    void tabGoesThroughTheElementsInReadingOrderAndLeavesAtTheEnd() {
        var order = new java.util.ArrayList<Ref>();
        for (int i = 0; i < 8; i++) {
            canvas.key(KeyCode.TAB);
            order.add(selected().iterator().next());
        }
        assertEquals(List.of(LAN, new Ref("lan", "gateway"), Ref.top("host"), NIC, NS1, MAC1, NS2, MAC2), order);
        canvas.key(KeyCode.TAB, false, true);
        assertEquals(Set.of(NS2), selected());
    }

    @Test
    void selectAllTakesEverythingAndEscapeNothing() {
        canvas.key(KeyCode.A, true, false);
        Selection all = canvas.document().selection().get();
        assertEquals(8, all.refs().size());
        assertEquals(2, all.probes().size());
        canvas.key(KeyCode.ESCAPE);
        assertTrue(canvas.document().selection().get().isEmpty());
    }

    @Test
    void zoomKeepsWhatIsUnderThePointerAndKeysGoBackToFullSize() {
        canvas.run(() -> canvas.view().zoomBy(0.5));
        assertEquals(0.5, canvas.view().scaleProperty().get(), 1e-9);
        canvas.key(KeyCode.DIGIT0, true, false);
        assertEquals(1, canvas.view().scaleProperty().get(), 1e-9);
        canvas.run(() -> canvas.view().zoomBy(0.2));
        assertNull(canvas.view().lookup("#element-ns1"), "nothing is drawn as a node from far away");
        canvas.key(KeyCode.DIGIT1, true, false);
        assertTrue(canvas.has("element-ns1"));
    }
}
