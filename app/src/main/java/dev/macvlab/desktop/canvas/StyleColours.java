package dev.macvlab.desktop.canvas;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Rectangle;

/** The style sheet's colours for what is painted rather than made of nodes: invisible rectangles that it fills. */
final class StyleColours extends Group {
    private static final List<String> NAMES = List.of(
            "dot",
            "surface",
            "container",
            "border",
            "device",
            "accent",
            "bridge",
            "vepa",
            "private",
            "passthru",
            "source",
            "ipvlan",
            "kind-vlan",
            "ok",
            "fail",
            "stale");

    private final Rectangle plain = new Rectangle(1, 1);
    private final Map<String, Rectangle> swatches = new LinkedHashMap<>();

    /** @param whenChanged is told after the style sheet has given other colours */
    StyleColours(Runnable whenChanged) {
        setManaged(false);
        setVisible(false);
        plain.getStyleClass().addAll("swatch", "swatch-wire");
        getChildren().add(plain);
        for (String name : NAMES) {
            var swatch = new Rectangle(1, 1);
            swatch.getStyleClass().addAll("swatch", "swatch-" + name);
            swatch.fillProperty().addListener((_, _, _) -> whenChanged.run());
            swatches.put(name, swatch);
            getChildren().add(swatch);
        }
    }

    /** The colour of that name, or that of plain wires. */
    Color colour(String name) {
        Rectangle swatch = swatches.getOrDefault(name, plain);
        Paint fill = swatch.getFill();
        return fill instanceof Color colour ? colour : Color.GRAY;
    }
}
