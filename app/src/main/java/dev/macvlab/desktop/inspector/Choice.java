package dev.macvlab.desktop.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/** A text that can be typed or picked from a list. */
final class Choice extends TypedField {
    private final ComboBox<String> box;
    private final Supplier<List<String>> offers;
    private final String prompt;
    private final String mixed;
    private boolean refreshing;

    /** @param offers what the list holds when it is opened */
    Choice(
            String name,
            String label,
            Supplier<Optional<String>> value,
            Supplier<List<String>> offers,
            Commit commit,
            String prompt,
            String mixed) {
        ComboBox<String> list = new ComboBox<>();
        super(name, list.getEditor(), value, commit);
        box = list;
        this.offers = offers;
        this.prompt = prompt;
        this.mixed = mixed;
        box.setId(id());
        box.setEditable(true);
        box.setMaxWidth(Double.MAX_VALUE);
        box.setVisibleRowCount(12);
        box.setAccessibleText(label);
        box.getStyleClass().add("mono");
        box.setOnAction(_ -> {
            if (!refreshing) {
                settle();
            }
        });
        lay(label, box);
    }

    @Override
    void fill(Optional<String> text) {
        refreshing = true;
        try {
            box.getItems().setAll(offers.get());
            box.setPromptText(text.isPresent() ? prompt : mixed);
            box.setValue(text.orElse(""));
            box.getEditor().setText(text.orElse(""));
        } finally {
            refreshing = false;
        }
    }

    @Override
    Node control() {
        return box;
    }
}
