package dev.macvlab.desktop.window;

import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Edge;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.model.Theme;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.WeakListChangeListener;
import javafx.event.ActionEvent;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;
import org.jspecify.annotations.Nullable;

/** The menus. */
final class MenusController {
    private static final double ZOOM_STEP = 1.25;

    private final Document document;
    private final CanvasView canvas;
    private final FileActions files;
    private final DocumentWorkspace workspace;
    private final Appearance appearance;
    /** The window's choice, without keeping these menus alive when another document takes their place. */
    private final ObjectProperty<Theme> choice = new SimpleObjectProperty<>();

    private final BooleanProperty contrasting = new SimpleBooleanProperty();
    private final BooleanProperty moving = new SimpleBooleanProperty();
    private final StringProperty language = new SimpleStringProperty();

    /** Held here, since the window's list of files must not keep these menus alive. */
    private final ListChangeListener<Path> listed = _ -> listRecent();

    private final Texts texts;

    @FXML
    private Menu labs;

    @FXML
    private Menu recent;

    @FXML
    private MenuItem export;

    @FXML
    private MenuItem exportSelection;

    @FXML
    private MenuItem copyPicture;

    @FXML
    private MenuItem undo;

    @FXML
    private MenuItem redo;

    @FXML
    private Menu align;

    @FXML
    private MenuItem addChildren;

    @FXML
    private RadioMenuItem light;

    @FXML
    private RadioMenuItem dark;

    @FXML
    private RadioMenuItem system;

    @FXML
    private CheckMenuItem presenter;

    @FXML
    private CheckMenuItem contrast;

    @FXML
    private CheckMenuItem motion;

    @FXML
    private RadioMenuItem systemLanguage;

    @FXML
    private Menu languages;

    @FXML
    private ToggleGroup spoken;

    MenusController(
            Document document,
            CanvasView canvas,
            FileActions files,
            DocumentWorkspace workspace,
            ApplicationState application) {
        this.document = document;
        this.canvas = canvas;
        this.files = files;
        this.workspace = workspace;
        appearance = application.appearance();
        choice.bindBidirectional(appearance.choice());
        contrasting.bindBidirectional(appearance.contrast());
        language.bindBidirectional(application.language());
        moving.bindBidirectional(application.motion());
        texts = application.texts();
    }

    @FXML
    private void initialize() {
        for (ShippedLab lab : ShippedLab.values()) {
            var item = new MenuItem(texts.get("lab." + lab.word()));
            item.setId("lab-" + lab.word());
            item.setOnAction(_ -> files.open(lab));
            labs.getItems().add(item);
        }
        files.recent().addListener(new WeakListChangeListener<>(listed));
        listRecent();
        name(undo, "menu.undo", document.undoTitle());
        name(redo, "menu.redo", document.redoTitle());
        var empty = document.index().map(index -> isEmpty(index.topology()));
        export.disableProperty().bind(empty);
        copyPicture.disableProperty().bind(empty);
        exportSelection.disableProperty().bind(document.selection().map(Selection::hasNoFigures));
        align.disableProperty().bind(document.selection().map(now -> now.refs().size() < 2));
        addChildren.disableProperty().bind(document.selection().map(_ -> !canvas.canHaveChildren()));
        Map<Theme, RadioMenuItem> choices = Map.of(
                Theme.LIGHT, light,
                Theme.DARK, dark,
                Theme.SYSTEM, system);
        choices.forEach((each, item) -> item.setOnAction(_ -> choice.set(each)));
        presenter.selectedProperty().bindBidirectional(workspace.presenting());
        contrast.selectedProperty().bindBidirectional(contrasting);
        motion.selectedProperty().bindBidirectional(moving);
        chooseLanguage();
        choice.subscribe(now -> choices.forEach((each, item) -> item.setSelected(each == now)));
    }

    private void chooseLanguage() {
        speaks("", systemLanguage);
        systemLanguage.setSelected(language.get().isEmpty());
        for (Language each : Language.all()) {
            var item = new RadioMenuItem(each.name());
            item.setId("language-" + each);
            item.setToggleGroup(spoken);
            speaks(each.toString(), item);
            item.setSelected(
                    !language.get().isEmpty() && Language.named(language.get()).equals(each));
            languages.getItems().add(item);
        }
    }

    /** The menus are made anew in that language, which has to wait until these are closed. */
    private void speaks(String tag, RadioMenuItem item) {
        item.setOnAction(_ -> FxThread.later(() -> language.set(tag)));
    }

    private static boolean isEmpty(Topology topology) {
        return topology.interfaces().isEmpty()
                && topology.namespaces().isEmpty()
                && topology.switches().isEmpty()
                && topology.notes().isEmpty()
                && topology.areas().isEmpty();
    }

    private void listRecent() {
        recent.getItems().clear();
        for (Path file : files.recent()) {
            var item = new MenuItem(file.getFileName() + "  –  " + shortened(file.getParent()));
            item.setId("recent-" + recent.getItems().size());
            item.setMnemonicParsing(false);
            item.setOnAction(_ -> files.open(file));
            recent.getItems().add(item);
        }
        recent.setDisable(recent.getItems().isEmpty());
        var forget = new MenuItem(texts.get("menu.forgetRecent"));
        forget.setId("forgetRecent");
        forget.setOnAction(_ -> files.forgetRecent());
        recent.getItems().addAll(new SeparatorMenuItem(), forget);
    }

    /** As users of shells write it, with ~ for their home. */
    private static String shortened(@Nullable Path folder) {
        Path home = Path.of(System.getProperty("user.home"));
        return folder == null
                ? ""
                : folder.startsWith(home)
                        ? Path.of("~").resolve(home.relativize(folder)).toString()
                        : folder.toString();
    }

    /** Names an item after what it would do; there is nothing to do while there is no title. */
    private void name(MenuItem item, String key, ObservableValue<Message> title) {
        item.textProperty().bind(title.map(what -> texts.get(key, what).strip()));
        item.disableProperty().bind(title.map(Edit.UNTITLED::equals));
        item.setMnemonicParsing(false);
    }

    @FXML
    private void create() {
        files.create();
    }

    @FXML
    private void another() {
        files.another();
    }

    @FXML
    private void quit() {
        files.quit();
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
    private void export() {
        canvas.picture().ifPresent(files::export);
    }

    @FXML
    private void exportSelection() {
        canvas.pictureOfSelection().ifPresent(files::export);
    }

    @FXML
    private void copyPicture() {
        canvas.copyPicture();
    }

    @FXML
    private void close() {
        files.close();
    }

    @FXML
    private void undo() {
        canvas.undo();
    }

    @FXML
    private void redo() {
        canvas.redo();
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

    @FXML
    private void cut() {
        canvas.actions().cut();
    }

    @FXML
    private void copy() {
        canvas.actions().copy();
    }

    @FXML
    private void paste() {
        canvas.actions().paste();
    }

    @FXML
    private void duplicate() {
        canvas.actions().duplicate();
    }

    @FXML
    private void rename() {
        canvas.actions().rename();
    }

    @FXML
    private void delete() {
        canvas.actions().delete();
    }

    @FXML
    private void selectAll() {
        canvas.actions().selectAll();
    }

    @FXML
    private void selectSameKind() {
        canvas.actions().selectSameKind();
    }

    @FXML
    private void arrange() {
        canvas.actions().arrange();
    }

    @FXML
    private void find() {
        workspace.find();
    }

    @FXML
    private void findAnything() {
        workspace.findAnything();
    }

    @FXML
    private void nextPart() {
        workspace.step(true);
    }

    @FXML
    private void previousPart() {
        workspace.step(false);
    }

    @FXML
    private void align(ActionEvent event) {
        String id = ((MenuItem) event.getSource()).getId();
        canvas.actions().align(Edge.valueOf(id.substring("align-".length()).toUpperCase(Locale.ROOT)));
    }

    @FXML
    private void distributeAcross() {
        canvas.actions().distribute(true);
    }

    @FXML
    private void distributeDown() {
        canvas.actions().distribute(false);
    }

    @FXML
    private void addChildren() {
        canvas.manyChildren();
    }

    @FXML
    private void zoomToSelection() {
        canvas.actions().zoomToSelection();
    }

    @FXML
    private void shortcuts() {
        new Shortcuts(texts, appearance).show(canvas.getScene().getWindow());
    }
}
