package dev.macvlab.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the place near a dragged box that lines up with its neighbours, or else with the grid. */
final class Snap {
    private static final double REACH = 6;

    /**
     * A line that two or more things share.
     *
     * @param at its x when it is vertical, else its y
     */
    record Guide(boolean isVertical, double at, double from, double to) {}

    /** How far to go on from where the pointer is, and which lines are met then. */
    record Snapped(double dx, double dy, List<Guide> guides) {}

    private record Met(double shift, double at, Box neighbour) {}

    private Snap() {}

    /**
     * @param box where the pointer has dragged it
     * @param neighbours what it may line up with
     * @param scale of the view: lines attract over a fixed distance on the screen
     */
    static Snapped of(Box box, List<Box> neighbours, double scale) {
        double reach = REACH / scale;
        Met across = nearest(box.x(), box.centerX(), box.right(), neighbours, reach, true);
        Met down = nearest(box.y(), box.centerY(), box.bottom(), neighbours, reach, false);
        double dx = across == null ? Sizes.snapped(box.x()) - box.x() : across.shift();
        double dy = down == null ? Sizes.snapped(box.y()) - box.y() : down.shift();
        Box there = box.moved(dx, dy);
        var guides = new ArrayList<Guide>();
        if (across != null) {
            Box both = there.union(across.neighbour());
            guides.add(new Guide(true, across.at(), both.y() - 8, both.bottom() + 8));
        }
        if (down != null) {
            Box both = there.union(down.neighbour());
            guides.add(new Guide(false, down.at(), both.x() - 8, both.right() + 8));
        }
        return new Snapped(dx, dy, guides);
    }

    private static @Nullable Met nearest(
            double low, double middle, double high, List<Box> neighbours, double reach, boolean vertical) {
        Met best = null;
        for (Box each : neighbours) {
            double[] lines = vertical
                    ? new double[] {each.x(), each.centerX(), each.right()}
                    : new double[] {each.y(), each.centerY(), each.bottom()};
            double[] own = {low, middle, high};
            for (int i = 0; i < lines.length; i++) {
                double shift = lines[i] - own[i];
                if (Math.abs(shift) <= reach && (best == null || Math.abs(shift) < Math.abs(best.shift()))) {
                    best = new Met(shift, lines[i], each);
                }
            }
        }
        return best;
    }
}
