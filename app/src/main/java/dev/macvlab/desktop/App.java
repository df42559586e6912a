package dev.macvlab.desktop;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.Target;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.application.Application;
import javafx.stage.Stage;

/** The JavaFX program: opens the window with the file that it was given, or with the article's lab. */
public final class App extends Application {
    /** Opens the window and returns when it is closed; {@code args} is empty or names a file. */
    public static void main(String[] args) {
        launch(args);
    }

    @Override
    public void start(Stage stage) {
        var window = new DesktopWindow(stage, Texts.in(Locale.getDefault()), Settings.file(), null, true);
        Thread.currentThread().setUncaughtExceptionHandler((_, mistake) -> window.admit(mistake));
        List<String> files = getParameters().getUnnamed();
        window.show(files.isEmpty() ? ShippedLab.BRIDGE.read() : Topology.EMPTY, null);
        if (!files.isEmpty()) {
            window.open(Path.of(files.getFirst()));
        }
        stage.show();
        lookAround(window);
    }

    /** Reads what network this machine has, once; a machine that doesn't let itself be read has an empty list. */
    private static void lookAround(DesktopWindow window) {
        AgentClient agent = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE);
        var _ = agent.look()
                .whenComplete((facts, _) -> FxThread.run(() -> {
                    window.machine().set(facts);
                    agent.close();
                }));
    }
}
