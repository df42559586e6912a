package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.List;
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
        what.setText(words.say(kind(frame)));
        hint.setText(frame.isEmpty() ? words.say(Message.of("canvas.drop-here")) : "");
        setAccessibleRoleDescription(
                words.say(frame.isHost() ? Message.of("canvas.role.host") : Message.of("canvas.role.namespace")));
    }

    @Override
    void arrange() {
        double width = Math.ceil(what.prefWidth(-1));
        put(name, 16, 10, Math.max(0, getWidth() - width - 40), 20);
        put(what, getWidth() - width - 16, 10, width, 20);
        double hintWidth = Math.ceil(hint.prefWidth(-1));
        put(hint, (getWidth() - hintWidth) / 2, getHeight() / 2, hintWidth, 20);
    }

    private static Message kind(Figure.Frame frame) {
        List<Message> parts = new ArrayList<>();
        if (!frame.isHost()) {
            parts.add(Message.of("canvas.namespace"));
        }
        if (frame.forwards()) {
            parts.add(Message.of("canvas.forwards"));
        }
        return Message.of("canvas.list", parts);
    }
}
