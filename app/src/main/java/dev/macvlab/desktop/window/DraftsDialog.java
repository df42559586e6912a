package dev.macvlab.desktop.window;

import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Drafts;
import dev.macvlab.desktop.model.NothingApplied;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.SelectionMode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Offers what was not saved when the program was killed: what it was, when, and how it looked. */
final class DraftsDialog {
    private final List<Drafts.Found> left;
    private final Texts texts;
    private final Appearance appearance;
    private final ListView<Drafts.Found> list = new ListView<>();
    private final StackPane preview = new StackPane();

    DraftsDialog(List<Drafts.Found> left, Texts texts, Appearance appearance) {
        this.left = left;
        this.texts = texts;
        this.appearance = appearance;
    }

    /**
     * Asks, without waiting for the answer.
     *
     * @param open takes those that are to be opened again
     * @param discard takes one that nobody wants any more
     */
    void show(Window owner, Consumer<List<Drafts.Found>> open, Consumer<Drafts.Found> discard) {
        var recover = new ButtonType(texts.get("drafts.recover"), ButtonBar.ButtonData.OK_DONE);
        var throwAway = new ButtonType(texts.get("drafts.discard"), ButtonBar.ButtonData.LEFT);
        var later = new ButtonType(texts.get("drafts.later"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("drafts.title"));
        dialog.setHeaderText(texts.get("drafts.header"));
        DialogPane pane = dialog.getDialogPane();
        pane.setId("draftsDialog");
        pane.getButtonTypes().setAll(recover, throwAway, later);
        pane.setContent(content());
        pane.lookupButton(recover).setId("draftsRecover");
        pane.lookupButton(throwAway).setId("draftsDiscard");
        pane.lookupButton(later).setId("draftsLater");
        ((Button) pane.lookupButton(recover)).setDefaultButton(true);
        appearance.dress(pane.getScene());
        dialog.setOnHidden(_ -> {
            List<Drafts.Found> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
            if (recover.equals(dialog.getResult())) {
                open.accept(chosen);
            } else if (throwAway.equals(dialog.getResult())) {
                chosen.forEach(discard);
            }
        });
        dialog.show();
    }

    private VBox content() {
        list.setId("draftsList");
        list.setAccessibleText(texts.get("drafts.list"));
        list.getStyleClass().add("drafts-list");
        list.getItems().setAll(left);
        list.setCellFactory(_ -> new Cell());
        list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        list.getSelectionModel().selectedItemProperty().subscribe(this::picture);
        list.getSelectionModel().selectAll();
        list.setMinWidth(280);
        list.setPrefSize(280, 340);
        preview.setId("draftsPreview");
        preview.getStyleClass().add("drafts-preview");
        preview.setPrefSize(560, 340);
        preview.setMouseTransparent(true);
        preview.setAccessibleText(texts.get("drafts.preview"));
        HBox.setHgrow(preview, Priority.ALWAYS);
        var about = new Label(texts.get("drafts.about"));
        about.getStyleClass().add("empty-text");
        return new VBox(12, about, new HBox(12, list, preview));
    }

    private void picture(Drafts.@Nullable Found found) {
        preview.getChildren().clear();
        if (found != null) {
            var view = new CanvasView(new Document(found.topology(), null), new NothingApplied());
            view.setFocusTraversable(false);
            view.setLegendShown(false);
            preview.getChildren().add(view);
        }
    }

    private String nameOf(Drafts.Found found) {
        Path original = found.original();
        String name = found.topology().name();
        return original != null
                ? original.getFileName().toString()
                : name.isEmpty() ? texts.get("drafts.untitled") : name;
    }

    private final class Cell extends ListCell<Drafts.Found> {
        @Override
        protected void updateItem(Drafts.@Nullable Found found, boolean empty) {
            super.updateItem(found, empty);
            if (empty || found == null) {
                setGraphic(null);
                return;
            }
            var name = new Label(nameOf(found));
            name.getStyleClass().add("strong");
            var when = new Label(texts.get(
                    "drafts.when",
                    DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
                            .withZone(ZoneId.systemDefault())
                            .format(found.changed())));
            when.getStyleClass().add("piece-about");
            var counts = new Label(texts.get(
                    "drafts.counts",
                    found.topology().interfaces().size(),
                    found.topology().namespaces().size()));
            counts.getStyleClass().add("piece-about");
            setGraphic(new VBox(2, name, when, counts));
        }
    }
}
