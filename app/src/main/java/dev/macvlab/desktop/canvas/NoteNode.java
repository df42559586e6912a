package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.message.Message;
import javafx.scene.control.Label;

/** A text on the canvas. */
final class NoteNode extends FigureNode {
    private final Label text = label("text");

    NoteNode(Words words) {
        super("note", words);
        setAccessibleRoleDescription(words.say(Message.of("canvas.role.note")));
        text.setWrapText(true);
        getChildren().add(text);
    }

    @Override
    void write(Figure figure) {
        String written = ((Figure.NoteBox) figure).note().text();
        text.setText(written.isBlank() ? words.say(Message.of("canvas.empty-note")) : written);
    }

    @Override
    void arrange() {
        put(text, 12, 8, getWidth() - 24, getHeight() - 16);
    }
}
