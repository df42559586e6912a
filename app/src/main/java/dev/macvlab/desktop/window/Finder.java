package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A field over the drawing that finds elements, adds pieces and does what the menus do. */
final class Finder extends VBox {
    private static final double ROW = 40;
    private static final int MOST_ROWS = 9;
    private static final int MOST_FOUND = 200;

    private final Texts texts;
    private final TextField field = new TextField();
    private final ListView<Findable> list = new ListView<>();
    private final Label none = new Label();
    private Supplier<List<Findable>> source = List::of;
    private @Nullable Node before;

    Finder(Texts texts) {
        this.texts = texts;
        setId("finder");
        getStyleClass().add("finder");
        setMaxSize(560, Region.USE_PREF_SIZE);
        StackPane.setAlignment(this, Pos.TOP_CENTER);
        field.setId("finderField");
        list.setId("finderList");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        list.setFocusTraversable(false);
        list.setAccessibleText(texts.get("finder.list"));
        none.setId("finderNone");
        none.getStyleClass().add("empty-text");
        getChildren().addAll(field, list, none);
        field.textProperty().subscribe(_ -> refresh());
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                close();
            }
        });
        list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::taken);
        setVisible(false);
        setManaged(false);
    }

    /** Opens with everything that can be found, or with the elements alone. */
    void open(String prompt, Supplier<List<Findable>> what) {
        source = what;
        before = getScene().getFocusOwner();
        field.setPromptText(prompt);
        field.setAccessibleText(prompt);
        field.clear();
        setVisible(true);
        setManaged(true);
        toFront();
        refresh();
        field.requestFocus();
    }

    void close() {
        if (isVisible()) {
            setVisible(false);
            setManaged(false);
            if (field.isFocused() && before != null) {
                before.requestFocus();
            }
        }
    }

    private void refresh() {
        if (!isVisible()) {
            return;
        }
        List<Findable> found = Findable.matching(source.get(), field.getText(), MOST_FOUND);
        list.getItems().setAll(found);
        list.getSelectionModel().selectFirst();
        list.scrollTo(0);
        double height = Math.min(found.size(), MOST_ROWS) * ROW + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
        list.setVisible(!found.isEmpty());
        list.setManaged(!found.isEmpty());
        none.setVisible(found.isEmpty());
        none.setManaged(found.isEmpty());
        none.setText(texts.get("finder.none", field.getText()));
    }

    private void pressed(KeyEvent event) {
        KeyCode code = event.getCode();
        switch (code) {
            case ESCAPE -> close();
            case ENTER -> run();
            case DOWN -> move(1);
            case UP -> move(-1);
            case PAGE_DOWN -> move(MOST_ROWS - 1);
            case PAGE_UP -> move(1 - MOST_ROWS);
            default -> {
                return;
            }
        }
        event.consume();
    }

    /** A press is enough: with it the field would lose the focus, and the finder would close. */
    private void taken(MouseEvent event) {
        Node at = event.getTarget() instanceof Node target ? target : null;
        while (at != null && !(at instanceof ListCell<?>)) {
            at = at.getParent();
        }
        if (at instanceof ListCell<?> cell && !cell.isEmpty()) {
            list.getSelectionModel().clearAndSelect(cell.getIndex());
            event.consume();
            run();
        }
    }

    private void move(int by) {
        int size = list.getItems().size();
        if (size > 0) {
            int next = Math.clamp(list.getSelectionModel().getSelectedIndex() + (long) by, 0, size - 1);
            list.getSelectionModel().clearAndSelect(next);
            list.scrollTo(Math.max(0, next - MOST_ROWS / 2));
        }
    }

    private void run() {
        Findable chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close();
            chosen.run().run();
        }
    }

    private static final class Cell extends ListCell<Findable> {
        @Override
        protected void updateItem(@Nullable Findable item, boolean empty) {
            super.updateItem(item, empty);
            if (empty || item == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            var tile = new StackPane(item.icon().node(16));
            tile.getStyleClass().addAll("tile", item.tile());
            tile.setMinSize(24, 24);
            tile.setMaxSize(24, 24);
            var name = new Label(item.name());
            name.getStyleClass().add("piece-name");
            var about = new Label(item.about());
            about.getStyleClass().add("piece-about");
            HBox.setHgrow(about, Priority.ALWAYS);
            about.setMaxWidth(Double.MAX_VALUE);
            name.setMinWidth(Region.USE_PREF_SIZE);
            var line = new HBox(10, tile, name, about);
            line.setAlignment(Pos.CENTER_LEFT);
            if (!item.keys().isEmpty()) {
                var keys = new Label(item.keys());
                keys.getStyleClass().add("cap");
                keys.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(keys);
            }
            line.setMaxWidth(530);
            setGraphic(line);
            setAccessibleText(item.name() + ", " + item.about());
        }
    }
}
