package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Edge;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.text.Words;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CanvasActionsTest {
    private static final Ref NS1 = Ref.top("ns1");
    private static final Ref NS2 = Ref.top("ns2");
    private static final Ref LAN = Ref.top("lan");
    private static final Ref NIC = Ref.top("enp0s8");
    private static final PseudoClass CROWDED = PseudoClass.getPseudoClass("crowded");

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

    private void select(Ref... refs) {
        canvas.run(() -> canvas.document().select(new Selection(Set.of(refs), Set.of())));
    }

    private Bounds boundsOf(Ref ref) {
        return Objects.requireNonNull(canvas.view().boundsOf(ref));
    }

    @Test
    void everyEdgeIsBroughtInLineAsOneUndo() {
        Topology before = canvas.topology();
        for (Edge edge : Edge.values()) {
            select(NS1, LAN);
            canvas.run(() -> canvas.view().actions().align(edge));
            Bounds one = boundsOf(NS1);
            Bounds other = boundsOf(LAN);
            double difference = switch (edge) {
                case LEFT -> one.getMinX() - other.getMinX();
                case CENTRE -> one.getCenterX() - other.getCenterX();
                case RIGHT -> one.getMaxX() - other.getMaxX();
                case TOP -> one.getMinY() - other.getMinY();
                case MIDDLE -> one.getCenterY() - other.getCenterY();
                case BOTTOM -> one.getMaxY() - other.getMaxY();
            };
            assertEquals(0, difference, 0.01, edge::word);
            assertEquals(
                    "Align " + edge.word(), canvas.document().undoTitle().get().english());
            canvas.run(() -> canvas.document().undo());
            assertEquals(before, canvas.topology());
        }
    }

    @Test
    void theGapsBetweenThreeAreMadeEqual() {
        Ref gateway = new Ref("lan", "gateway");
        select(NS1, NS2, gateway);
        canvas.run(() -> canvas.view().actions().distribute(true));
        var order = java.util.stream.Stream.of(NS1, NS2, gateway)
                .map(this::boundsOf)
                .sorted(java.util.Comparator.comparingDouble(Bounds::getMinX))
                .toList();
        double first = order.get(1).getMinX() - order.get(0).getMaxX();
        double second = order.get(2).getMinX() - order.get(1).getMaxX();
        assertEquals(first, second, 1.5);
        assertEquals(
                "Distribute horizontally", canvas.document().undoTitle().get().english());
        canvas.run(() -> canvas.document().undo());
        canvas.run(() -> canvas.view().actions().distribute(false));
        assertEquals(
                "Distribute vertically", canvas.document().undoTitle().get().english());
    }

    @Test
    void oneElementAloneCanNotBeAligned() {
        select(NS1);
        canvas.run(() -> canvas.view().actions().align(Edge.LEFT));
        assertEquals("", canvas.document().undoTitle().get().english());
    }

    @Test
    void arrangingIsOneUndoAndSlidesToWhereItGoes() throws Exception {
        Topology before = canvas.topology();
        canvas.run(() -> canvas.view().setMotion(true));
        canvas.run(() -> canvas.view().actions().arrange());
        assertNotEquals(before, canvas.topology());
        assertEquals("Arrange", canvas.document().undoTitle().get().english());
        canvas.run(() -> canvas.view().undo());
        assertEquals(before, canvas.topology());
        String id = CanvasView.idOf(NS1);
        WaitForAsyncUtils.waitFor(10, java.util.concurrent.TimeUnit.SECONDS, () -> {
            canvas.settle();
            return Math.abs(canvas.boundsOf(canvas.node(id)).getMinX()
                            - boundsOf(NS1).getMinX())
                    < 1;
        });
    }

    @Test
    void theMapAppearsWhenNotAllIsSeenAndAPressOnItGoesThere() {
        assertFalse(canvas.node("minimap").isVisible());
        canvas.run(() -> {
            canvas.view().zoomTo100();
            canvas.view().zoomBy(3);
        });
        assertTrue(canvas.node("minimap").isVisible());
        Bounds before = boundsOf(LAN);
        Bounds map = canvas.boundsOf(canvas.node("minimap"));
        canvas.press(canvas.node("minimap"), new Point2D(map.getMinX() + 12, map.getMinY() + 12));
        assertNotEquals(before, boundsOf(LAN));
        canvas.run(() -> canvas.view().fit());
        assertFalse(canvas.node("minimap").isVisible());
    }

    @Test
    void theMapGoesToAPlaceAtTheEdgeWhereItHidesNothingAndStaysThereAndElseLetsShineThroughWhatItHides() {
        canvas.run(() -> {
            var map = new Minimap(new StyleColours(() -> {}), (_, _) -> {});
            var view = new OverlayPlacement(1000, 700);
            Optional<Box> legend = Optional.of(new Box(860, 640, 124, 44));
            map.resize(120, 80);
            map.setVisible(true);
            map.settle(view, legend, _ -> true);
            assertEquals(new Point2D(16, 604), new Point2D(map.getLayoutX(), map.getLayoutY()));
            map.settle(view, legend, part -> part.x() > 500);
            assertEquals(new Point2D(864, 544), new Point2D(map.getLayoutX(), map.getLayoutY()));
            map.settle(view, legend, _ -> true);
            assertEquals(new Point2D(864, 544), new Point2D(map.getLayoutX(), map.getLayoutY()));
            map.settle(view, legend, part -> part.x() > 500 && part.y() > 590);
            assertEquals(604, map.getLayoutY());
            assertTrue(map.getLayoutX() > 500 && map.getLayoutX() + 120 < 860, "it lies beside the legend");
            assertFalse(map.getPseudoClassStates().contains(CROWDED));
            map.settle(view, legend, _ -> false);
            assertTrue(map.getPseudoClassStates().contains(CROWDED));
        });
    }

    @Test
    void theLegendMakesWayForWhatItWouldHide() {
        Node legend = canvas.node("legend");
        canvas.run(() -> {
            canvas.view().setLargestFit(1);
            canvas.view().zoomTo100();
        });
        for (Ref each : List.of(LAN, NIC, NS1, NS2)) {
            Bounds at = canvas.boundsOf(legend);
            canvas.run(() -> {
                Bounds now = boundsOf(each);
                canvas.view().fireEvent(scroll(at.getCenterX() - now.getCenterX(), at.getCenterY() - now.getCenterY()));
            });
            canvas.settle();
            assertFalse(canvas.boundsOf(legend).intersects(boundsOf(each)), each + " is under the legend");
        }
    }

    private static ScrollEvent scroll(double dx, double dy) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                0,
                0,
                0,
                0,
                false,
                false,
                false,
                false,
                true,
                false,
                dx,
                dy,
                dx,
                dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    @Test
    void aScreenReaderIsToldInTheUsersLanguageWhatEachElementIs() {
        canvas.run(() -> {
            Words words = message -> "»" + message.english();
            for (Figure each :
                    CanvasLayout.of(Index.of(Labs.everything())).figures().values()) {
                FigureNode node = FigureLayer.nodeFor(each, words);
                node.show(each, 1);
                assertTrue(node.getAccessibleRoleDescription().startsWith("»"), node.getAccessibleRoleDescription());
            }
        });
    }

    @Test
    void anElementThatIsFoundIsSelectedAndLargeEnoughToBeRead() {
        canvas.run(() -> canvas.view().zoomBy(0.1));
        canvas.run(() -> canvas.view().show(new Ref("ns2", "mac2")));
        assertEquals(
                Set.of(new Ref("ns2", "mac2")),
                canvas.document().selection().get().refs());
        assertEquals(1, canvas.view().scaleProperty().get(), 0.01);
        assertTrue(canvas.has(CanvasView.idOf(new Ref("ns2", "mac2"))));
    }

    @Test
    void ofVeryManyForecastsThoseOfTheSelectionAreDrawn() {
        Ref mac1 = new Ref("ns1", "mac1");
        canvas.run(() -> {
            for (int i = 1; i <= 80; i++) {
                canvas.document().push(new Edit.AddProbe(Probe.of(NS1, "192.168.57." + i)));
            }
            canvas.document().select(Selection.NONE);
        });
        assertFalse(canvas.has("probe-ns1-192.168.57.7-pill"));
        select(mac1);
        assertTrue(canvas.has("probe-ns1-192.168.57.7-pill"));
    }

    @Test
    void whatIsShownAtAnyScaleStandsOnWholePixelsWhereItsPictureIsCrisp() {
        canvas.run(() -> {
            canvas.view().zoomTo100();
            canvas.view().zoomBy(0.61);
        });
        for (Ref each : List.of(NIC, NS1, new Ref("ns1", "mac1"), LAN)) {
            Bounds at = canvas.boundsOf(canvas.node(CanvasView.idOf(each)));
            assertEquals(Math.rint(at.getMinX()), at.getMinX(), 0.001, each.toString());
            assertEquals(Math.rint(at.getMinY()), at.getMinY(), 0.001, each.toString());
        }
    }
}
