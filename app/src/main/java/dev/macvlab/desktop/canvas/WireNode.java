package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import org.jspecify.annotations.Nullable;

/** Draws a line of the wiring, or many of one look; a cable carries the pill that says whether its port reflects. */
final class WireNode extends Region {
    private static final PseudoClass DOWN = PseudoClass.getPseudoClass("down");
    private static final PseudoClass ON = PseudoClass.getPseudoClass("on");

    private final Path line = new Path();
    private final Words words;
    private final @Nullable Button hairpin;
    private double pillAt;
    private double pillX;
    private double pillY;

    /** @param toggle what a click on the pill does */
    WireNode(Wire wire, @Nullable Runnable toggle, Words words) {
        this.words = words;
        setManaged(false);
        setPickOnBounds(false);
        setId(wire.nodeId());
        line.setMouseTransparent(true);
        getChildren().add(line);
        if (wire.type() == Wire.Type.CABLE && toggle != null) {
            var pill = new Button();
            pill.getStyleClass().setAll("hairpin-pill");
            pill.setId("hairpin-" + wire.from().toString().replace('/', '-'));
            pill.setFocusTraversable(false);
            pill.setManaged(false);
            pill.setOnAction(_ -> toggle.run());
            pill.setTooltip(Tips.of(words.say(Message.of("canvas.hairpin.explained"))));
            hairpin = pill;
            getChildren().add(pill);
        } else {
            hairpin = null;
        }
        show(wire);
    }

    /** Draws what looks like that wire. */
    static WireNode ofMany(Wire like, Words words) {
        var node = new WireNode(like, null, words);
        node.setId("wires-" + like.style());
        return node;
    }

    void show(Wire wire) {
        pillAt = wire.pillAt();
        line.getStyleClass().setAll("wire", wire.style());
        line.pseudoClassStateChanged(DOWN, wire.down());
        if (hairpin != null) {
            hairpin.setText(words.say(wire.hairpin() ? Message.of("canvas.hairpin") : Message.of("canvas.no-hairpin")));
            hairpin.pseudoClassStateChanged(ON, wire.hairpin());
        }
        requestLayout();
    }

    /** Draws all of these in one go, which takes a fraction of the time that each alone would. */
    void follow(List<LinePath> ways) {
        line.getElements()
                .setAll(ways.stream().flatMap(way -> way.elements().stream()).toList());
    }

    void follow(LinePath way) {
        line.getElements().setAll(way.elements());
        if (way instanceof Curve curve) {
            pillX = curve.xAt(pillAt);
            pillY = curve.yAt(pillAt);
        }
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        if (hairpin != null) {
            double width = Math.ceil(hairpin.prefWidth(-1));
            hairpin.resizeRelocate(Math.rint(pillX - width / 2), Math.rint(pillY - 10), width, 20);
        }
    }
}
