package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import java.util.Map;
import java.util.function.Supplier;
import javafx.geometry.Point2D;

/** What gestures and actions work on: the document, and the view of it. */
final class Surface {
    private final CanvasView view;
    private final Document document;
    private final Camera camera;
    private final CanvasLayers layers;
    private final Supplier<CanvasLayout> canvasLayout;
    private final Runnable changed;
    private final Runnable dragged;
    private final Runnable panned;

    /**
     * @param canvasLayout the drawing of the document as it is now
     * @param changed asks for the view to be brought up to date before the next frame
     * @param panned asks for the view to follow the camera before the next frame
     * @param dragged asks for what a gesture moves to be brought up to date before the next frame
     */
    Surface(
            CanvasView view,
            Document document,
            Camera camera,
            CanvasLayers layers,
            Supplier<CanvasLayout> canvasLayout,
            Runnable changed,
            Runnable panned,
            Runnable dragged) {
        this.view = view;
        this.document = document;
        this.camera = camera;
        this.layers = layers;
        this.canvasLayout = canvasLayout;
        this.changed = changed;
        this.panned = panned;
        this.dragged = dragged;
    }

    CanvasView view() {
        return view;
    }

    Document document() {
        return document;
    }

    Camera camera() {
        return camera;
    }

    CanvasLayers layers() {
        return layers;
    }

    CanvasLayout canvasLayout() {
        return canvasLayout.get();
    }

    Index index() {
        return document.index().get();
    }

    Selection selection() {
        return document.selection().get();
    }

    void changed() {
        changed.run();
    }

    /** As {@link #changed}, when nothing but the camera has changed. */
    void panned() {
        panned.run();
    }

    /** As {@link #changed}, when nothing but what the gesture moves has changed. */
    void dragged() {
        dragged.run();
    }

    /** The part of the world that is seen. */
    Box seen() {
        return camera.seen(view.getWidth(), view.getHeight());
    }

    /** The world's place under a place of the scene. */
    Point2D world(double sceneX, double sceneY) {
        Point2D local = view.sceneToLocal(sceneX, sceneY);
        return new Point2D(camera.toWorldX(local.getX()), camera.toWorldY(local.getY()));
    }

    /** Makes a change that is an undo step of its own. */
    void push(Edit edit) {
        document.push(edit);
    }

    /** Moves elements; the same title and elements again go on with the same undo step. */
    void arrange(Message title, Map<Ref, Position> positions) {
        document.merge(new Edit.Arrange(title, positions));
    }
}
