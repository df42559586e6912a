package dev.macvlab.desktop;

import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.jspecify.annotations.Nullable;

/** The window: one document at a time, from files and to files, and nothing lost without a question. */
final class DesktopWindow implements Files {
    private final Stage stage;
    private final Texts texts;
    private final Appearance appearance;
    private final FileDialogs dialogs;
    private final Path settingsFile;
    private final Background reading = new Background();
    private final ObjectProperty<@Nullable HostFacts> machine = new SimpleObjectProperty<>();
    private final Scene scene;
    private final boolean preparing;
    private @Nullable Desk desk;

    /**
     * @param dialogs null for the system's own
     * @param preparing whether a sandbox is started as soon as a document is open, so that the window knows what the
     *     kernel can do and an apply takes no time to begin
     */
    DesktopWindow(Stage stage, Texts texts, Path settingsFile, @Nullable FileDialogs dialogs, boolean preparing) {
        this.stage = stage;
        this.texts = texts;
        this.settingsFile = settingsFile;
        this.preparing = preparing;
        this.dialogs = dialogs == null ? FileDialogs.of(stage, texts) : dialogs;
        Settings settings = Settings.load(settingsFile);
        appearance = new Appearance(settings.appearance());
        scene = new Scene(new StackPane(), settings.width(), settings.height());
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setMaximized(settings.maximized());
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            event.consume();
            close();
        });
    }

    /** The document in the window. */
    Desk desk() {
        return Objects.requireNonNull(desk, "nothing is open yet");
    }

    Appearance appearance() {
        return appearance;
    }

    /** What this machine's own network has, for the palette. */
    ObjectProperty<@Nullable HostFacts> machine() {
        return machine;
    }

    /** Shows a topology in place of what is open. */
    void show(Topology topology, @Nullable Path file) {
        Desk before = desk;
        var next = new Desk(new Document(topology, file), this, appearance, machine, texts);
        desk = next;
        scene.setRoot(next.root());
        if (before != null) {
            before.close();
        }
        stage.titleProperty().bind(next.document().index().map(index -> title(index.topology())));
        if (preparing) {
            next.session().prepare();
        }
    }

    private String title(Topology topology) {
        return topology.name().isEmpty() ? texts.get("window.title") : texts.get("window.titled", topology.name());
    }

    /** Reads {@code file} and shows it; what can't be read is said above what is open now. */
    void open(Path file) {
        reading.run(() -> TopologyFile.read(file), topology -> show(topology, file.toAbsolutePath()), this::tell);
    }

    private void tell(Throwable thrown) {
        if (!(thrown instanceof UnreadableFile)) {
            throw new IllegalStateException(thrown);
        }
        String line = String.valueOf(thrown.getMessage());
        int remedy = line.lastIndexOf("; ");
        desk().tell(
                        remedy < 0
                                ? Notice.error(sentence(line), "")
                                : Notice.error(
                                        sentence(line.substring(0, remedy)), sentence(line.substring(remedy + 2))));
    }

    /** Says that the program made a mistake, which must cost the user nothing. */
    void admit(Throwable mistake) {
        System.getLogger(DesktopWindow.class.getName())
                .log(System.Logger.Level.ERROR, "a mistake in the program", mistake);
        if (desk != null) {
            desk.tell(Notice.error(texts.get("mistake", mistake), texts.get("mistake.remedy")));
        }
    }

    private static String sentence(String clause) {
        return clause.isEmpty() || clause.startsWith("/") || clause.endsWith(".")
                ? clause
                : clause.substring(0, 1).toUpperCase(Locale.ROOT) + clause.substring(1) + ".";
    }

    @Override
    public void create() {
        unlessUnsaved(() -> show(Topology.EMPTY, null));
    }

    @Override
    public void open() {
        unlessUnsaved(() -> dialogs.toOpen().ifPresent(this::open));
    }

    @Override
    public void open(ShippedLab lab) {
        unlessUnsaved(() -> show(lab.read(), null));
    }

    @Override
    public void save() {
        saveThen(() -> {});
    }

    @Override
    public void saveAs() {
        askWhere().ifPresent(file -> write(file, () -> {}));
    }

    private void saveThen(Runnable next) {
        Path file = desk().document().file().get();
        Optional.ofNullable(file).or(this::askWhere).ifPresent(to -> write(to, next));
    }

    private Optional<Path> askWhere() {
        Document document = desk().document();
        Path now = document.file().get();
        String name = now == null
                ? suggestion(document.topology())
                : now.getFileName().toString();
        return dialogs.toSave(name, now).map(DesktopWindow::suffixed);
    }

    private String suggestion(Topology topology) {
        String slug = topology.name()
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return (slug.isEmpty() ? texts.get("files.unnamed") : slug) + TopologyFile.SUFFIX;
    }

    private static Path suffixed(Path file) {
        String name = file.getFileName().toString();
        return name.contains(".") ? file : file.resolveSibling(name + TopologyFile.SUFFIX);
    }

    private void write(Path file, Runnable next) {
        Desk saved = desk();
        Document document = saved.document();
        Topology topology = document.topology();
        reading.run(
                () -> {
                    TopologyFile.save(topology, file);
                    return file.toAbsolutePath();
                },
                to -> {
                    if (!document.topology().equals(topology)) {
                        write(file, next);
                        return;
                    }
                    document.savedAs(to);
                    saved.tell(null);
                    next.run();
                },
                this::tell);
    }

    @Override
    public void close() {
        unlessUnsaved(this::end);
    }

    /** Ends everything, and keeps the window's settings. */
    private void end() {
        new Settings(
                        scene.getWidth(),
                        scene.getHeight(),
                        stage.isMaximized(),
                        appearance.choice().get())
                .save(settingsFile);
        stage.hide();
        desk().close();
        reading.close();
    }

    /** Goes on at once, or after the user has saved or thrown away what is unsaved. */
    private void unlessUnsaved(Runnable next) {
        if (!desk().document().unsaved().get()) {
            next.run();
            return;
        }
        var save = new ButtonType(texts.get("unsaved.save"), ButtonBar.ButtonData.YES);
        var discard = new ButtonType(texts.get("unsaved.discard"), ButtonBar.ButtonData.NO);
        var cancel = new ButtonType(texts.get("unsaved.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var alert = new Alert(Alert.AlertType.NONE, texts.get("unsaved.about"), save, discard, cancel);
        alert.initOwner(stage);
        alert.setTitle(texts.get("window.title"));
        alert.setHeaderText(texts.get("unsaved.question", named()));
        alert.getDialogPane().setId("unsaved");
        alert.getDialogPane().lookupButton(save).setId("unsavedSave");
        ((Button) alert.getDialogPane().lookupButton(save)).setDefaultButton(true);
        alert.getDialogPane().lookupButton(discard).setId("unsavedDiscard");
        alert.getDialogPane().lookupButton(cancel).setId("unsavedCancel");
        appearance.dress(alert.getDialogPane().getScene());
        ButtonType answer = alert.showAndWait().orElse(cancel);
        if (answer == save) {
            saveThen(next);
        } else if (answer == discard) {
            next.run();
        }
    }

    private String named() {
        Document document = desk().document();
        Path file = document.file().get();
        String name = document.topology().name();
        return file != null ? file.getFileName().toString() : name.isEmpty() ? texts.get("header.unnamed") : name;
    }
}
