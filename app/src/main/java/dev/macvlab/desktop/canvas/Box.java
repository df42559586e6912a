package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Position;
import java.util.Collection;
import java.util.Optional;

/** A rectangle on the canvas, in pixels at scale 1. */
record Box(double x, double y, double width, double height) {
    static Box at(Position at, double width, double height) {
        return new Box(at.x(), at.y(), width, height);
    }

    /** The smallest box around all of them; empty when there are none. */
    static Optional<Box> around(Collection<Box> boxes) {
        return boxes.stream().reduce(Box::union);
    }

    /** The box with these two corners, in any order. */
    static Box between(double x1, double y1, double x2, double y2) {
        return new Box(Math.min(x1, x2), Math.min(y1, y2), Math.abs(x2 - x1), Math.abs(y2 - y1));
    }

    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double centerX() {
        return x + width / 2;
    }

    double centerY() {
        return y + height / 2;
    }

    Position corner() {
        return new Position(x, y);
    }

    Box moved(double dx, double dy) {
        return new Box(x + dx, y + dy, width, height);
    }

    Box grown(double by) {
        return new Box(x - by, y - by, width + 2 * by, height + 2 * by);
    }

    Box union(Box other) {
        double left = Math.min(x, other.x);
        double top = Math.min(y, other.y);
        return new Box(left, top, Math.max(right(), other.right()) - left, Math.max(bottom(), other.bottom()) - top);
    }

    boolean contains(double px, double py) {
        return px >= x && px < right() && py >= y && py < bottom();
    }

    boolean contains(Box other) {
        return other.x >= x && other.y >= y && other.right() <= right() && other.bottom() <= bottom();
    }

    boolean intersects(Box other) {
        return other.x < right() && other.right() > x && other.y < bottom() && other.bottom() > y;
    }
}
