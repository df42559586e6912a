package dev.macvlab.desktop.canvas;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Boxes that a wire had better not cross, found by where they are. */
final class WireObstacles {
    private static final double CELL = 256;

    private record Cell(long column, long row) {}

    private final Map<Cell, List<Box>> cells = new HashMap<>();

    WireObstacles(Collection<Box> boxes) {
        for (Box box : boxes) {
            for (long column = cell(box.x()); column <= cell(box.right()); column++) {
                for (long row = cell(box.y()); row <= cell(box.bottom()); row++) {
                    cells.computeIfAbsent(new Cell(column, row), _ -> new ArrayList<>())
                            .add(box);
                }
            }
        }
    }

    private static long cell(double at) {
        return (long) Math.floor(at / CELL);
    }

    /** The boxes that intersect that one. */
    Set<Box> in(Box box) {
        var found = new LinkedHashSet<Box>();
        for (long column = cell(box.x()); column <= cell(box.right()); column++) {
            for (long row = cell(box.y()); row <= cell(box.bottom()); row++) {
                for (Box each : cells.getOrDefault(new Cell(column, row), List.of())) {
                    if (each.intersects(box)) {
                        found.add(each);
                    }
                }
            }
        }
        return found;
    }
}
