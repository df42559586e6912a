package dev.macvlab.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
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
        var image = WaitForAsyncUtils.waitForAsyncFx(5_000, () -> scene.snapshot(null));
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
