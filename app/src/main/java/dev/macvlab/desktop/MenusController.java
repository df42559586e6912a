package dev.macvlab.desktop;

import dev.macvlab.desktop.canvas.CanvasView;
import java.util.Map;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;

/** The menus. */
final class MenusController {
    private static final double ZOOM_STEP = 1.25;

    private final Document document;
    private final CanvasView canvas;
    private final Files files;
    private final Appearance appearance;
    private final Texts texts;

    @FXML
    private Menu labs;

    @FXML
    private MenuItem undo;

    @FXML
    private MenuItem redo;

    @FXML
    private RadioMenuItem light;

    @FXML
    private RadioMenuItem dark;

    @FXML
    private RadioMenuItem system;

    MenusController(Document document, CanvasView canvas, Files files, Appearance appearance, Texts texts) {
        this.document = document;
        this.canvas = canvas;
        this.files = files;
        this.appearance = appearance;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        for (ShippedLab lab : ShippedLab.values()) {
            var item = new MenuItem(texts.get("lab." + lab.word()));
            item.setId("lab-" + lab.word());
            item.setOnAction(_ -> files.open(lab));
            labs.getItems().add(item);
        }
        name(undo, "menu.undo", document.undoTitle());
        name(redo, "menu.redo", document.redoTitle());
        Map<Appearance.Choice, RadioMenuItem> choices = Map.of(
                Appearance.Choice.LIGHT, light,
                Appearance.Choice.DARK, dark,
                Appearance.Choice.SYSTEM, system);
        choices.forEach(
                (choice, item) -> item.setOnAction(_ -> appearance.choice().set(choice)));
        appearance.choice().subscribe(choice -> choices.forEach((each, item) -> item.setSelected(each == choice)));
    }

    /** Names an item after what it would do; there is nothing to do while there is no title. */
    private void name(MenuItem item, String key, ObservableValue<String> title) {
        item.textProperty().bind(title.map(what -> texts.get(key, what).strip()));
        item.disableProperty().bind(title.map(String::isEmpty));
        item.setMnemonicParsing(false);
    }

    @FXML
    private void create() {
        files.create();
    }

    @FXML
    private void open() {
        files.open();
    }

    @FXML
    private void save() {
        files.save();
    }

    @FXML
    private void saveAs() {
        files.saveAs();
    }

    @FXML
    private void close() {
        files.close();
    }

    @FXML
    private void undo() {
        document.undo();
    }

    @FXML
    private void redo() {
        document.redo();
    }

    @FXML
    private void zoomIn() {
        canvas.zoomBy(ZOOM_STEP);
    }

    @FXML
    private void zoomOut() {
        canvas.zoomBy(1 / ZOOM_STEP);
    }

    @FXML
    private void zoomTo100() {
        canvas.zoomTo100();
    }

    @FXML
    private void fit() {
        canvas.fit();
    }
}
