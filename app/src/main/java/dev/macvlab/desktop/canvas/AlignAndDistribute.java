package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Edge;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/** Works out where selected elements stand once they are in line, or as far from one another. */
final class AlignAndDistribute {
    private final CanvasLayout canvasLayout;
    private final List<Ref> refs;

    /** What stands in a namespace that is selected too moves with that. */
    AlignAndDistribute(CanvasLayout canvasLayout, Selection selection) {
        this.canvasLayout = canvasLayout;
        refs = selection.refs().stream()
                .filter(ref -> !ref.equals(Ref.top(Ref.HOST)) && canvasLayout.box(ref) != null)
                .filter(ref -> !isInterface(ref)
                        || ref.place().equals(Ref.HOST)
                        || !selection.refs().contains(Ref.top(ref.place())))
                .toList();
    }

    private boolean isInterface(Ref ref) {
        return canvasLayout.index().find(ref).isPresent();
    }

    private Box box(Ref ref) {
        Box box = canvasLayout.box(ref);
        return box == null ? new Box(0, 0, 0, 0) : box;
    }

    /** Brings that edge of all in line; nothing when there is only one. */
    Map<Ref, Position> aligned(Edge edge) {
        Box all = Box.around(refs.stream().map(this::box).toList()).orElse(new Box(0, 0, 0, 0));
        return placed(box -> switch (edge) {
            case LEFT -> box.moved(all.x() - box.x(), 0);
            case CENTRE -> box.moved(all.centerX() - box.centerX(), 0);
            case RIGHT -> box.moved(all.right() - box.right(), 0);
            case TOP -> box.moved(0, all.y() - box.y());
            case MIDDLE -> box.moved(0, all.centerY() - box.centerY());
            case BOTTOM -> box.moved(0, all.bottom() - box.bottom());
        });
    }

    private Map<Ref, Position> placed(UnaryOperator<Box> place) {
        var positions = new LinkedHashMap<Ref, Position>();
        if (refs.size() > 1) {
            refs.forEach(ref -> positions.put(ref, position(ref, place.apply(box(ref)))));
        }
        return positions;
    }

    /** Makes the gaps between them equal, the outermost staying where they are; nothing when there are fewer than three. */
    Map<Ref, Position> distributed(boolean horizontally) {
        var positions = new LinkedHashMap<Ref, Position>();
        if (refs.size() < 3) {
            return positions;
        }
        ToDoubleFunction<Box> start = horizontally ? Box::x : Box::y;
        ToDoubleFunction<Box> length = horizontally ? Box::width : Box::height;
        var order = new ArrayList<>(refs);
        order.sort(Comparator.comparingDouble(ref -> start.applyAsDouble(box(ref))));
        Box first = box(order.getFirst());
        Box last = box(order.getLast());
        double room = start.applyAsDouble(last) + length.applyAsDouble(last) - start.applyAsDouble(first);
        double used = order.stream()
                .mapToDouble(ref -> length.applyAsDouble(box(ref)))
                .sum();
        double gap = (room - used) / (order.size() - 1);
        double at = start.applyAsDouble(first);
        for (Ref ref : order) {
            Box box = box(ref);
            double by = Math.rint(at) - start.applyAsDouble(box);
            positions.put(ref, position(ref, horizontally ? box.moved(by, 0) : box.moved(0, by)));
            at += length.applyAsDouble(box) + gap;
        }
        return positions;
    }

    /** As the layout writes it: counted from its container's corner, and inside that. */
    private Position position(Ref ref, Box box) {
        if (!isInterface(ref) || ref.place().equals(Ref.HOST)) {
            return box.corner();
        }
        Position origin = canvasLayout.originOf(ref.place());
        return new Position(
                Math.max(Sizes.FRAME_PADDING, box.x() - origin.x()),
                Math.max(Sizes.FRAME_HEADER, box.y() - origin.y()));
    }
}
