package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** An external switch with its ports. */
final class SwitchNode extends FigureNode {
    private static final PseudoClass PLUGGED = PseudoClass.getPseudoClass("plugged");
    private static final PseudoClass HAIRPIN = PseudoClass.getPseudoClass("hairpin");
    private static final double PORT = 18;

    private final Label name = label("name");
    private final Label what = label("what");
    private final List<Region> ports = new ArrayList<>();
    private Figure.@Nullable SwitchBox shown;

    SwitchNode(Words words) {
        super("switch", words);
        what.setText(words.say(Message.of("canvas.switch")));
        setAccessibleRoleDescription(words.say(Message.of("canvas.role.switch")));
        getChildren().addAll(name, what);
    }

    @Override
    void write(Figure figure) {
        var box = (Figure.SwitchBox) figure;
        shown = box;
        name.setText(box.name());
        while (ports.size() > box.ports().size()) {
            getChildren().remove(ports.removeLast());
        }
        while (ports.size() < box.ports().size()) {
            var port = new Region();
            port.getStyleClass().add("port");
            port.setMouseTransparent(true);
            ports.add(port);
            getChildren().add(port);
        }
        for (int i = 0; i < ports.size(); i++) {
            ports.get(i).pseudoClassStateChanged(PLUGGED, box.ports().get(i).plugged() != null);
            ports.get(i).pseudoClassStateChanged(HAIRPIN, box.ports().get(i).hairpin());
        }
    }

    @Override
    void arrange() {
        double width = Math.ceil(name.prefWidth(-1));
        put(name, 20, 14, width, 20);
        put(what, 20 + width + 12, 15, 64, 20);
        if (shown != null) {
            for (int i = 0; i < ports.size(); i++) {
                put(ports.get(i), shown.portX(i) - shown.box().x() - PORT / 2, 16, PORT, 16);
            }
        }
    }
}
