package dev.macvlab.desktop.window;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.desktop.live.AgentFactory;
import dev.macvlab.desktop.machine.ThisMachine;
import dev.macvlab.desktop.model.Drafts;
import dev.macvlab.desktop.model.UserPreferences;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.Background;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import javafx.application.Platform;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** What all windows of the program share: its settings, the files used last, drafts, and the machine's facts. */
final class ApplicationState implements AutoCloseable {
    private static final int MOST_RECENT = 10;

    private final ObjectProperty<Texts> texts = new SimpleObjectProperty<>();
    private final StringProperty language = new SimpleStringProperty("");
    private final BooleanProperty motion = new SimpleBooleanProperty(true);
    private final Appearance appearance;
    private final Path settingsFile;
    private final @Nullable FileDialogs dialogs;
    private final boolean preparing;
    private final Drafts drafts;
    private final Background keeping = new Background();
    private final AgentFactory agents;
    private final ThisMachine machine;
    private final ObservableList<Path> recent = FXCollections.observableArrayList();
    private final List<DesktopWindow> windows = new ArrayList<>();
    private UserPreferences settings;

    /** Whether it is the system that changes the motion, and not the user. */
    private boolean asking;

    /**
     * @param usual what is said unless the user has chosen a language
     * @param drafts the folder that keeps what is not saved yet
     * @param dialogs null for the system's own
     * @param preparing whether a sandbox is started as soon as a document is open, so that the window knows what the
     *     kernel can do and an apply takes no time to begin
     */
    ApplicationState(Texts usual, Path settingsFile, Path drafts, @Nullable FileDialogs dialogs, boolean preparing) {
        this(usual, settingsFile, drafts, dialogs, preparing, AgentClient::start);
    }

    /** @param agents starts whatever works on the network */
    ApplicationState(
            Texts usual,
            Path settingsFile,
            Path drafts,
            @Nullable FileDialogs dialogs,
            boolean preparing,
            AgentFactory agents) {
        this.agents = agents;
        machine = new ThisMachine(agents);
        this.settingsFile = settingsFile;
        this.dialogs = dialogs;
        this.preparing = preparing;
        this.drafts = new Drafts(drafts);
        settings = UserPreferences.load(settingsFile);
        recent.setAll(settings.recent());
        appearance = new Appearance(settings.appearance());
        appearance.contrast().set(settings.contrast());
        language.set(settings.language());
        Platform.getPreferences().reducedMotionProperty().subscribe(this::moveAsTheSystemWants);
        language.subscribe(tag -> texts.set(tag.isEmpty() ? usual : Texts.in(Locale.forLanguageTag(tag))));
        texts.subscribe(spoken -> appearance.han().set(spoken.isHan()));
        appearance.choice().subscribe(choice -> settings = settings.withAppearance(choice));
        appearance.contrast().subscribe(high -> settings = settings.withContrast(high));
        language.subscribe(tag -> settings = settings.withLanguage(tag));
        motion.addListener((_, _, moving) -> {
            if (!asking) {
                settings = settings.withMotion(moving);
            }
        });
        texts.addListener((_, _, _) -> windows().forEach(DesktopWindow::speak));
    }

    private void moveAsTheSystemWants(boolean reduced) {
        Boolean chosen = settings.motion();
        asking = true;
        motion.set(chosen == null ? !reduced : chosen);
        asking = false;
    }

    Texts texts() {
        return texts.get();
    }

    /** The language tag of the user's choice; empty for the system's language. */
    StringProperty language() {
        return language;
    }

    /** Whether things slide to where they go. */
    BooleanProperty motion() {
        return motion;
    }

    Appearance appearance() {
        return appearance;
    }

    UserPreferences settings() {
        return settings;
    }

    boolean isPreparing() {
        return preparing;
    }

    Drafts drafts() {
        return drafts;
    }

    FileDialogs dialogs(Stage stage) {
        return dialogs == null ? FileDialogs.of(stage, texts()) : dialogs;
    }

    AgentFactory agents() {
        return agents;
    }

    /** The machine that the program runs on. */
    ThisMachine machine() {
        return machine;
    }

    /** The files opened or saved last, the newest first. */
    ObservableList<Path> recent() {
        return recent;
    }

    /** Remembers a file as the one used last. */
    void used(Path file) {
        recent.remove(file);
        recent.addFirst(file);
        while (recent.size() > MOST_RECENT) {
            recent.removeLast();
        }
        keep(now -> now.withRecent(recent));
    }

    /** Forgets the files used last. */
    void forgetFiles() {
        recent.clear();
        keep(now -> now.withRecent(List.of()));
    }

    /** Forgets a file that can't be opened any more. */
    void forget(Path file) {
        if (recent.remove(file)) {
            keep(now -> now.withRecent(recent));
        }
    }

    /** Changes the settings and writes them while nothing waits for it. */
    void keep(UnaryOperator<UserPreferences> change) {
        settings = change.apply(settings);
        UserPreferences kept = settings;
        keeping.run(
                () -> {
                    kept.save(settingsFile);
                    return kept;
                },
                _ -> {},
                failure -> {
                    throw new IllegalStateException(failure);
                });
    }

    /** A window on {@code stage}. */
    DesktopWindow window(Stage stage) {
        var window = new DesktopWindow(stage, this);
        windows.add(window);
        return window;
    }

    /** Opens one more window, a little beside that one. */
    DesktopWindow another(Stage beside, Topology topology) {
        var stage = new Stage();
        DesktopWindow window = window(stage);
        stage.setX(beside.getX() + 32);
        stage.setY(beside.getY() + 32);
        window.show(topology, null);
        stage.show();
        return window;
    }

    /** The windows that are open, the oldest first. */
    List<DesktopWindow> windows() {
        return List.copyOf(windows);
    }

    /** The window that the user works in, or that was used last. */
    DesktopWindow active() {
        return windows.stream()
                .filter(each -> each.stage().isFocused())
                .findFirst()
                .orElseGet(windows::getLast);
    }

    /** Whether a window shows that file already; it comes to the front then. */
    boolean bringUp(Path file, DesktopWindow asking) {
        for (DesktopWindow each : windows) {
            if (each != asking && file.equals(each.workspace().document().file().get())) {
                each.stage().toFront();
                each.stage().requestFocus();
                return true;
            }
        }
        return false;
    }

    /** Says that a window is closed; with the last one the settings are written at once. */
    void closed(DesktopWindow window, double width, double height, boolean maximized) {
        windows.remove(window);
        settings = settings.withWindow(width, height, maximized);
        settings.save(settingsFile);
        if (windows.isEmpty()) {
            close();
        }
    }

    /** Closes all windows, until the user keeps one open. */
    void quit() {
        if (!windows.isEmpty()) {
            windows.getLast().files().closeThen(this::quit);
        }
    }

    /** Offers in {@code window} what a program that was killed has left behind, if anything. */
    void offerDrafts(DesktopWindow window) {
        keeping.run(
                drafts::left,
                left -> {
                    if (!left.isEmpty()) {
                        new DraftsDialog(left, texts(), appearance)
                                .show(window.stage(), wanted -> takeUp(window, wanted), drafts::discard);
                    }
                },
                failure -> {
                    throw new IllegalStateException(failure);
                });
    }

    /** The first goes into that window, the others into windows of their own. */
    private void takeUp(DesktopWindow window, List<Drafts.Found> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            boolean here = i == 0 && !window.workspace().document().unsaved().get();
            (here ? window : another(window.stage(), Topology.EMPTY)).files().recover(wanted.get(i));
        }
    }

    @Override
    public void close() {
        machine.close();
        keeping.close();
        drafts.close();
    }
}
