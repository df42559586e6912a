package dev.macvlab.desktop.window;

import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Drafts;
import dev.macvlab.desktop.model.UserPreferences;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.topology.Topology;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/** A window, which shows one document at a time. */
final class DesktopWindow {
    private final Stage stage;
    private final ApplicationState application;
    private final WindowFiles files;
    private final Scene scene;
    private @Nullable DocumentWorkspace workspace;
    private Drafts.@Nullable Draft draft;
    private Subscription keeping = Subscription.EMPTY;

    DesktopWindow(Stage stage, ApplicationState application) {
        this.stage = stage;
        this.application = application;
        files = new WindowFiles(this, application);
        UserPreferences settings = application.settings();
        scene = new Scene(new StackPane(), settings.width(), settings.height());
        application.appearance().dress(scene);
        stage.setScene(scene);
        stage.setMinWidth(960);
        stage.setMinHeight(600);
        stage.setMaximized(settings.maximized());
        stage.addEventHandler(WindowEvent.WINDOW_CLOSE_REQUEST, event -> {
            event.consume();
            files.close();
        });
        scene.addEventHandler(DragEvent.DRAG_OVER, this::takeFiles);
        scene.addEventHandler(DragEvent.DRAG_DROPPED, this::dropFiles);
    }

    private void takeFiles(DragEvent event) {
        if (!event.isConsumed() && event.getDragboard().hasFiles()) {
            event.acceptTransferModes(TransferMode.COPY);
            event.consume();
        }
    }

    private void dropFiles(DragEvent event) {
        if (!event.isConsumed() && event.getDragboard().hasFiles()) {
            List<Path> dropped =
                    event.getDragboard().getFiles().stream().map(File::toPath).toList();
            event.setDropCompleted(true);
            event.consume();
            // The program that the files come from waits until the drop is over, and there may be a question.
            FxThread.later(() -> files.openAll(dropped));
        }
    }

    /** The document in the window. */
    DocumentWorkspace workspace() {
        return Objects.requireNonNull(workspace, "nothing is open yet");
    }

    Stage stage() {
        return stage;
    }

    WindowFiles files() {
        return files;
    }

    Appearance appearance() {
        return application.appearance();
    }

    /** Shows a topology in place of what is open. */
    void show(Topology topology, @Nullable Path file) {
        DocumentWorkspace before = workspace;
        forgetDraft();
        var document = new Document(topology, file);
        var next = new DocumentWorkspace(document, new LabSession(document, application.agents()), files, application);
        workspace = next;
        scene.setRoot(next.root());
        if (before != null) {
            before.close();
        }
        nameWindow();
        keepDraftOf(next.document());
        if (application.isPreparing()) {
            next.session().prepare();
        }
    }

    private void nameWindow() {
        stage.titleProperty().bind(workspace().document().index().map(index -> title(index.topology())));
    }

    /** Says everything in the language that the user has chosen by now; the document and its lab stay. */
    void speak() {
        DocumentWorkspace before = workspace;
        if (before != null) {
            Panel panel = before.panel().get();
            boolean presenting = before.presenting().get();
            before.retire();
            var next = new DocumentWorkspace(before.document(), before.session(), files, application);
            workspace = next;
            scene.setRoot(next.root());
            next.panel().set(panel);
            next.presenting().set(presenting);
            nameWindow();
        }
    }

    private void keepDraftOf(Document document) {
        Drafts.Draft place = application.drafts().draft();
        draft = place;
        Runnable follow = () -> {
            if (document.unsaved().get()) {
                place.keep(document.topology(), document.file().get());
            } else {
                place.drop();
            }
        };
        keeping = Subscription.combine(
                document.index().subscribe(_ -> follow.run()),
                document.unsaved().subscribe(_ -> follow.run()));
    }

    /** Throws away what is kept of the document in case the program is killed. */
    private void forgetDraft() {
        keeping.unsubscribe();
        if (draft != null) {
            draft.drop();
        }
    }

    private String title(Topology topology) {
        Texts texts = application.texts();
        return topology.name().isEmpty() ? texts.get("window.title") : texts.get("window.titled", topology.name());
    }

    /** Says that the program made a mistake, which must cost the user nothing. */
    void admit(Throwable mistake) {
        System.getLogger(DesktopWindow.class.getName())
                .log(System.Logger.Level.ERROR, "a mistake in the program", mistake);
        if (workspace != null) {
            Texts texts = application.texts();
            workspace.tell(Notice.error(texts.get("mistake", mistake), texts.get("mistake.remedy")));
        }
    }

    /** Closes the window, whatever is unsaved. */
    void end() {
        forgetDraft();
        files.end();
        stage.hide();
        workspace().close();
        application.closed(this, scene.getWidth(), scene.getHeight(), stage.isMaximized());
    }
}
