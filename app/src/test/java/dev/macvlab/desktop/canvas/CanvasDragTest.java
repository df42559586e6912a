package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Live;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is seen while something is dragged, when all that stands still is a picture. */
@ExtendWith(ApplicationExtension.class)
class CanvasDragTest {
    private static final double MARGIN = 24;

    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @Test
    void allThatIsNotDraggedLooksAsBefore() {
        var canvas = new CanvasFixture(stage, Labs.everything());
        Ref empty = Ref.top("empty");
        Bounds start = canvas.boundsOf(canvas.node(CanvasView.idOf(empty)));
        Point2D grip = canvas.on(empty);
        canvas.press(grip);
        WritableImage before = pictureOf(canvas);
        // To where it is in line with nothing, so that no guide is drawn.
        drag(canvas, grip, 20);
        WritableImage meanwhile = pictureOf(canvas);
        Bounds passed = new BoundingBox(
                start.getMinX() - MARGIN,
                start.getMinY() - MARGIN,
                start.getWidth() + 20 + 2 * MARGIN,
                start.getHeight() + 20 + 2 * MARGIN);
        assertEquals(0, differences(before, meanwhile, passed, false));
        assertNotEquals(0, differences(before, meanwhile, passed, true));
        canvas.key(KeyCode.ESCAPE);
        canvas.settle();
        assertFalse(canvas.node("still").isVisible());
        canvas.release(grip);
    }

    @Test
    void whatComesInDuringADragIsSeen() {
        var canvas = new CanvasFixture(stage, Labs.article(Macvlan.Mode.BRIDGE));
        Probe probe = canvas.topology().probes().getFirst();
        Ref lan = Ref.top("lan");
        Point2D grip = canvas.on(lan);
        canvas.press(grip);
        drag(canvas, grip, 40);
        String forecast = canvas.pill(probe).getText();
        canvas.run(() -> canvas.live()
                .pings()
                .put(probe, new Live.Sample(PingResult.answered(new Ping("ns1", "192.168.56.123"), 120), false)));
        assertTrue(canvas.pill(probe).isVisible());
        assertNotEquals(forecast, canvas.pill(probe).getText());
        canvas.release(grip.add(40, 40));
    }

    @Test
    void theNamespaceThatWouldTakeItIsMarked() {
        var canvas = new CanvasFixture(stage, Labs.article(Macvlan.Mode.BRIDGE));
        Ref child = new Ref("ns1", "mac1");
        Ref other = Ref.top("ns2");
        Node frame = canvas.node(CanvasView.idOf(other));
        Point2D grip = canvas.on(child);
        canvas.press(grip);
        drag(canvas, grip, 8);
        WritableImage before = pictureOf(canvas);
        Bounds target = canvas.boundsOf(frame);
        canvas.drag(new Point2D(target.getMinX() + 20, target.getMaxY() - 4));
        drag(canvas, new Point2D(target.getMinX(), target.getMaxY() - 28), 24);
        Bounds border = new BoundingBox(target.getMaxX() - 6, target.getMinY() + 8, 8, target.getHeight() - 16);
        assertNotEquals(0, differences(before, pictureOf(canvas), border, true));
        canvas.key(KeyCode.ESCAPE);
        canvas.release(grip);
    }

    /** To that distance, until what stands still has become a picture. */
    private static void drag(CanvasFixture canvas, Point2D grip, double by) {
        canvas.drag(grip.add(by / 2, by / 2));
        canvas.drag(grip.add(by, by));
        canvas.settle();
        canvas.settle();
        assertTrue(canvas.node("still").isVisible());
    }

    private static WritableImage pictureOf(CanvasFixture canvas) {
        var picture = new WritableImage[1];
        canvas.run(() -> picture[0] = canvas.view().snapshot(null, null));
        return picture[0];
    }

    /** How many pixels of two pictures differ, within that part or outside of it. */
    private static long differences(WritableImage one, WritableImage other, Bounds part, boolean within) {
        PixelReader first = one.getPixelReader();
        PixelReader second = other.getPixelReader();
        long found = 0;
        for (int y = 0; y < one.getHeight(); y++) {
            for (int x = 0; x < one.getWidth(); x++) {
                if (part.contains(x, y) == within && first.getArgb(x, y) != second.getArgb(x, y)) {
                    found++;
                }
            }
        }
        return found;
    }
}
