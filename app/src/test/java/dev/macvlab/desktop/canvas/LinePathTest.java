package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.topology.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinePathTest {
    private static final Curve CURVE = Curve.downwards(0, 0, 800, 2000);
    private static final RoundedPath STEPS = new RoundedPath(
            List.of(new Position(0, 0), new Position(0, 100), new Position(500, 100), new Position(500, 900)));

    @Test
    void aPartOfACurveLiesOnTheCurveAndLeavesNothingOutThatIsSeen() {
        var view = new Box(600, 1500, 400, 300);
        Curve part = CURVE.within(view);
        assertTrue(part.bounds().height() < 900, () -> part.toString());
        for (double t = 0; t <= 1; t += 0.01) {
            double x = CURVE.xAt(t);
            double y = CURVE.yAt(t);
            if (view.contains(x, y)) {
                assertTrue(distance(part, x, y) < 4, x + " " + y);
            }
        }
        for (double t = 0; t <= 1; t += 0.1) {
            assertTrue(distance(CURVE, part.xAt(t), part.yAt(t)) < 4);
        }
    }

    private static double distance(Curve curve, double x, double y) {
        double least = Double.MAX_VALUE;
        for (double t = 0; t <= 1; t += 0.002) {
            least = Math.min(least, Math.hypot(curve.xAt(t) - x, curve.yAt(t) - y));
        }
        return least;
    }

    @Test
    void aPartOfStepsBeginsAndEndsWhereTheViewDoes() {
        assertEquals(
                List.of(new Position(500, 400), new Position(500, 600)),
                cornersOf(STEPS.within(new Box(300, 400, 400, 200))));
        assertEquals(
                List.of(new Position(0, 50), new Position(0, 100), new Position(200, 100)),
                cornersOf(STEPS.within(new Box(-50, 50, 250, 200))));
    }

    private static List<Position> cornersOf(LinePath way) {
        return ((RoundedPath) way).corners();
    }

    @Test
    void whatIsNotSeenAtAllStaysWhole() {
        var elsewhere = new Box(5000, 5000, 10, 10);
        assertSame(CURVE, CURVE.within(elsewhere));
        assertSame(STEPS, STEPS.within(elsewhere));
    }
}
