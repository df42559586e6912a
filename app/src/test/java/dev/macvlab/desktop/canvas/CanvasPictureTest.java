package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Live;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.control.Label;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Leaves a picture of each drawing in target/pictures, for people to look at. */
@ExtendWith(ApplicationExtension.class)
class CanvasPictureTest {
    private static final Ping PING = new Ping("ns1", "192.168.56.123");

    private static final Path PICTURES = Path.of("target", "pictures");

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private static Topology lab(String name) throws IOException, UnreadableFile {
        try (InputStream in =
                CanvasPictureTest.class.getResourceAsStream("/dev/macvlab/labs/" + name + ".macvlab.json")) {
            return TopologyFile.read(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bridge", "private", "vepa", "vepa-hairpin", "passthru", "source"})
    void aLabOfTheProductIsDrawnWithAllItsElements(String name) throws IOException, UnreadableFile {
        var canvas = new CanvasFixture(stage, lab(name));
        for (var each : canvas.topology().interfaces()) {
            assertTrue(canvas.has(CanvasView.idOf(each.ref())), each.name());
        }
        assertNoPillLiesOnAWire(canvas);
        save(canvas, name);
        canvas.dark();
        save(canvas, name + "-dark");
    }

    private static void assertNoPillLiesOnAWire(CanvasFixture canvas) {
        CanvasLayout canvasLayout = CanvasLayout.of(Index.of(canvas.topology()));
        for (Probe probe : canvas.topology().probes()) {
            Label pill = canvas.pill(probe);
            Box at = Box.at(new Position(pill.getLayoutX(), pill.getLayoutY()), pill.getWidth(), pill.getHeight());
            for (int i = 0; i < canvasLayout.wires().size(); i++) {
                LinePath way = Objects.requireNonNull(canvasLayout.way(i));
                assertFalse(
                        way.crosses(at),
                        pill.getText() + " lies on " + canvasLayout.wires().get(i));
            }
        }
    }

    @Test
    void measuredPingsAreGreenOrRedWithTheirReason() throws IOException, UnreadableFile {
        var canvas = new CanvasFixture(stage, lab("bridge"));
        var probes = canvas.topology().probes();
        canvas.run(() -> {
            canvas.document().select(new Ref("ns1", "mac1"));
            canvas.live().pings().put(probes.getFirst(), new Live.Sample(PingResult.answered(PING, 52), false));
            canvas.live()
                    .pings()
                    .put(
                            probes.get(1),
                            new Live.Sample(PingResult.failed(PING, Failure.LOSS, Message.of("probe.nothing")), false));
        });
        save(canvas, "live");
        assertTrue(canvas.pill(probes.getFirst()).getStyleClass().contains("ok"));
        assertTrue(canvas.pill(probes.getFirst()).getText().contains("0.05 ms"));
        assertTrue(canvas.pill(probes.get(1)).getStyleClass().contains("fail"));
        canvas.dark();
        save(canvas, "live-dark");
        canvas.run(() -> canvas.live().pings().replaceAll((_, last) -> new Live.Sample(last.result(), true)));
        assertTrue(canvas.pill(probes.getFirst()).getStyleClass().contains("stale"));
    }

    @Test
    void anEmptyCanvasSaysWhichKeyAddsWhat() throws IOException {
        var canvas = new CanvasFixture(stage, Topology.EMPTY);
        save(canvas, "empty");
        assertTrue(canvas.node("empty-canvas").isVisible());
        canvas.dark();
        save(canvas, "empty-dark");
        canvas.key(javafx.scene.input.KeyCode.N);
        assertFalse(canvas.node("empty-canvas").isVisible());
    }

    @Test
    void everyKindOfElementHasItsOwnLook() throws IOException, UnreadableFile {
        var canvas = new CanvasFixture(stage, Labs.everything());
        canvas.hover(canvas.on(Ref.top("eth0")));
        save(canvas, "everything");
        canvas.dark();
        save(canvas, "everything-dark");
        canvas.run(() -> {
            canvas.view().zoomTo100();
            canvas.document().select(new Ref("ns1", "mac1"));
            canvas.view().actions().reveal();
        });
        save(canvas, "everything-near");
    }

    @Test
    void aLargeLabIsPaintedFromFarAway() throws IOException {
        save(new CanvasFixture(stage, Labs.large(60)), "sixty");
        save(new CanvasFixture(stage, Labs.large(1000)), "thousand");
    }

    @Test
    void withoutALayoutEverythingFindsItsPlace() throws IOException {
        save(new CanvasFixture(stage, Labs.article(Macvlan.Mode.BRIDGE)), "arranged");
    }

    private static void save(CanvasFixture canvas, String name) throws IOException {
        canvas.settle();
        var image = new WritableImage[1];
        canvas.run(() -> image[0] = canvas.view().getScene().snapshot(null));
        Files.createDirectories(PICTURES);
        ImageIO.write(
                SwingFXUtils.fromFXImage(image[0], null),
                "png",
                PICTURES.resolve(name + ".png").toFile());
    }
}
