package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A list of texts, one line each, with an empty one at the end to write the next in; a line that is emptied goes. */
final class Rows extends Field {
    /** What takes the lines over. */
    interface Take {
        void take(List<String> lines) throws Refusal;
    }

    private final VBox lines = new VBox(4);
    private final Supplier<List<String>> value;
    private final Take set;
    private final Texts texts;
    private final String label;
    private final String prompt;
    private List<String> shown = List.of();
    private boolean laying;

    /** @param prompt what stands in the empty line */
    Rows(String name, String label, String prompt, Texts texts, Supplier<List<String>> value, Take set) {
        super(name);
        this.label = label;
        this.prompt = prompt;
        this.texts = texts;
        this.value = value;
        this.set = set;
        lines.setId(id());
        lay(label, lines);
    }

    @Override
    void refresh() {
        List<String> now = value.get();
        if (lines.getChildren().isEmpty() || !now.equals(shown)) {
            shown = List.copyOf(now);
            var made = new ArrayList<Node>();
            for (int i = 0; i <= shown.size(); i++) {
                made.add(line(i));
            }
            laying = true;
            lines.getChildren().setAll(made);
            laying = false;
        }
    }

    private Node line(int index) {
        var input = new TextField();
        input.getStyleClass().add("mono");
        input.setAccessibleText(label);
        HBox.setHgrow(input, Priority.ALWAYS);
        boolean last = index == shown.size();
        input.setId(last ? id() + "-add" : id() + "-" + index);
        input.setPromptText(last ? prompt : "");
        input.setText(last ? "" : shown.get(index));
        var row = new HBox(4, input);
        Runnable settle = () -> {
            if (!laying && lines.getChildren().contains(row)) {
                take(index, input.getText().strip());
            }
        };
        Runnable revert = () -> {
            refuse("");
            input.setText(written(index));
        };
        Typing.govern(input, settle, revert, () -> input.getText().equals(written(index)));
        input.setOnAction(_ -> {
            settle.run();
            focus(Math.min(index, shown.size()));
        });
        row.getStyleClass().add("line");
        if (!last) {
            var remove = new Button();
            remove.setId(id() + "-" + index + "-remove");
            remove.setGraphic(Icon.CLOSE.node(12));
            remove.setAccessibleText(texts.get("inspector.remove", shown.get(index)));
            remove.getStyleClass().add("flat-icon");
            remove.setOnAction(_ -> take(index, ""));
            row.getChildren().add(remove);
        }
        return row;
    }

    private String written(int index) {
        return index < shown.size() ? shown.get(index) : "";
    }

    private void focus(int index) {
        if (lines.getChildren().get(index) instanceof HBox row) {
            row.getChildren().getFirst().requestFocus();
        }
    }

    private void take(int index, String text) {
        if (text.equals(written(index))) {
            return;
        }
        var changed = new ArrayList<>(shown);
        if (index == changed.size()) {
            changed.add(text);
        } else if (text.isEmpty()) {
            changed.remove(index);
        } else {
            changed.set(index, text);
        }
        try {
            refuse("");
            set.take(changed);
            refresh();
        } catch (Refusal e) {
            refuse(String.valueOf(e.getMessage()));
        }
    }

    @Override
    Node control() {
        return lines;
    }
}
