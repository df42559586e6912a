package dev.macvlab.desktop.inspector;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A line of text. Enter and leaving the field take it over, Escape gives back what was there. */
final class Entry extends Field {
    /** What takes a text over. */
    interface Commit {
        void take(String text) throws Refusal;
    }

    private final TextInputControl input;
    private final Supplier<Optional<String>> value;
    private final Commit commit;
    private final String prompt;
    private final String mixed;
    private String seen = "";

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
        super(name);
        this.input = input;
        this.value = value;
        this.commit = commit;
        this.prompt = prompt;
        this.mixed = mixed;
        input.setId(id());
        input.setAccessibleText(label);
        Typing.govern(input, this::settle, this::refresh, () -> input.getText().equals(written()));
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

    private String written() {
        return value.get().orElse("");
    }

    @Override
    void refresh() {
        refuse("");
        Optional<String> now = value.get();
        seen = now.orElse("");
        input.setPromptText(now.isPresent() ? prompt : mixed);
        if (!input.getText().equals(now.orElse(""))) {
            input.setText(now.orElse(""));
            if (input.isFocused()) {
                input.end();
            }
        }
    }

    @Override
    boolean isTyping() {
        String typed = input.getText();
        return input.isFocused() && !typed.equals(seen) && !typed.equals(written());
    }

    @Override
    void settle() {
        String text = input instanceof TextField ? input.getText().strip() : input.getText();
        if (text.equals(written())) {
            refresh();
            return;
        }
        try {
            refuse("");
            commit.take(text);
        } catch (Refusal e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    Node control() {
        return input;
    }
}
