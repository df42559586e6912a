package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Position;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the way of a wire that shares its beginning with others: down from the parent, along under it, down between the
 * columns, and along above the row to its end. What blocks the way down is gone round.
 */
final class SharedWireRouter {
    private static final double UNDER_PARENT = 24;
    private static final double ABOVE_END = 24;
    private static final double BESIDE = 48;
    private static final double CLEAR = 6;
    private static final double LANE = 8;
    private static final int LANES = 5;
    private static final int MOST_TURNS = 12;

    private final WireObstacles obstacles;

    SharedWireRouter(WireObstacles obstacles) {
        this.obstacles = obstacles;
    }

    /**
     * The way from a parent down to a child; empty where there is none.
     *
     * @param above the frame that the parent stands in, or the parent itself
     * @param below the frame that the child stands in, or the child itself
     * @param lane counts the trunks, so that they don't lie on each other
     */
    Optional<LinePath> between(Box parent, Box above, Box child, Box below, int lane) {
        double aside = lane % LANES * LANE;
        double along = Math.max(parent.bottom(), above.bottom()) + UNDER_PARENT + aside;
        double row = below.y() - ABOVE_END + aside / 2;
        if (along > row + ABOVE_END / 2) {
            return Optional.empty();
        }
        var from = new Position(parent.centerX() + aside, parent.bottom());
        var to = new Position(child.centerX(), child.y());
        Set<Box> ends = Set.of(parent, above, child, below);
        Optional<LinePath> straight = by(from, to, along, along, to.x(), ends);
        if (straight.isPresent() || along > row) {
            return straight;
        }
        double left = below.x() - BESIDE + aside;
        double right = below.right() + BESIDE + aside;
        boolean fromTheRight = from.x() > below.centerX();
        return by(from, to, along, row, fromTheRight ? right : left, ends)
                .or(() -> by(from, to, along, row, fromTheRight ? left : right, ends));
    }

    private Optional<LinePath> by(Position from, Position to, double along, double row, double x, Set<Box> ends) {
        var corners = new ArrayList<Position>();
        corners.add(from);
        if (Math.abs(from.x() - x) >= 1) {
            corners.add(new Position(from.x(), along));
            corners.add(new Position(x, along));
            if (!isFree(from.x(), along, x, along, ends)) {
                return Optional.empty();
            }
        }
        if (row == along) {
            corners.add(to);
            return isFree(x, along, x, to.y(), ends) ? Optional.of(new RoundedPath(corners)) : Optional.empty();
        }
        Optional<Double> arrived = down(corners, x, along, row, to.x(), ends);
        if (arrived.isEmpty() || !isFree(arrived.get(), row, to.x(), row, ends)) {
            return Optional.empty();
        }
        corners.add(new Position(arrived.get(), row));
        corners.add(new Position(to.x(), row));
        corners.add(to);
        return Optional.of(new RoundedPath(corners));
    }

    /** Goes down from {@code top} to {@code bottom} round whatever blocks the way, and says where it arrives. */
    private Optional<Double> down(
            List<Position> corners, double start, double top, double bottom, double goal, Set<Box> ends) {
        double x = start;
        double y = top;
        for (int turns = 0; turns < MOST_TURNS; turns++) {
            Optional<Box> blocking = blocking(x, y, x, bottom, ends).stream().min(Comparator.comparingDouble(Box::y));
            if (blocking.isEmpty()) {
                return Optional.of(x);
            }
            Box box = blocking.get();
            double before = box.y() - ABOVE_END;
            double left = box.x() - BESIDE;
            double right = box.right() + BESIDE;
            double next = Math.abs(left - goal) < Math.abs(right - goal) ? left : right;
            if (before < y || !isFree(x, before, next, before, ends)) {
                return Optional.empty();
            }
            corners.add(new Position(x, before));
            corners.add(new Position(next, before));
            x = next;
            y = before;
        }
        return Optional.empty();
    }

    private boolean isFree(double x1, double y1, double x2, double y2, Set<Box> ends) {
        return blocking(x1, y1, x2, y2, ends).isEmpty();
    }

    private Set<Box> blocking(double x1, double y1, double x2, double y2, Set<Box> ends) {
        Set<Box> found = obstacles.in(Box.between(x1, y1, x2, y2).grown(CLEAR));
        found.removeAll(ends);
        return found;
    }
}
