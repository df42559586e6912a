package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Position;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;
import javafx.scene.shape.QuadCurveTo;

/** A way along and down, with rounded corners; {@code corners} are its ends and where it turns, each turn a right one. */
record RoundedPath(List<Position> corners) implements LinePath {
    private static final double ROUND = 10;

    RoundedPath {
        corners = List.copyOf(corners);
    }

    @Override
    public List<PathElement> elements() {
        var elements = new ArrayList<PathElement>();
        Position before = corners.getFirst();
        elements.add(new MoveTo(before.x(), before.y()));
        for (int i = 1; i < corners.size() - 1; i++) {
            Position corner = corners.get(i);
            Position next = corners.get(i + 1);
            double round = Math.min(ROUND, Math.min(length(before, corner), length(corner, next)) / 2);
            Position into = towards(corner, before, round);
            Position out = towards(corner, next, round);
            elements.add(new LineTo(into.x(), into.y()));
            elements.add(new QuadCurveTo(corner.x(), corner.y(), out.x(), out.y()));
            before = corner;
        }
        elements.add(new LineTo(corners.getLast().x(), corners.getLast().y()));
        return elements;
    }

    private static double length(Position from, Position to) {
        return Math.abs(to.x() - from.x()) + Math.abs(to.y() - from.y());
    }

    private static Position towards(Position from, Position to, double by) {
        return from.plus(Math.signum(to.x() - from.x()) * by, Math.signum(to.y() - from.y()) * by);
    }

    @Override
    public LinePath within(Box box) {
        int first = 1;
        while (first < corners.size() && !crosses(first, box)) {
            first++;
        }
        if (first == corners.size()) {
            return this;
        }
        int last = corners.size() - 1;
        while (!crosses(last, box)) {
            last--;
        }
        var part = new ArrayList<>(corners.subList(first - 1, last + 1));
        part.set(0, nearest(part.getFirst(), box));
        part.set(part.size() - 1, nearest(part.getLast(), box));
        return new RoundedPath(part);
    }

    private static Position nearest(Position at, Box box) {
        return new Position(Math.clamp(at.x(), box.x(), box.right()), Math.clamp(at.y(), box.y(), box.bottom()));
    }

    @Override
    public boolean crosses(Box box) {
        for (int i = 1; i < corners.size(); i++) {
            if (crosses(i, box)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the piece that ends at that corner lies in the box. */
    private boolean crosses(int corner, Box box) {
        Position from = corners.get(corner - 1);
        Position to = corners.get(corner);
        return Math.max(from.x(), to.x()) >= box.x()
                && Math.min(from.x(), to.x()) <= box.right()
                && Math.max(from.y(), to.y()) >= box.y()
                && Math.min(from.y(), to.y()) <= box.bottom();
    }

    /** How far down it goes. */
    double bottom() {
        return corners.getLast().y();
    }

    /** Where its longest way down is, which it may share with others. */
    double sharedWires() {
        double x = corners.getFirst().x();
        double longest = 0;
        for (int i = 1; i < corners.size(); i++) {
            double down = corners.get(i).y() - corners.get(i - 1).y();
            if (down > longest) {
                longest = down;
                x = corners.get(i).x();
            }
        }
        return x;
    }
}
