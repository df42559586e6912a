package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.format.Merge;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Asks, for everything that was changed here and by another program too, which of the two is to stay. */
final class MergeDialog {
    private static final double MARGINS = 48;

    private final List<Merge.Conflict> conflicts;
    private final String file;
    private final Texts texts;
    private final Appearance appearance;
    private final Set<Merge.Conflict> theirs = new HashSet<>();
    private final ListView<Merge.Conflict> list = new ListView<>();

    MergeDialog(List<Merge.Conflict> conflicts, String file, Texts texts, Appearance appearance) {
        this.conflicts = conflicts;
        this.file = file;
        this.texts = texts;
        this.appearance = appearance;
    }

    /** @param merge takes the conflicts in which the file is right */
    void show(Window owner, Consumer<Set<Merge.Conflict>> merge) {
        var merging = new ButtonType(texts.get("merge.merge"), ButtonBar.ButtonData.OK_DONE);
        var cancel = new ButtonType(texts.get("merge.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("merge.title"));
        dialog.setHeaderText(texts.get("merge.header", file));
        DialogPane pane = dialog.getDialogPane();
        pane.setId("mergeDialog");
        pane.getButtonTypes().setAll(merging, cancel);
        pane.setContent(content());
        pane.lookupButton(merging).setId("mergeMerge");
        pane.lookupButton(cancel).setId("mergeCancel");
        ((Button) pane.lookupButton(merging)).setDefaultButton(true);
        appearance.dress(pane.getScene());
        dialog.setOnHidden(_ -> {
            if (merging.equals(dialog.getResult())) {
                merge.accept(Set.copyOf(theirs));
            }
        });
        dialog.show();
    }

    private VBox content() {
        list.setId("mergeList");
        list.setAccessibleText(texts.get("merge.list"));
        list.getStyleClass().add("drafts-list");
        list.getItems().setAll(conflicts);
        list.setCellFactory(_ -> new Cell());
        list.setPrefSize(720, Math.min(360, 40 + 64 * conflicts.size()));
        var about = new Label(texts.count("merge.about", conflicts.size()));
        about.getStyleClass().add("empty-text");
        HBox.setHgrow(about, Priority.ALWAYS);
        about.setMaxWidth(Double.MAX_VALUE);
        return new VBox(12, new HBox(12, about, all("merge.allHere", false), all("merge.allThere", true)), list);
    }

    private Hyperlink all(String key, boolean there) {
        var link = new Hyperlink(texts.get(key));
        link.setId(key.replace("merge.", "merge-"));
        link.setMinWidth(Region.USE_PREF_SIZE);
        link.setOnAction(_ -> {
            theirs.clear();
            if (there) {
                theirs.addAll(conflicts);
            }
            list.refresh();
        });
        return link;
    }

    /** What the conflict is about: the element, and its field as the inspector calls it. */
    private String subject(Merge.Conflict conflict) {
        if (conflict.field().equals(Merge.LAYOUT) && conflict.element().isEmpty()) {
            return texts.get("merge.layout");
        }
        String[] words = conflict.field().split(" ", 2);
        String known = "field." + words[0];
        String field = conflict.field().isEmpty()
                ? ""
                : (texts.has(known) ? texts.get(known) : words[0]) + (words.length > 1 ? " " + words[1] : "");
        return conflict.element().isEmpty()
                ? field
                : field.isEmpty() ? conflict.element() : conflict.element() + "  –  " + field;
    }

    private String value(Merge.Conflict conflict, @Nullable String value) {
        if (conflict.field().equals(Merge.LAYOUT) && conflict.element().isEmpty()) {
            return "";
        }
        if (conflict.field().isEmpty()) {
            return texts.get(value == null ? "merge.deleted" : "merge.changed");
        }
        return value == null ? texts.get("merge.unset") : value;
    }

    private final class Cell extends ListCell<Merge.Conflict> {
        private final Label subject = new Label();
        private final RadioButton here = new RadioButton();
        private final RadioButton there = new RadioButton();
        private final GridPane sides = new GridPane(16, 0);
        private final VBox row = new VBox(6, subject, sides);

        private Cell() {
            var one = new ToggleGroup();
            here.setToggleGroup(one);
            there.setToggleGroup(one);
            for (RadioButton each : List.of(here, there)) {
                var half = new ColumnConstraints();
                half.setPercentWidth(50);
                sides.getColumnConstraints().add(half);
                each.setOnAction(_ -> choose());
            }
            sides.addRow(0, here, there);
            subject.getStyleClass().add("strong");
            // As wide as the list, not as its longest value.
            setPrefWidth(0);
            row.prefWidthProperty().bind(list.widthProperty().subtract(MARGINS));
        }

        private void choose() {
            if (there.isSelected()) {
                theirs.add(getItem());
            } else {
                theirs.remove(getItem());
            }
        }

        @Override
        protected void updateItem(Merge.@Nullable Conflict conflict, boolean empty) {
            super.updateItem(conflict, empty);
            if (empty || conflict == null) {
                setGraphic(null);
                return;
            }
            subject.setText(subject(conflict));
            here.setText(
                    texts.get("merge.here", value(conflict, conflict.mine())).strip());
            there.setText(
                    texts.get("merge.there", value(conflict, conflict.theirs())).strip());
            here.setId("merge-here-" + getIndex());
            there.setId("merge-there-" + getIndex());
            here.setSelected(!theirs.contains(conflict));
            there.setSelected(theirs.contains(conflict));
            setGraphic(row);
        }
    }
}
