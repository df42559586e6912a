package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.toolkit.Bind;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A longer text that is read as a page, and written as Markdown once the user asks for that. */
final class Description extends Field {
    private final TextArea input = new TextArea();
    private final MarkdownText prose = new MarkdownText();
    private final BooleanProperty writing = new SimpleBooleanProperty();
    private final Supplier<Optional<String>> value;
    private final TypedField.Commit commit;

    /**
     * @param edit what the button says that begins the writing
     * @param prompt what stands in the empty field
     */
    Description(
            String name,
            String label,
            String edit,
            String prompt,
            Supplier<Optional<String>> value,
            TypedField.Commit commit) {
        super(name);
        this.value = value;
        this.commit = commit;
        input.setId(id());
        input.setAccessibleText(label);
        input.setPromptText(prompt);
        input.setPrefRowCount(14);
        input.setWrapText(true);
        Typing.govern(input, this::settle, this::refresh, () -> input.getText().equals(written()));
        var caption = new Label(label);
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(input);
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var button = new Button(edit);
        button.setId(id() + "-edit");
        button.getStyleClass().add("link");
        button.setOnAction(_ -> {
            writing.set(true);
            input.requestFocus();
        });
        Bind.shown(button, writing.not());
        Bind.shown(input, writing);
        Bind.shown(prose, writing.not());
        var line = new HBox(8, caption, space, button);
        line.getStyleClass().add("line");
        lay(new VBox(6, line, input, prose));
    }

    private String written() {
        return value.get().orElse("");
    }

    @Override
    void refresh() {
        String now = written();
        prose.show(now);
        if (!input.isFocused()) {
            writing.set(now.isEmpty());
        }
        if (!input.getText().equals(now)) {
            input.setText(now);
        }
    }

    @Override
    boolean isTyping() {
        return input.isFocused() && !input.getText().equals(written());
    }

    @Override
    void settle() {
        try {
            if (!input.getText().equals(written())) {
                commit.take(input.getText());
            }
        } catch (Refusal e) {
            refuse(String.valueOf(e.getMessage()));
        }
        refresh();
    }

    @Override
    Node control() {
        return input;
    }
}
