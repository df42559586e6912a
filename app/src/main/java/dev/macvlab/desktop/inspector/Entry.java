package dev.macvlab.desktop.inspector;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A line of text, which Enter takes over too, or several lines, which Ctrl+Enter does. */
final class Entry extends TypedField {
    private final TextInputControl input;
    private final String prompt;
    private final String mixed;

    /**
     * @param value the text that is there now; empty when several elements differ
     * @param prompt what stands there when nothing is written
     * @param mixed what stands there when several elements differ
     */
    Entry(
            String name,
            String label,
            TextInputControl input,
            Supplier<Optional<String>> value,
            Commit commit,
            String prompt,
            String mixed) {
        super(name, input, value, commit);
        this.input = input;
        this.prompt = prompt;
        this.mixed = mixed;
        input.setId(id());
        input.setAccessibleText(label);
        if (input instanceof TextField line) {
            line.setOnAction(_ -> settle());
        } else {
            input.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
                if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
                    settle();
                    event.consume();
                }
            });
        }
        lay(label, input);
    }

    @Override
    void fill(Optional<String> text) {
        input.setPromptText(text.isPresent() ? prompt : mixed);
        if (!input.getText().equals(text.orElse(""))) {
            input.setText(text.orElse(""));
            if (input.isFocused()) {
                input.end();
            }
        }
    }

    @Override
    Node control() {
        return input;
    }
}
