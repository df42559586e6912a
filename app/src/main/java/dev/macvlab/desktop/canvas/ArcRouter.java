package dev.macvlab.desktop.canvas;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Ways that an arc can take from one box to another; the one that crosses the fewest other things is the best. */
final class ArcRouter {
    private static final double BULGE = 40;
    private static final double LANE = 28;
    private static final double NEAR = 200;
    private static final double FAR_ASIDE = 80;
    private static final double LIFT = 48;
    private static final int SAMPLES = 20;
    private static final double CROSSING = 400;

    private final Box start;
    private final Box end;
    private final Box startFrame;
    private final Box endFrame;
    private final double extra;

    /**
     * @param startFrame the container of the start, or the start itself where it is in none
     * @param lane how many other arcs join the same two
     */
    ArcRouter(Box start, Box end, @Nullable Box startFrame, @Nullable Box endFrame, int lane) {
        this.start = start;
        this.end = end;
        this.startFrame = startFrame == null ? start : startFrame;
        this.endFrame = endFrame == null ? end : endFrame;
        extra = lane * LANE;
    }

    /** A short line into the open, for an address that nobody has. */
    static Curve intoTheOpen(Box start, int lane) {
        double x = start.right();
        double y = start.y() + 16;
        double out = 56 + lane * LANE;
        return new Curve(x, y, x + 24, y - 24, x + 40, y - 40, x + out, y - out + 8);
    }

    /**
     * The ways that cross the fewest obstacles, the best first.
     *
     * @param pill how wide the label is; a wide one does not fit between two neighbours
     * @param obstacles what had better not be crossed; with none the plainest way is the only one
     */
    List<Curve> best(double pill, List<Box> obstacles) {
        List<Curve> ways = ways(pill);
        if (obstacles.isEmpty()) {
            return ways.subList(0, 1);
        }
        record Costing(Curve way, double cost) {}
        List<Costing> all = IntStream.range(0, ways.size())
                .mapToObj(i -> new Costing(ways.get(i), cost(ways.get(i), obstacles) + i))
                .sorted(Comparator.comparingDouble(Costing::cost))
                .toList();
        double least = all.getFirst().cost();
        return all.stream()
                .filter(each -> each.cost() < least + CROSSING)
                .map(Costing::way)
                .toList();
    }

    private static double cost(Curve way, List<Box> obstacles) {
        double length = 0;
        double crossings = 0;
        double x = way.x1();
        double y = way.y1();
        for (int i = 1; i <= SAMPLES; i++) {
            double t = (double) i / SAMPLES;
            double nextX = way.xAt(t);
            double nextY = way.yAt(t);
            length += Math.hypot(nextX - x, nextY - y);
            x = nextX;
            y = nextY;
            if (i < SAMPLES) {
                for (Box each : obstacles) {
                    if (each.contains(x, y)) {
                        crossings++;
                    }
                }
            }
        }
        return crossings * CROSSING + length * 0.5;
    }

    private List<Curve> ways(double pill) {
        if (start.equals(end)) {
            double x = start.right() - 48;
            return List.of(new Curve(x, start.y(), x - 8, start.y() - 56, x + 48, start.y() - 56, x + 32, start.y()));
        }
        var ways = new ArrayList<Curve>();
        boolean leftward = end.centerX() < start.centerX();
        double gap = leftward ? start.x() - end.right() : end.x() - start.right();
        double rise = Math.abs(end.centerY() - start.centerY());
        if (gap > 0 && rise < Math.max(start.height(), end.height())) {
            if (gap <= NEAR && pill <= gap) {
                ways.add(beside(leftward, gap));
            }
            ways.add(bowed(leftward, false));
            ways.add(bowed(leftward, true));
            return ways;
        }
        if (gap > FAR_ASIDE) {
            addAcross(ways, leftward, gap);
        }
        ways.add(around(rise, true));
        ways.add(around(rise, false));
        return ways;
    }

    private Curve beside(boolean leftward, double gap) {
        double y1 = start.centerY() - 8;
        double y2 = end.centerY() - 8;
        double x1 = leftward ? start.x() : start.right();
        double x2 = leftward ? end.right() : end.x();
        double bulge = Math.clamp(gap * 0.25, 16, 48) + extra;
        double third = (x2 - x1) / 3;
        return new Curve(x1, y1, x1 + third, y1 - bulge, x2 - third, y2 - bulge, x2, y2);
    }

    /** From edge to edge of the frames, above or below both. */
    private Curve bowed(boolean leftward, boolean down) {
        double x1 = leftward ? startFrame.x() + 48 : startFrame.right() - 48;
        double x2 = leftward ? endFrame.right() - 48 : endFrame.x() + 48;
        double y1 = down ? startFrame.bottom() : startFrame.y();
        double y2 = down ? endFrame.bottom() : endFrame.y();
        double bulge = BULGE + extra + 0.06 * Math.abs(x2 - x1);
        double bow = down ? bulge : -bulge;
        double quarter = (x2 - x1) / 4;
        return new Curve(x1, y1, x1 + quarter, y1 + bow, x2 - quarter, y2 + bow, x2, y2);
    }

    /** From side to side, or from the near corner of the start's frame, turning early or late. */
    private void addAcross(List<Curve> ways, boolean leftward, double gap) {
        double sign = leftward ? -1 : 1;
        double x2 = leftward ? end.right() : end.x();
        double y2 = end.centerY();
        boolean upward = y2 < start.y();
        double sideX = leftward ? start.x() : start.right();
        double cornerX = leftward ? startFrame.x() + 40 + extra : startFrame.right() - 40 - extra;
        double cornerY = upward ? startFrame.y() : startFrame.bottom();
        double turn = upward ? -LIFT : LIFT;
        for (double[] reach : new double[][] {{0.5, 0.5}, {0.9, 0.1}, {1.4, 0.1}, {0.1, 0.9}}) {
            double out = gap * reach[0] + extra;
            double in = Math.max(16, gap * reach[1]);
            ways.add(
                    new Curve(sideX, start.centerY(), sideX + sign * out, start.centerY(), x2 - sign * in, y2, x2, y2));
            ways.add(new Curve(cornerX, cornerY, cornerX + sign * out, cornerY + turn, x2 - sign * in, y2, x2, y2));
        }
    }

    /** Round the outer side of two things that stand one above the other. */
    private Curve around(double rise, boolean outer) {
        Box lower = start.y() > end.y() ? start : end;
        Box upper = start.y() > end.y() ? end : start;
        boolean left = (lower.centerX() <= upper.centerX()) == outer;
        double x1 = left ? start.x() : start.right();
        double x2 = left ? end.x() : end.right();
        double bulge = BULGE + extra + rise * 0.12;
        double out = left ? Math.min(x1, x2) - bulge : Math.max(x1, x2) + bulge;
        return new Curve(x1, start.centerY(), out, start.centerY(), out, end.centerY(), x2, end.centerY());
    }
}
