package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertNotNull;

import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.Live;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Scene;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
class CanvasPictureTest {
    private static final Path PICTURES = Path.of("target", "pictures");

    private final StillLive live = new StillLive();

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void theArticlesLabIsDrawnInLightAndDark(FxRobot robot) throws IOException {
        Topology lab = Labs.article(Macvlan.Mode.BRIDGE);
        picture(robot, lab, "bridge-forecast", false);
        live.pings().put(lab.probes().getFirst(), new Live.Ping(Live.Ping.Status.OK, 52, ""));
        live.pings().put(lab.probes().getLast(), new Live.Ping(Live.Ping.Status.FAILED, 0, "no neighbour"));
        CanvasView view = picture(robot, lab, "bridge-live", false);
        assertNotNull(view.lookup("#element-ns1-mac1"));
        picture(robot, lab, "bridge-live-dark", true);
        for (Macvlan.Mode mode : Macvlan.Mode.values()) {
            picture(robot, Labs.article(mode), mode.word(), false);
        }
        picture(robot, Labs.large(60), "sixty", false);
        picture(robot, Labs.large(1000), "thousand", false);
    }

    private CanvasView picture(FxRobot robot, Topology topology, String name, boolean dark) throws IOException {
        CanvasView[] made = new CanvasView[1];
        robot.interact(() -> {
            var document = new Document(topology, null);
            document.select(new Ref("ns1", "mac1"));
            made[0] = new CanvasView(document, live);
            var scene = new Scene(made[0], 912, 584);
            scene.getRoot().getStyleClass().add("root");
            if (dark) {
                scene.getRoot().getStyleClass().add("dark");
            }
            scene.getStylesheets()
                    .add(getClass().getResource("/dev/macvlab/css/macvlab.css").toExternalForm());
            stage.setScene(scene);
            stage.show();
        });
        WaitForAsyncUtils.waitForFxEvents();
        WritableImage[] image = new WritableImage[1];
        robot.interact(() -> image[0] = stage.getScene().snapshot(null));
        Files.createDirectories(PICTURES);
        ImageIO.write(
                SwingFXUtils.fromFXImage(image[0], null),
                "png",
                PICTURES.resolve(name + ".png").toFile());
        return made[0];
    }
}
