package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A probe as it is drawn: from one figure to the one that has the address.
 *
 * @param from the card, or the frame of a namespace with several
 * @param to who has the address; null when nobody has
 * @param lane counts probes between the same two, so that they don't lie on each other
 */
record Arc(Probe probe, Ref from, @Nullable Ref to, int lane) {
    private static final double BULGE = 40;
    private static final double LANE = 28;
    private static final double NEAR = 200;

    String nodeId() {
        return "probe-" + (probe.from() + "-" + probe.to()).replace('/', '-');
    }

    /**
     * Its way above everything else.
     *
     * @param frames the container of an element, or the element's own box where it is in none
     * @param pill how wide its label is; a wide one is carried above the frames
     */
    @Nullable
    Curve curve(Function<Ref, @Nullable Box> where, Function<Ref, @Nullable Box> frames, double pill) {
        Box start = where.apply(from);
        Box end = to == null ? null : where.apply(to);
        if (start == null || (to != null && end == null)) {
            return null;
        }
        double extra = lane * LANE;
        if (end == null || to == null) {
            double x = start.right();
            double y = start.y() + 16;
            return new Curve(x, y, x + 24, y - 24, x + 40, y - 40, x + 56 + extra, y - 48 - extra);
        }
        if (start.equals(end) || from.equals(to)) {
            double x = start.right() - 48;
            return new Curve(x, start.y(), x - 8, start.y() - 56, x + 48, start.y() - 56, x + 32, start.y());
        }
        boolean leftward = end.centerX() < start.centerX();
        double gap = leftward ? start.x() - end.right() : end.x() - start.right();
        double rise = Math.abs(end.centerY() - start.centerY());
        if (gap > 0 && rise < Math.max(start.height(), end.height())) {
            return gap <= NEAR && pill <= gap + 24
                    ? beside(start, end, leftward, gap, extra)
                    : above(orSelf(frames.apply(from), start), orSelf(frames.apply(to), end), leftward, extra);
        }
        if (gap > 80) {
            return leftward
                    ? Curve.sideways(start.x(), start.centerY(), end.right(), end.centerY())
                    : Curve.sideways(start.right(), start.centerY(), end.x(), end.centerY());
        }
        return around(start, end, rise, extra);
    }

    private static Box orSelf(@Nullable Box frame, Box self) {
        return frame == null ? self : frame;
    }

    private static Curve beside(Box start, Box end, boolean leftward, double gap, double extra) {
        double y1 = start.centerY() - 8;
        double y2 = end.centerY() - 8;
        double x1 = leftward ? start.x() : start.right();
        double x2 = leftward ? end.right() : end.x();
        double bulge = Math.clamp(gap * 0.25, 16, 48) + extra;
        double third = (x2 - x1) / 3;
        return new Curve(x1, y1, x1 + third, y1 - bulge, x2 - third, y2 - bulge, x2, y2);
    }

    private static Curve above(Box start, Box end, boolean leftward, double extra) {
        double x1 = leftward ? start.x() + 48 : start.right() - 48;
        double x2 = leftward ? end.right() - 48 : end.x() + 48;
        double height = BULGE + extra + 0.06 * Math.abs(x2 - x1);
        double quarter = (x2 - x1) / 4;
        return new Curve(x1, start.y(), x1 + quarter, start.y() - height, x2 - quarter, end.y() - height, x2, end.y());
    }

    /** Round the outer side of two things that stand one above the other. */
    private static Curve around(Box start, Box end, double rise, double extra) {
        Box lower = start.y() > end.y() ? start : end;
        Box upper = start.y() > end.y() ? end : start;
        boolean left = lower.centerX() <= upper.centerX();
        double x1 = left ? start.x() : start.right();
        double x2 = left ? end.x() : end.right();
        double bulge = BULGE + extra + rise * 0.12;
        double out = left ? Math.min(x1, x2) - bulge : Math.max(x1, x2) + bulge;
        return new Curve(x1, start.centerY(), out, start.centerY(), out, end.centerY(), x2, end.centerY());
    }
}
