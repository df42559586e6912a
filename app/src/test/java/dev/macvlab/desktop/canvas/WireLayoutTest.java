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

    private static CanvasLayout canvasLayout(Topology topology) {
        return CanvasLayout.of(Index.of(topology));
    }

    private static Box box(CanvasLayout canvasLayout, Ref element) {
        return Objects.requireNonNull(canvasLayout.box(element));
    }

    private static List<RoundedPath> trunksIn(CanvasLayout canvasLayout) {
        return IntStream.range(0, canvasLayout.wires().size())
                .mapToObj(canvasLayout::way)
                .filter(RoundedPath.class::isInstance)
                .map(RoundedPath.class::cast)
                .toList();
    }

    private static void assertNothingIsCrossed(CanvasLayout canvasLayout) {
        for (int i = 0; i < canvasLayout.wires().size(); i++) {
            Wire wire = canvasLayout.wires().get(i);
            LinePath way = Objects.requireNonNull(canvasLayout.way(i));
            Box from = canvasLayout.frameOf(wire.from());
            Box to = canvasLayout.frameOf(wire.to());
            for (Figure figure : canvasLayout.figures().values()) {
                Box box = figure.box();
                if (figure.isContainer() && !box.equals(from) && !box.equals(to)) {
                    assertFalse(way.crosses(box.grown(-1)), wire.nodeId() + " lies on " + figure.key());
                }
            }
        }
    }

    @Test
    void ofSixtyChildrenNoWireLiesOnANamespaceThatItDoesNotLeadTo() {
        CanvasLayout canvasLayout = canvasLayout(Labs.large(60));
        assertEquals(60, trunksIn(canvasLayout).size());
        assertNothingIsCrossed(canvasLayout);
    }

    @Test
    void childrenOfOneColumnShareTheirWayDown() {
        var places = new TreeSet<Double>();
        CanvasLayout canvasLayout = canvasLayout(Labs.large(60));
        trunksIn(canvasLayout).stream()
                .filter(way -> way.corners().size() > 4)
                .forEach(way -> places.add(way.sharedWires()));
        assertTrue(places.size() <= COLUMNS + 1, () -> "there are ways down at " + places);
    }

    @Test
    void twoChildrenSideBySideHangOnCurves() {
        CanvasLayout canvasLayout = canvasLayout(Labs.article(Macvlan.Mode.BRIDGE));
        for (int i = 0; i < canvasLayout.wires().size(); i++) {
            assertInstanceOf(Curve.class, canvasLayout.way(i));
        }
    }

    @Test
    void aNamespaceInTheWayDownIsGoneRound() {
        Topology lab = Labs.large(60);
        Map<Ref, Position> layout = new HashMap<>(canvasLayout(lab).layout());
        Position at = Objects.requireNonNull(layout.get(Ref.top("ns28")));
        layout.put(Ref.top("ns28"), at.plus(-160, 0));
        layout.remove(Ref.top("ns27"));
        layout.put(Ref.top("ns27"), new Position(at.x() + 4000, at.y()));
        assertNothingIsCrossed(canvasLayout(lab.withLayout(layout)));
    }

    @Test
    void aWireFollowsItsEndsBetweenTheColumnsWhileTheyAreMoved() {
        CanvasLayout canvasLayout = canvasLayout(Labs.large(60));
        Wire wire = canvasLayout.wires().stream()
                .filter(each -> each.from().equals(new Ref("ns59", "mac59")))
                .findFirst()
                .orElseThrow();
        CurrentLayout lower = CurrentLayout.of(
                canvasLayout,
                Map.of(
                        CanvasKey.of(Ref.top("ns59")),
                                box(canvasLayout, Ref.top("ns59")).moved(0, 240),
                        CanvasKey.of(wire.from()),
                                box(canvasLayout, wire.from()).moved(0, 240)));
        RoundedPath way = assertInstanceOf(RoundedPath.class, lower.way(wire));
        assertEquals(box(canvasLayout, wire.from()).y() + 240, way.bottom());
    }
}
