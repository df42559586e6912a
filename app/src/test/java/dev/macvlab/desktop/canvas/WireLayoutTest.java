package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where wires run, without a window. */
class WireLayoutTest {
    private static final int COLUMNS = 8;

    private static CanvasLayout sketch(Topology topology) {
        return CanvasLayout.of(Index.of(topology));
    }

    private static Box box(CanvasLayout sketch, Ref element) {
        return Objects.requireNonNull(sketch.box(element));
    }

    private static List<RoundedPath> trunksIn(CanvasLayout sketch) {
        return IntStream.range(0, sketch.wires().size())
                .mapToObj(sketch::way)
                .filter(RoundedPath.class::isInstance)
                .map(RoundedPath.class::cast)
                .toList();
    }

    private static void assertNothingIsCrossed(CanvasLayout sketch) {
        for (int i = 0; i < sketch.wires().size(); i++) {
            Wire wire = sketch.wires().get(i);
            LinePath way = Objects.requireNonNull(sketch.way(i));
            Box from = sketch.frameOf(wire.from());
            Box to = sketch.frameOf(wire.to());
            for (Figure figure : sketch.figures().values()) {
                Box box = figure.box();
                if (figure.isContainer() && !box.equals(from) && !box.equals(to)) {
                    assertFalse(way.crosses(box.grown(-1)), wire.nodeId() + " lies on " + figure.key());
                }
            }
        }
    }

    @Test
    void ofSixtyChildrenNoWireLiesOnANamespaceThatItDoesNotLeadTo() {
        CanvasLayout sketch = sketch(Labs.large(60));
        assertEquals(60, trunksIn(sketch).size());
        assertNothingIsCrossed(sketch);
    }

    @Test
    void childrenOfOneColumnShareTheirWayDown() {
        var places = new TreeSet<Double>();
        CanvasLayout sketch = sketch(Labs.large(60));
        trunksIn(sketch).stream().filter(way -> way.corners().size() > 4).forEach(way -> places.add(way.trunk()));
        assertTrue(places.size() <= COLUMNS + 1, () -> "there are ways down at " + places);
    }

    @Test
    void twoChildrenSideBySideHangOnCurves() {
        CanvasLayout sketch = sketch(Labs.article(Macvlan.Mode.BRIDGE));
        for (int i = 0; i < sketch.wires().size(); i++) {
            assertInstanceOf(Curve.class, sketch.way(i));
        }
    }

    @Test
    void aNamespaceInTheWayDownIsGoneRound() {
        Topology lab = Labs.large(60);
        Map<Ref, Position> layout = new HashMap<>(sketch(lab).layout());
        Position at = Objects.requireNonNull(layout.get(Ref.top("ns28")));
        layout.put(Ref.top("ns28"), at.plus(-160, 0));
        layout.remove(Ref.top("ns27"));
        layout.put(Ref.top("ns27"), new Position(at.x() + 4000, at.y()));
        assertNothingIsCrossed(sketch(lab.withLayout(layout)));
    }

    @Test
    void aWireFollowsItsEndsBetweenTheColumnsWhileTheyAreMoved() {
        CanvasLayout sketch = sketch(Labs.large(60));
        Wire wire = sketch.wires().stream()
                .filter(each -> each.from().equals(new Ref("ns59", "mac59")))
                .findFirst()
                .orElseThrow();
        CurrentLayout lower = CurrentLayout.of(
                sketch,
                Map.of(
                        CanvasKey.of(Ref.top("ns59")),
                                box(sketch, Ref.top("ns59")).moved(0, 240),
                        CanvasKey.of(wire.from()), box(sketch, wire.from()).moved(0, 240)));
        RoundedPath way = assertInstanceOf(RoundedPath.class, lower.way(wire));
        assertEquals(box(sketch, wire.from()).y() + 240, way.bottom());
    }
}
