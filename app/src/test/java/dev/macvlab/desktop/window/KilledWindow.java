package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import java.nio.file.Path;
import java.util.Locale;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.util.Duration;

/** A program of its own whose window is edited, one edit after another, until somebody kills it. */
final class KilledWindow {
    private int edits;

    private KilledWindow() {}

    /** Edits a window; {@code args} are the folder for settings and drafts, and the file to open. */
    public static void main(String[] args) {
        Platform.startup(() -> new KilledWindow().start(Path.of(args[0]), Path.of(args[1])));
    }

    private void start(Path folder, Path file) {
        var stage = new Stage();
        var application = new ApplicationState(
                Texts.in(Locale.ENGLISH), folder.resolve("killed.properties"), folder.resolve("drafts"), null, false);
        DesktopWindow window = application.window(stage);
        window.show(ShippedLab.BRIDGE.read(), file);
        stage.show();
        var typing = new Timeline(new KeyFrame(Duration.millis(100), _ -> {
            edits++;
            window.workspace().document().push(new Edit.Describe("Edit " + edits, null));
            window.workspace().document().seal();
            System.out.println(edits);
        }));
        typing.setCycleCount(Timeline.INDEFINITE);
        typing.play();
    }
}
