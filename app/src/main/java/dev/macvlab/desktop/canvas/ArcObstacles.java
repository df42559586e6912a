package dev.macvlab.desktop.canvas;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What stands in the way of arcs and their pills: cards, titles, wires, and other pills. */
final class ArcObstacles {
    private static final double CLEAR = 4;

    private final Map<ArcNode, Box> pills = new HashMap<>();
    private List<Box> cards = List.of();
    private List<Box> titles = List.of();
    private List<LinePath> wires = List.of();

    /** Takes these as what is there; none where it would take too long to avoid them. */
    void current(List<Box> boxes, List<Box> titlesOfFrames, List<LinePath> ways) {
        cards = boxes;
        titles = titlesOfFrames;
        wires = ways;
    }

    /** The cards that an arc between those two had better not cross, its ends included. */
    List<Box> boxes(Box start, Box end) {
        Box around = start.union(end).grown(120);
        return cards.stream().filter(around::intersects).toList();
    }

    /** Whether a pill hides neither a card nor another pill there. */
    boolean isFree(ArcNode arc, Box pill) {
        if (cards.isEmpty()) {
            return true;
        }
        for (Box card : cards) {
            if (card.intersects(pill)) {
                return false;
            }
        }
        for (Map.Entry<ArcNode, Box> each : pills.entrySet()) {
            if (!each.getKey().equals(arc) && each.getValue().intersects(pill)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a pill lies on no wire and no title there. */
    boolean isClear(Box pill) {
        Box around = pill.grown(CLEAR);
        return titles.stream().noneMatch(pill::intersects) && wires.stream().noneMatch(way -> way.crosses(around));
    }

    void occupy(ArcNode arc, Box pill) {
        pills.put(arc, pill);
    }

    void leave(ArcNode arc) {
        pills.remove(arc);
    }
}
