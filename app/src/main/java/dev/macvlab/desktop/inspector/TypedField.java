package dev.macvlab.desktop.inspector;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;

/** A text that is typed. Leaving the field takes it over, Escape gives back what was there. */
abstract class TypedField extends Field {
    /** What takes a text over. */
    interface Commit {
        void take(String text) throws Refusal;
    }

    private final TextInputControl input;
    private final Supplier<Optional<String>> value;
    private final Commit commit;
    private String seen = "";

    /** @param value the text that is there now; empty when several elements differ */
    TypedField(String name, TextInputControl input, Supplier<Optional<String>> value, Commit commit) {
        super(name);
        this.input = input;
        this.value = value;
        this.commit = commit;
        Typing.govern(input, this::settle, this::refresh, () -> input.getText().equals(written()));
    }

    private String written() {
        return value.get().orElse("");
    }

    @Override
    final void refresh() {
        refuse("");
        Optional<String> now = value.get();
        seen = now.orElse("");
        fill(now);
    }

    /** Shows a text; with none, that several elements differ. */
    abstract void fill(Optional<String> text);

    @Override
    final boolean isTyping() {
        String typed = input.getText();
        return input.isFocused() && !typed.equals(seen) && !typed.equals(written());
    }

    @Override
    final void settle() {
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
}
