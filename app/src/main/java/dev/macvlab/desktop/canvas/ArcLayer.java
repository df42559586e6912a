package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.text.Words;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.scene.Group;
import javafx.scene.Node;

/**
 * The nodes that draw the probes in view. Where there are very many, only those are drawn that have a result, or belong to
 * the selection as long as these are not very many as well.
 */
final class ArcLayer {
    private static final double MARGIN = 160;
    private static final int MOST_ROUTED = 80;
    private static final int MOST_PASSING = 40;
    private static final int MOST_FORECASTS = 60;
    private static final int MOST_SELECTED = 120;

    private final Group group;
    private final Verdicts verdicts;
    private final Words words;
    private final ArcObstacles arcObstacles = new ArcObstacles();
    private final Map<Arc, ArcNode> nodes = new HashMap<>();
    private Selection selection = Selection.NONE;
    private Box view = new Box(0, 0, 0, 0);
    private boolean thin;

    /** @param group takes the nodes */
    ArcLayer(Group group, Verdicts verdicts, Words words) {
        this.group = group;
        this.verdicts = verdicts;
        this.words = words;
    }

    void select(Selection newSelection) {
        selection = newSelection;
        nodes.forEach((arc, node) -> node.setSelected(selection.probes().contains(arc.probe())));
    }

    /** Shows or hides the arcs at what stands still, and at what a gesture moves. */
    void showParts(CurrentLayout current, boolean still, boolean moved) {
        nodes.forEach((arc, node) -> node.setVisible(current.isMoved(arc) ? moved : still));
    }

    /** Hides what leads from or to what is not wanted. */
    void keepOnly(Predicate<CanvasKey> wanted) {
        nodes.forEach((arc, node) -> node.setVisible(
                wanted.test(CanvasKey.of(arc.from())) && arc.to() != null && wanted.test(CanvasKey.of(arc.to()))));
    }

    /** Whether there are so many pings in view that only those of the selection are drawn. */
    boolean isThin() {
        return thin;
    }

    /** Lets the arcs at what a gesture moves follow it. */
    void follow(CurrentLayout current) {
        nodes.forEach((arc, node) -> {
            if (current.isMoved(arc)) {
                follow(current, arc, node);
            }
        });
    }

    private void follow(CurrentLayout current, Arc arc, ArcNode node) {
        Box start = current.where(arc.from());
        Ref to = arc.to();
        if (start != null) {
            node.follow(
                    start,
                    to == null ? null : current.where(to),
                    current.frameOf(arc.from()),
                    to == null ? null : current.frameOf(to),
                    arcObstacles,
                    current.isMoved(arc) ? view : null);
        }
    }

    /**
     * Makes, changes and removes nodes until they draw what is seen.
     *
     * @param far whether the rest is painted, so that only the arcs at what is moved are needed
     * @param anew whether all of them may have another way
     */
    void refresh(CurrentLayout current, boolean far, boolean anew, Box seen) {
        view = seen;
        Map<Arc, Boolean> wanted = wanted(current, far, seen);
        thin = wanted.size() > MOST_FORECASTS;
        if (thin) {
            wanted.entrySet().removeIf(entry -> !entry.getValue() && !stands(entry.getKey()));
            if (wanted.size() > MOST_SELECTED) {
                wanted.keySet().removeIf(arc -> !standsAlone(arc));
            }
        }
        removeUnwanted(wanted.keySet());
        if (anew) {
            boolean many = wanted.size() > MOST_ROUTED;
            if (many) {
                arcObstacles.current(List.of(), List.of(), List.of());
            } else {
                arcObstacles.current(boxesOf(current), titlesOf(current), waysOf(current.canvasLayout()));
            }
        }
        var made = new ArrayList<Node>();
        wanted.forEach((arc, touched) -> {
            ArcNode node = nodes.get(arc);
            boolean isNew = node == null;
            if (node == null) {
                node = new ArcNode(arc, words);
                nodes.put(arc, node);
                made.add(node);
                node.setSelected(selection.probes().contains(arc.probe()));
            }
            node.show(verdicts.of(arc.probe()));
            if (isNew || anew || touched) {
                follow(current, arc, node);
            }
        });
        group.getChildren().addAll(made);
    }

    /** The arcs to draw, and whether each is at something that is moved. */
    private Map<Arc, Boolean> wanted(CurrentLayout current, boolean far, Box seen) {
        var wanted = new LinkedHashMap<Arc, Boolean>();
        if (far && current.moved().isEmpty()) {
            return wanted;
        }
        var passing = new ArrayList<Arc>();
        boolean painted = !FarPainter.leavesOutForecasts(current.canvasLayout());
        for (Arc arc : current.canvasLayout().arcs()) {
            boolean touched = current.isMoved(arc);
            if (far && !(touched && (painted || standsAlone(arc)))) {
                continue;
            }
            Box start = current.where(arc.from());
            Box end = arc.to() == null ? start : current.where(arc.to());
            if (start != null && end != null && start.union(end).grown(MARGIN).intersects(seen)) {
                if (touched || start.intersects(seen) || end.intersects(seen)) {
                    wanted.put(arc, touched);
                } else {
                    passing.add(arc);
                }
            }
        }
        // Very many that only pass through the view say nothing.
        if (passing.size() <= MOST_PASSING) {
            passing.forEach(arc -> wanted.put(arc, false));
        }
        return wanted;
    }

    /** Whether an arc is drawn also where there are very many: it has a result, or what is selected has to do with it. */
    private boolean stands(Arc arc) {
        Ref to = arc.to();
        return standsAlone(arc)
                || selection.refs().contains(arc.from())
                || selection.refs().contains(Ref.top(arc.from().place()))
                || (to != null
                        && (selection.refs().contains(to) || selection.refs().contains(Ref.top(to.place()))));
    }

    private boolean standsAlone(Arc arc) {
        return verdicts.isMeasured(arc.probe()) || selection.probes().contains(arc.probe());
    }

    private void removeUnwanted(Set<Arc> wanted) {
        var gone = new ArrayList<Node>();
        nodes.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.contains(entry.getKey());
            if (unwanted) {
                gone.add(entry.getValue());
                arcObstacles.leave(entry.getValue());
            }
            return unwanted;
        });
        group.getChildren().removeAll(gone);
    }

    private static List<Box> titlesOf(CurrentLayout current) {
        return current.canvasLayout().figures().values().stream()
                .filter(Figure.Frame.class::isInstance)
                .map(each -> current.placed(each).box())
                .map(box -> new Box(box.x(), box.y(), box.width() / 2, Sizes.FRAME_HEADER))
                .toList();
    }

    private static List<LinePath> waysOf(CanvasLayout canvasLayout) {
        return IntStream.range(0, canvasLayout.wires().size())
                .mapToObj(canvasLayout::way)
                .flatMap(Stream::ofNullable)
                .toList();
    }

    /** The boxes that arcs go round. */
    private static List<Box> boxesOf(CurrentLayout current) {
        return current.canvasLayout().figures().values().stream()
                .filter(each -> !each.isContainer() && !(each instanceof Figure.AreaBox))
                .map(each -> current.placed(each).box())
                .toList();
    }
}
