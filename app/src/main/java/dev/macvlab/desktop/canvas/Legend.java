package dev.macvlab.desktop.canvas;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Line;

/** Says what the lines of this drawing mean: the modes that occur in it, and its pings. */
final class Legend extends VBox {
    private static final List<String> ORDER =
            List.of("private", "vepa", "bridge", "passthru", "source", "ipvlan", "kind-vlan");
    private static final double SAMPLE = 36;

    private final Words words;
    private List<String> shown = List.of();
    private boolean isThin;

    Legend(Words words) {
        this.words = words;
        getStyleClass().add("legend");
        setId("legend");
        setMouseTransparent(true);
        setVisible(false);
    }

    void show(Sketch sketch) {
        Set<String> used = new LinkedHashSet<>();
        for (Wire wire : sketch.wires()) {
            used.add(wire.style());
        }
        var lines = new ArrayList<>(ORDER.stream().filter(used::contains).toList());
        if (!sketch.arcs().isEmpty()) {
            lines.add("ping");
        }
        if (lines.equals(shown)) {
            return;
        }
        shown = lines;
        getChildren().setAll(lines.stream().map(this::line).toList());
        setVisible(!lines.isEmpty());
    }

    /** Says whether only the pings of what is selected are drawn. */
    void setThin(boolean thin) {
        if (thin != isThin) {
            isThin = thin;
            getChildren().setAll(shown.stream().map(this::line).toList());
            if (getParent() != null) {
                getParent().requestLayout();
            }
        }
    }

    private HBox line(String style) {
        var sample = new Line(0, 0, SAMPLE, 0);
        if (style.equals("ping")) {
            sample.getStyleClass().addAll("arc", "forecast");
        } else {
            sample.getStyleClass().addAll("wire", style);
        }
        var word = new Label(
                switch (style) {
                    case "ping" -> words.say(isThin ? "pings of the selection" : "ping, forecast");
                    case "kind-vlan" -> "VLAN";
                    default -> style;
                });
        var box = new Pane(sample);
        box.setMinSize(SAMPLE, 4);
        box.setMaxSize(SAMPLE, 4);
        sample.setTranslateY(2);
        var line = new HBox(12, box, word);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }
}
