package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import javafx.scene.control.Label;

/** A namespace or the host, as a container. */
final class FrameNode extends FigureNode {
    private final Label name = label("name");
    private final Label what = label("what");
    private final Label hint = label("hint");

    FrameNode(Words words) {
        super("frame", words);
        getChildren().addAll(name, what, hint);
    }

    @Override
    void write(Figure figure) {
        var frame = (Figure.Frame) figure;
        getStyleClass().setAll("frame", frame.isHost() ? "host" : "namespace");
        name.setText(frame.ref().name());
        String kind = frame.isHost() ? "" : "namespace";
        what.setText(words.list(frame.forwards() ? (kind.isEmpty() ? "forwards" : kind + ", forwards") : kind));
        hint.setText(frame.isEmpty() ? words.say("Drop an interface here") : "");
        setAccessibleRoleDescription(words.say(frame.isHost() ? "host" : "Namespace"));
    }

    @Override
    void arrange() {
        double width = Math.ceil(what.prefWidth(-1));
        put(name, 16, 10, Math.max(0, getWidth() - width - 40), 20);
        put(what, getWidth() - width - 16, 10, width, 20);
        double hintWidth = Math.ceil(hint.prefWidth(-1));
        put(hint, (getWidth() - hintWidth) / 2, getHeight() / 2, hintWidth, 20);
    }
}
