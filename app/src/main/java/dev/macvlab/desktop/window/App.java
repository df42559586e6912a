package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.Drafts;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.model.UserPreferences;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.message.Language;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.stage.Stage;

/** The JavaFX program: opens the window with the file that it was given, or with the article's lab. */
public final class App extends Application {
    /** Opens the window and returns when it is closed; {@code args} names files to open, each in a window. */
    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        var application = new ApplicationState(
                Texts.in(Language.ofEnvironment(System::getenv).locale()),
                UserPreferences.file(),
                Drafts.folder(),
                null,
                true);
        DesktopWindow window = application.window(stage);
        Thread.currentThread()
                .setUncaughtExceptionHandler(
                        (_, mistake) -> application.active().admit(mistake));
        List<String> files = getParameters().getUnnamed();
        window.show(files.isEmpty() ? ShippedLab.BRIDGE.read(application.texts()) : Topology.EMPTY, null);
        if (!files.isEmpty()) {
            window.files().openAll(files.stream().map(Path::of).toList());
        }
        stage.show();
        application.offerDrafts(window);
        application.machine().lookOnce(() -> window.workspace().tellOfRemnants());
    }
}
