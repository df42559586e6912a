package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** Paints the whole drawing from far away, where no text can be read: plain rectangles and straight lines. */
final class FarPainter {
    private static final int MOST_FORECASTS = 200;
    private static final double FAINTEST = 0.2;

    private final Canvas canvas = new Canvas();
    private final Swatches swatches;

    FarPainter(Swatches swatches) {
        this.swatches = swatches;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setVisible(false);
    }

    Canvas canvas() {
        return canvas;
    }

    void resize(double width, double height) {
        canvas.setWidth(width);
        canvas.setHeight(height);
    }

    /**
     * Paints what is seen.
     *
     * @param leftOut what nodes draw meanwhile
     */
    void paint(
            Sketch sketch,
            Camera camera,
            Set<Key> selected,
            Predicate<Key> leftOut,
            Function<Arc, Verdict.Outcome> outcomes) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setTransform(camera.transform());
        Box seen = camera.seen(canvas.getWidth(), canvas.getHeight());
        double pixel = 1 / camera.scale();
        Color accent = swatches.colour("accent");
        for (Figure figure : sketch.figures().values()) {
            Box box = figure.box();
            if (!isGround(figure) || !box.intersects(seen) || leftOut.test(figure.key())) {
                continue;
            }
            g.setFill(swatches.colour("border"));
            g.fillRect(box.x(), box.y(), box.width(), box.height());
            g.setFill(swatches.colour("container"));
            g.fillRect(box.x() + pixel, box.y() + pixel, box.width() - 2 * pixel, box.height() - 2 * pixel);
            if (selected.contains(figure.key())) {
                outline(g, box, accent, pixel);
            }
        }
        g.setLineWidth(pixel);
        double faint = Math.clamp(40.0 / Math.max(1, sketch.wires().size()), FAINTEST, 1);
        for (Wire wire : sketch.wires()) {
            Color colour = swatches.colour(wire.style()).deriveColor(0, 1, 1, faint);
            line(g, sketch::box, wire.to(), wire.from(), wire.slot(), colour, seen, leftOut);
        }
        for (Arc arc : sketch.arcs()) {
            Verdict.Outcome outcome = outcomes.apply(arc);
            boolean unknown = outcome == Verdict.Outcome.UNKNOWN;
            // Of many forecasts nothing can be made out from here; results are worth their line.
            if (arc.to() != null && !(unknown && sketch.arcs().size() > MOST_FORECASTS)) {
                Color colour = swatches.colour(unknown ? "stale" : outcome.styleClass())
                        .deriveColor(0, 1, 1, unknown ? faint : 1);
                line(g, sketch::box, arc.from(), arc.to(), 0.5, colour, seen, leftOut);
            }
        }
        for (Figure figure : sketch.figures().values()) {
            Box box = figure.box();
            if (isGround(figure) || !box.intersects(seen) || leftOut.test(figure.key())) {
                continue;
            }
            g.setFill(fillOf(figure));
            g.fillRect(box.x(), box.y(), box.width(), box.height());
            if (selected.contains(figure.key())) {
                outline(g, box, accent, pixel);
            }
        }
    }

    private static boolean isGround(Figure figure) {
        return figure.isContainer() || figure instanceof Figure.AreaBox;
    }

    private Color fillOf(Figure figure) {
        return switch (figure) {
            case Figure.Card card when card.chip() != null -> swatches.colour(card.style());
            case Figure.Card _, Figure.SwitchBox _ -> swatches.colour("device");
            case Figure.HostBox _, Figure.NoteBox _, Figure.Frame _, Figure.AreaBox _ -> swatches.colour("wire");
        };
    }

    private static void outline(GraphicsContext g, Box box, Color colour, double pixel) {
        g.setStroke(colour);
        g.setLineWidth(2 * pixel);
        g.strokeRect(box.x(), box.y(), box.width(), box.height());
    }

    private static void line(
            GraphicsContext g,
            Function<Ref, @Nullable Box> where,
            Ref from,
            Ref to,
            double slot,
            Color colour,
            Box seen,
            Predicate<Key> leftOut) {
        Box start = where.apply(from);
        Box end = where.apply(to);
        if (start == null
                || end == null
                || !start.union(end).intersects(seen)
                || leftOut.test(Key.of(from))
                || leftOut.test(Key.of(to))) {
            return;
        }
        g.setStroke(colour);
        g.strokeLine(start.x() + slot * start.width(), start.centerY(), end.centerX(), end.centerY());
    }
}
