package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/** A coloured rectangle behind everything. */
final class AreaNode extends FigureNode {
    private static final double TINT = 0.12;

    private final Label label = label("name");

    AreaNode(Words words) {
        super("area", words);
        setAccessibleRoleDescription(words.say(Message.of("canvas.role.area")));
        getChildren().add(label);
    }

    @Override
    void write(Figure figure) {
        var area = ((Figure.AreaBox) figure).area();
        label.setText(area.label());
        Color colour = parsed(area.colour());
        setBackground(
                colour == null
                        ? null
                        : new Background(new BackgroundFill(
                                Color.color(colour.getRed(), colour.getGreen(), colour.getBlue(), TINT),
                                new CornerRadii(14),
                                Insets.EMPTY)));
    }

    /** The colour that is written, when it can be read as one. */
    static @Nullable Color parsed(@Nullable String written) {
        return written != null && written.matches("#[0-9a-fA-F]{6}") ? Color.web(written) : null;
    }

    @Override
    void arrange() {
        put(label, 16, 10, getWidth() - 32, 20);
    }
}
