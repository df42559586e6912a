package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where everything stands now: where the sketch has it, but for what a gesture holds elsewhere.
 *
 * @param moved the figures that are held, and where
 * @param movedRefs the elements among them
 */
record CurrentLayout(CanvasLayout canvasLayout, Map<CanvasKey, Box> moved, Set<Ref> movedRefs) {
    static final CurrentLayout EMPTY = of(CanvasLayout.EMPTY, Map.of());

    static CurrentLayout of(CanvasLayout canvasLayout, Map<CanvasKey, Box> moved) {
        return new CurrentLayout(
                canvasLayout,
                Map.copyOf(moved),
                moved.keySet().stream()
                        .filter(CanvasKey.Element.class::isInstance)
                        .map(key -> ((CanvasKey.Element) key).ref())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** Where an element is; null when it is not there. */
    @Nullable
    Box where(Ref ref) {
        Box elsewhere = moved.isEmpty() ? null : moved.get(CanvasKey.of(ref));
        return elsewhere == null ? canvasLayout.box(ref) : elsewhere;
    }

    /** The way of a wire between where its ends are; null while one of them is not there. */
    @Nullable
    LinePath way(Wire wire) {
        return canvasLayout.way(wire, this::where);
    }

    /** The frame that an element is in, or its own box where it is in none. */
    @Nullable
    Box frameOf(Ref ref) {
        if (canvasLayout.index().find(ref).isEmpty()) {
            return where(ref);
        }
        return where(Ref.top(ref.place()));
    }

    /** A figure of the sketch where it is now. */
    Figure placed(Figure figure) {
        Box elsewhere = moved.isEmpty() ? null : moved.get(figure.key());
        return elsewhere == null ? figure : figure.withBox(elsewhere);
    }

    boolean isMoved(Ref ref) {
        return movedRefs.contains(ref);
    }

    /** Whether one of its ends is held. */
    boolean isMoved(Wire wire) {
        return isMoved(wire.from()) || isMoved(wire.to());
    }

    /** Whether one of its ends is held. */
    boolean isMoved(Arc arc) {
        Ref to = arc.to();
        return isMoved(arc.from())
                || (to != null && isMoved(to))
                || isMoved(arc.probe().from());
    }
}
