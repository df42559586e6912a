package dev.macvlab.desktop.inspector;

import java.util.function.BooleanSupplier;
import javafx.event.Event;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What the keys do in a text control of the inspector. */
final class Typing {
    private static final KeyCombination UNDO = new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO = new KeyCodeCombination(KeyCode.Y, KeyCombination.SHORTCUT_DOWN);
    private static final KeyCombination REDO_TOO =
            new KeyCodeCombination(KeyCode.Z, KeyCombination.SHORTCUT_DOWN, KeyCombination.SHIFT_DOWN);

    private Typing() {}

    /**
     * Makes leaving the control settle, Escape revert, and undo and redo mean the document's as long as nothing new is
     * typed.
     */
    static void govern(TextInputControl input, Runnable settle, Runnable revert, BooleanSupplier untouched) {
        input.focusedProperty().subscribe((before, now) -> {
            if (before && !now) {
                settle.run();
            }
        });
        input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && !untouched.getAsBoolean()) {
                revert.run();
                event.consume();
            } else if (untouched.getAsBoolean()
                    && (UNDO.match(event) || REDO.match(event) || REDO_TOO.match(event))
                    && input.getParent() != null) {
                Event.fireEvent(input.getParent(), event.copyFor(input.getParent(), input.getParent()));
                event.consume();
            }
        });
    }
}
