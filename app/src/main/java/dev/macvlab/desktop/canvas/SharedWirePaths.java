package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Position;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The ways of wires that share pieces, each piece painted once and one pixel wide: from far away a thousand wires are a few
 * lines.
 */
final class SharedWirePaths {
    /** Where pieces of one colour begin that lie on each other. */
    private record Start(String style, boolean down, double x, double y) {}

    private final Map<Start, Box> pieces = new LinkedHashMap<>();

    void add(String style, RoundedPath way) {
        List<Position> corners = way.corners();
        for (int i = 1; i < corners.size(); i++) {
            Position from = corners.get(i - 1);
            Position to = corners.get(i);
            pieces.merge(
                    new Start(style, from.x() == to.x(), from.x(), from.y()),
                    Box.between(from.x(), from.y(), to.x(), to.y()),
                    Box::union);
        }
    }

    /** Paints them where {@code camera} sees them, on a context that is transformed as it. */
    void paint(GraphicsContext g, Camera camera, Function<String, Color> colours) {
        double pixel = 1 / camera.scale();
        pieces.forEach((start, box) -> {
            g.setFill(colours.apply(start.style()));
            double x = Math.rint(box.x() * camera.scale()) * pixel;
            double y = Math.rint(box.y() * camera.scale()) * pixel;
            if (start.down()) {
                g.fillRect(x, box.y(), pixel, box.height());
            } else {
                g.fillRect(box.x(), y, box.width(), pixel);
            }
        });
    }
}
