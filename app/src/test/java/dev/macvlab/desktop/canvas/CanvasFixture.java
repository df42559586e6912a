package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.Objects;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.testfx.util.WaitForAsyncUtils;

/** A canvas in a window of its own, and a pointer that fires the events of a mouse at it. */
final class CanvasFixture {
    private final Document document;
    private final StillLive live = new StillLive();
    private final CanvasView view;

    CanvasFixture(Stage stage, Topology topology) {
        document = new Document(topology, null);
        CanvasView[] made = new CanvasView[1];
        WaitForAsyncUtils.waitForAsyncFx(10_000, () -> {
            made[0] = new CanvasView(document, live);
            var scene = new Scene(made[0], 1000, 700);
            for (String sheet : new String[] {"tokens", "macvlab", "canvas"}) {
                scene.getStylesheets()
                        .add(Objects.requireNonNull(getClass().getResource("/dev/macvlab/css/" + sheet + ".css"))
                                .toExternalForm());
            }
            stage.setScene(scene);
            stage.setX(0);
            stage.setY(0);
            stage.show();
            made[0].requestFocus();
        });
        view = made[0];
        settle();
    }

    Document document() {
        return document;
    }

    Topology topology() {
        return document.topology();
    }

    CanvasView view() {
        return view;
    }

    StillLive live() {
        return live;
    }

    void dark() {
        run(() -> view.getScene().getRoot().getStyleClass().add("dark"));
        settle();
    }

    Label pill(Probe probe) {
        return (Label) node("probe-" + (probe.from() + "-" + probe.to()).replace('/', '-') + "-pill");
    }

    /** Lets happen what the next frame would do. */
    void settle() {
        run(() -> {});
    }

    void run(Runnable action) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> {
            action.run();
            view.pulse();
            view.applyCss();
            view.layout();
        });
    }

    Node node(String id) {
        settle();
        return Objects.requireNonNull(find(view, id), () -> id + " is not on the canvas");
    }

    boolean has(String id) {
        settle();
        return find(view, id) != null;
    }

    /** As lookup, for ids with dots in them too. */
    private static @Nullable Node find(Node node, String id) {
        if (id.equals(node.getId())) {
            return node;
        }
        if (node instanceof Parent parent) {
            for (Node child : parent.getChildrenUnmodifiable()) {
                Node found = find(child, id);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    /** The middle of an element's upper part, where nothing but itself is hit, in the scene. */
    Point2D on(Ref ref) {
        Bounds bounds = boundsOf(node(CanvasView.idOf(ref)));
        return new Point2D(bounds.getMinX() + 80, bounds.getMinY() + 16);
    }

    Bounds boundsOf(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }

    Point2D middleOf(String id) {
        Bounds bounds = boundsOf(node(id));
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    Position at(Ref ref) {
        return Objects.requireNonNull(topology().layout().get(ref), ref::toString);
    }

    void press(Node target, Point2D at) {
        fire(target, MouseEvent.MOUSE_PRESSED, at, MouseButton.PRIMARY, true, false, 1);
    }

    void press(Point2D at) {
        press(view, at);
    }

    void drag(Point2D to) {
        fire(view, MouseEvent.MOUSE_DRAGGED, to, MouseButton.PRIMARY, true, false, 0);
    }

    void release(Point2D at) {
        fire(view, MouseEvent.MOUSE_RELEASED, at, MouseButton.PRIMARY, false, false, 1);
    }

    void dragFrom(Point2D from, Point2D to) {
        press(from);
        drag(from.midpoint(to));
        drag(to);
        release(to);
    }

    void click(Point2D at, boolean shift) {
        fire(view, MouseEvent.MOUSE_PRESSED, at, MouseButton.PRIMARY, true, shift, 1);
        fire(view, MouseEvent.MOUSE_RELEASED, at, MouseButton.PRIMARY, false, shift, 1);
    }

    void doubleClick(Point2D at) {
        fire(view, MouseEvent.MOUSE_PRESSED, at, MouseButton.PRIMARY, true, false, 2);
        fire(view, MouseEvent.MOUSE_RELEASED, at, MouseButton.PRIMARY, false, false, 2);
    }

    void hover(Point2D at) {
        fire(view, MouseEvent.MOUSE_MOVED, at, MouseButton.NONE, false, false, 0);
        settle();
    }

    /** Drags from a handle of an element to a place. */
    void dragHandle(Ref from, String handle, Point2D to) {
        startHandle(from, handle);
        drag(to.add(-20, -20));
        drag(to);
        release(to);
    }

    void startHandle(Ref from, String handle) {
        hover(on(from));
        Node node = node(handle);
        press(node, middleOf(handle));
    }

    void fire(
            Node target,
            EventType<MouseEvent> type,
            Point2D at,
            MouseButton button,
            boolean down,
            boolean shift,
            int clicks) {
        run(() -> {
            Point2D screen = view.localToScreen(view.sceneToLocal(at));
            Point2D local = target.sceneToLocal(at);
            target.fireEvent(new MouseEvent(
                    type,
                    local.getX(),
                    local.getY(),
                    screen.getX(),
                    screen.getY(),
                    button,
                    clicks,
                    shift,
                    false,
                    false,
                    false,
                    down && button == MouseButton.PRIMARY,
                    down && button == MouseButton.MIDDLE,
                    down && button == MouseButton.SECONDARY,
                    true,
                    false,
                    true,
                    null));
        });
    }

    void key(KeyCode code, boolean control, boolean shift) {
        run(() -> {
            Node focused = view.getScene().getFocusOwner();
            (focused == null ? view : focused)
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false));
        });
    }

    void key(KeyCode code) {
        key(code, false, false);
    }
}
