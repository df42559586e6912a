package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.Piece;
import java.util.Arrays;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.stage.Window;

/** The dialog that says what the keys do. */
final class Shortcuts {
    private record Key(String word, List<String> keys) {
        Key(String word, String... keys) {
            this(word, List.of(keys));
        }
    }

    private static final List<Key> LEFT = Arrays.stream(Piece.Sort.values())
            .map(sort -> new Key("add." + sort.word(), sort.key().getName()))
            .toList();
    private static final List<Key> RIGHT = List.of(
            new Key("walk", "Tab"),
            new Key("nudge", "←", "↑", "↓", "→"),
            new Key("rename", "F2"),
            new Key("delete", "Del"),
            new Key("duplicate", "Ctrl", "D"),
            new Key("undo", "Ctrl", "Z"),
            new Key("redo", "Ctrl", "Shift", "Z"),
            new Key("pan", "Space"),
            new Key("zoom", "Ctrl", "+", "−"),
            new Key("fit", "Ctrl", "1"),
            new Key("find", "Ctrl", "F"),
            new Key("anything", "Ctrl", "K"),
            new Key("part", "F6"),
            new Key("presenter", "F5"),
            new Key("apply", "Ctrl", "Enter"),
            new Key("target", "Alt", "1", "2"),
            new Key("cancel", "Esc"));

    private final Texts texts;
    private final Appearance appearance;

    Shortcuts(Texts texts, Appearance appearance) {
        this.texts = texts;
        this.appearance = appearance;
    }

    void show(Window owner) {
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("menu.shortcuts"));
        dialog.setHeaderText(texts.get("menu.shortcuts"));
        dialog.getDialogPane().setId("shortcutsDialog");
        var columns = new HBox(48, grid(LEFT, 150), grid(RIGHT, 220));
        columns.getStyleClass().add("shortcuts");
        dialog.getDialogPane().setContent(columns);
        dialog.getDialogPane()
                .getButtonTypes()
                .add(new ButtonType(texts.get("shortcuts.close"), ButtonBar.ButtonData.CANCEL_CLOSE));
        appearance.dress(dialog.getDialogPane().getScene());
        dialog.show();
    }

    private GridPane grid(List<Key> keys, double width) {
        var grid = new GridPane();
        grid.getStyleClass().add("shortcut-grid");
        var right = new ColumnConstraints();
        right.setHalignment(HPos.RIGHT);
        grid.getColumnConstraints().setAll(new ColumnConstraints(width), right);
        for (int i = 0; i < keys.size(); i++) {
            var caps = new HBox(4);
            caps.getStyleClass().add("caps");
            for (String cap : keys.get(i).keys()) {
                var label = new Label(cap);
                label.getStyleClass().add("cap");
                caps.getChildren().add(label);
            }
            grid.addRow(i, new Label(word(keys.get(i).word())), caps);
        }
        return grid;
    }

    private String word(String key) {
        return key.startsWith("add.")
                ? texts.get("palette.add", texts.get("piece." + key.substring(4)))
                : texts.get("shortcut." + key);
    }
}
