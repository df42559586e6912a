package dev.macvlab.desktop.canvas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javafx.scene.Node;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** Draws the product's own icons, each a single path in a square view box. */
final class Icons {
    private static final Pattern PATH = Pattern.compile("\\sd=\"([^\"]+)\"");
    private static final Pattern VIEW_BOX = Pattern.compile("viewBox=\"0 0 ([\\d.]+) [\\d.]+\"");

    private record Drawing(String path, double side, boolean evenOdd) {}

    private final Map<String, Optional<Drawing>> drawings = new HashMap<>();

    /** The icon of that name as a node of that many pixels, to be filled by the style class {@code icon}. */
    Node icon(String name, double size) {
        Drawing drawing = drawings.computeIfAbsent(name, Icons::read).orElse(null);
        if (drawing == null) {
            var plain = new Rectangle(size * 0.2, size * 0.2, size * 0.6, size * 0.6);
            plain.setArcWidth(size * 0.25);
            plain.setArcHeight(size * 0.25);
            plain.getStyleClass().add("icon");
            return plain;
        }
        var path = new SVGPath();
        path.setContent(drawing.path());
        if (drawing.evenOdd()) {
            path.setFillRule(javafx.scene.shape.FillRule.EVEN_ODD);
        }
        double scale = size / drawing.side();
        path.getTransforms().setAll(new Translate(), new Scale(scale, scale, 0, 0));
        path.getStyleClass().add("icon");
        return path;
    }

    private static Optional<Drawing> read(String name) {
        try (InputStream in = Icons.class.getResourceAsStream("/dev/macvlab/icons/" + name + ".svg")) {
            if (in == null) {
                return Optional.empty();
            }
            String svg = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            var path = PATH.matcher(svg);
            var box = VIEW_BOX.matcher(svg);
            if (!path.find()) {
                return Optional.empty();
            }
            double side = box.find() ? Double.parseDouble(box.group(1)) : 24;
            return Optional.of(new Drawing(path.group(1), side, svg.contains("evenodd")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
