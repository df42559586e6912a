package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.transform.Affine;
import org.jspecify.annotations.Nullable;

/**
 * Paints the whole drawing from far away, where no text can be read: plain rectangles and straight lines. It paints a
 * margin around what is seen, so that panning and a little zooming only move what is painted.
 */
final class FarPainter {
    private static final int MOST_FORECASTS = 200;
    private static final double FAINTEST = 0.2;
    private static final double PALE = 0.4;

    private static final double MARGIN = 0.25;
    private static final double SMALLEST_STRETCH = 0.75;
    private static final double LARGEST_STRETCH = 1.35;

    private final Canvas canvas = new Canvas();
    private final Affine stretch = new Affine();
    private double width;
    private double height;
    private double marginX;
    private double marginY;
    private double paintedScale;
    private double paintedX;
    private double paintedY;
    private Box painted = new Box(0, 0, 0, 0);
    private Box content = new Box(0, 0, 0, 0);
    private final StyleColours swatches;

    FarPainter(StyleColours swatches) {
        this.swatches = swatches;
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
        canvas.setVisible(false);
        canvas.getTransforms().add(stretch);
    }

    Canvas canvas() {
        return canvas;
    }

    /** Of many forecasts nothing can be made out from afar; results are worth their line. */
    static boolean leavesOutForecasts(CanvasLayout canvasLayout) {
        return canvasLayout.arcs().size() > MOST_FORECASTS;
    }

    void resize(double newWidth, double newHeight) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            marginX = Math.rint(width * MARGIN);
            marginY = Math.rint(height * MARGIN);
            canvas.setWidth(width + 2 * marginX);
            canvas.setHeight(height + 2 * marginY);
            paintedScale = 0;
        }
    }

    /** Whether it is painted as large as {@code camera} shows it, and not stretched. */
    boolean isSharp(Camera camera) {
        return camera.scale() == paintedScale;
    }

    /** Moves what is painted to where {@code camera} sees it; false when that would show too little of it, or too coarsely. */
    boolean follow(Camera camera) {
        double by = paintedScale == 0 ? 0 : camera.scale() / paintedScale;
        Box seen = camera.seen(width, height);
        boolean enough = painted.contains(seen) || painted.contains(content);
        if (by < SMALLEST_STRETCH || by > LARGEST_STRETCH || !enough) {
            return false;
        }
        stretch.setToTransform(
                by,
                0,
                camera.offsetX() - (marginX + paintedX) * by,
                0,
                by,
                camera.offsetY() - (marginY + paintedY) * by);
        return true;
    }

    /**
     * Paints what is seen.
     *
     * @param leftOut what nodes draw meanwhile
     */
    void paint(
            CanvasLayout canvasLayout,
            Camera camera,
            Set<CanvasKey> selected,
            Predicate<CanvasKey> leftOut,
            Function<Arc, Verdict.Outcome> outcomes) {
        paintedScale = camera.scale();
        paintedX = camera.offsetX();
        paintedY = camera.offsetY();
        content = canvasLayout.bounds().orElse(new Box(0, 0, 0, 0));
        painted = Box.between(
                camera.toWorldX(-marginX),
                camera.toWorldY(-marginY),
                camera.toWorldX(width + marginX),
                camera.toWorldY(height + marginY));
        stretch.setToTransform(1, 0, -marginX, 0, 1, -marginY);
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.setTransform(1, 0, 0, 1, 0, 0);
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setTransform(paintedScale, 0, 0, paintedScale, paintedX + marginX, paintedY + marginY);
        Box seen = painted;
        double pixel = 1 / camera.scale();
        Color accent = swatches.colour("accent");
        for (Figure figure : canvasLayout.figures().values()) {
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
        var lines = new LinkedHashMap<Color, List<double[]>>();
        double faint = Math.clamp(40.0 / Math.max(1, canvasLayout.wires().size()), FAINTEST, 1);
        var trunks = new SharedWirePaths();
        for (int i = 0; i < canvasLayout.wires().size(); i++) {
            Wire wire = canvasLayout.wires().get(i);
            if (canvasLayout.way(i) instanceof RoundedPath steps) {
                if (!leftOut.test(CanvasKey.of(wire.from())) && !leftOut.test(CanvasKey.of(wire.to()))) {
                    trunks.add(wire.style(), steps);
                }
            } else {
                Color colour = swatches.colour(wire.style()).deriveColor(0, 1, 1, faint);
                line(lines, canvasLayout::box, wire.to(), wire.from(), wire.slot(), colour, seen, leftOut);
            }
        }
        trunks.paint(g, camera, style -> swatches.colour(style).interpolate(swatches.colour("container"), PALE));
        for (Arc arc : canvasLayout.arcs()) {
            Verdict.Outcome outcome = outcomes.apply(arc);
            boolean unknown = outcome == Verdict.Outcome.UNKNOWN;
            if (arc.to() != null && !(unknown && leavesOutForecasts(canvasLayout))) {
                Color colour = swatches.colour(unknown ? "stale" : outcome.styleClass())
                        .deriveColor(0, 1, 1, unknown ? faint : 1);
                line(lines, canvasLayout::box, arc.from(), arc.to(), 0.5, colour, seen, leftOut);
            }
        }
        stroke(g, lines, pixel);
        for (Figure figure : canvasLayout.figures().values()) {
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

    /** All lines of a colour in one go, which takes a fraction of the time. */
    private static void stroke(GraphicsContext g, Map<Color, List<double[]>> lines, double width) {
        g.setLineWidth(width);
        lines.forEach((colour, ends) -> {
            g.setStroke(colour);
            g.beginPath();
            for (double[] each : ends) {
                g.moveTo(each[0], each[1]);
                g.lineTo(each[2], each[3]);
            }
            g.stroke();
        });
    }

    private static void line(
            Map<Color, List<double[]>> lines,
            Function<Ref, @Nullable Box> where,
            Ref from,
            Ref to,
            double slot,
            Color colour,
            Box seen,
            Predicate<CanvasKey> leftOut) {
        Box start = where.apply(from);
        Box end = where.apply(to);
        if (start == null
                || end == null
                || !start.union(end).intersects(seen)
                || leftOut.test(CanvasKey.of(from))
                || leftOut.test(CanvasKey.of(to))) {
            return;
        }
        lines.computeIfAbsent(colour, _ -> new ArrayList<>())
                .add(new double[] {start.x() + slot * start.width(), start.centerY(), end.centerX(), end.centerY()});
    }
}
