package dev.macvlab.desktop.window;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.image.Image;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.stage.PopupWindow;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.testfx.util.WaitForAsyncUtils;

/** Pictures of a scene, written only where {@code -Dmacvlab.screenshots=FOLDER} asks for them. */
final class Screens {
    private Screens() {}

    static boolean areWanted() {
        return System.getProperty("macvlab.screenshots") != null;
    }

    /** Writes what {@code scene} shows into the folder, as {@code name.png}. */
    static void write(Scene scene, String name) {
        if (!areWanted()) {
            return;
        }
        WaitForAsyncUtils.waitForFxEvents();
        save(WaitForAsyncUtils.waitForAsyncFx(5_000, () -> scene.snapshot(null)), name);
    }

    /** Writes what {@code scene} shows, with the menus that are open over it. */
    static void writeWithMenus(Scene scene, String name) {
        if (!areWanted()) {
            return;
        }
        WaitForAsyncUtils.waitForFxEvents();
        save(
                WaitForAsyncUtils.waitForAsyncFx(5_000, () -> {
                    WritableImage under = scene.snapshot(null);
                    var canvas = new Canvas(under.getWidth(), under.getHeight());
                    canvas.getGraphicsContext2D().drawImage(under, 0, 0);
                    var clear = new SnapshotParameters();
                    clear.setFill(Color.TRANSPARENT);
                    for (Window each : Window.getWindows()) {
                        if (each instanceof PopupWindow && each.isShowing()) {
                            canvas.getGraphicsContext2D()
                                    .drawImage(
                                            each.getScene().getRoot().snapshot(clear, null),
                                            each.getX() - scene.getWindow().getX() - scene.getX(),
                                            each.getY() - scene.getWindow().getY() - scene.getY());
                        }
                    }
                    return canvas.snapshot(null, null);
                }),
                name);
    }

    private static void save(Image image, String name) {
        try {
            Path folder = Files.createDirectories(Path.of(System.getProperty("macvlab.screenshots")));
            ImageIO.write(
                    Objects.requireNonNull(SwingFXUtils.fromFXImage(image, null)),
                    "png",
                    folder.resolve(name + ".png").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
