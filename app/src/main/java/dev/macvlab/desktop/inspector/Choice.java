package dev.macvlab.desktop.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/** A text that can be typed or picked from a list. */
final class Choice extends Field {
    private final ComboBox<String> box = new ComboBox<>();
    private final Supplier<Optional<String>> value;
    private final Supplier<List<String>> offers;
    private final Entry.Commit commit;
    private final String prompt;
    private final String mixed;
    private String seen = "";
    private boolean refreshing;

    /** @param offers what the list holds when it is opened */
    Choice(
            String name,
            String label,
            Supplier<Optional<String>> value,
            Supplier<List<String>> offers,
            Entry.Commit commit,
            String prompt,
            String mixed) {
        super(name);
        this.value = value;
        this.offers = offers;
        this.commit = commit;
        this.prompt = prompt;
        this.mixed = mixed;
        box.setId(id());
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(12);
        box.setAccessibleText(label);
        box.getStyleClass().add("mono");
        Typing.govern(
                box.getEditor(),
                this::settle,
                this::refresh,
                () -> box.getEditor().getText().equals(written()));
        box.setOnAction(_ -> {
            if (!refreshing) {
                settle();
            }
        });
        lay(label, box);
    }

    private String written() {
        return value.get().orElse("");
    }

    @Override
    void refresh() {
        refuse("");
        refreshing = true;
        try {
            box.getItems().setAll(offers.get());
            Optional<String> now = value.get();
            seen = now.orElse("");
            box.setPromptText(now.isPresent() ? prompt : mixed);
            box.setValue(now.orElse(""));
            box.getEditor().setText(now.orElse(""));
        } finally {
            refreshing = false;
        }
    }

    @Override
    boolean isTyping() {
        String typed = box.getEditor().getText();
        return box.getEditor().isFocused() && !typed.equals(seen) && !typed.equals(written());
    }

    @Override
    void settle() {
        String text = box.getEditor().getText().strip();
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
        return box;
    }
}
