package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
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
    private final Runnable moved;
    private List<String> shown = List.of();
    private boolean isThin;

    /** @param moved is told when its size is another, and with it its place */
    Legend(Words words, Runnable moved) {
        this.words = words;
        this.moved = moved;
        getStyleClass().add("legend");
        setId("legend");
        setMouseTransparent(true);
        setVisible(false);
    }

    void show(CanvasLayout canvasLayout) {
        Set<String> used = new LinkedHashSet<>();
        for (Wire wire : canvasLayout.wires()) {
            used.add(wire.style());
        }
        var lines = new ArrayList<>(ORDER.stream().filter(used::contains).toList());
        if (!canvasLayout.arcs().isEmpty()) {
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

    /** Takes the size that its lines need. */
    void takeItsSize(OverlayPlacement view) {
        double width = Math.ceil(prefWidth(-1));
        double height = Math.ceil(prefHeight(width));
        if (width != getWidth() || height != getHeight()) {
            Box corner = view.lowerRight(width, height);
            resizeRelocate(corner.x(), corner.y(), width, height);
            moved.run();
        }
    }

    /**
     * Takes the first place at the edge of the view where it hides nothing, or else its corner.
     *
     * @param isFree whether nothing is drawn in a part of the view
     */
    void settle(OverlayPlacement view, Predicate<Box> isFree) {
        Box corner = view.lowerRight(getWidth(), getHeight());
        Box at = view.find(this, List.of(corner), isFree).orElse(corner);
        relocate(at.x(), at.y());
    }

    /** Where it stands; empty when it is not shown. */
    Optional<Box> box() {
        return isVisible() && getOpacity() > 0
                ? Optional.of(new Box(getLayoutX(), getLayoutY(), getWidth(), getHeight()))
                : Optional.empty();
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
                    case "ping" ->
                        words.say(
                                isThin
                                        ? Message.of("canvas.legend.pings-of-selection")
                                        : Message.of("canvas.legend.ping"));
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
