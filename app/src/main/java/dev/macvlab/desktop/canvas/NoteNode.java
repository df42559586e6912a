package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import javafx.scene.control.Label;

/** A text on the canvas. */
final class NoteNode extends FigureNode {
    private final Label text = label("text");

    NoteNode(Words words) {
        super("note", words);
        setAccessibleRoleDescription(words.say("Note"));
        text.setWrapText(true);
        getChildren().add(text);
    }

    @Override
    void write(Figure figure) {
        String written = ((Figure.NoteBox) figure).note().text();
        text.setText(written.isBlank() ? words.say("Empty note") : written);
    }

    @Override
    void arrange() {
        put(text, 12, 8, getWidth() - 24, getHeight() - 16);
    }
}
