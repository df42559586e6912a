package dev.macvlab.desktop.canvas;

import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;

/** Moves the view, by the middle button or with the space bar held. */
final class PanGesture implements Gesture {
    private final Surface surface;
    private final double startX;
    private final double startY;
    private double lastX;
    private double lastY;

    PanGesture(Surface surface, MouseEvent press) {
        this.surface = surface;
        startX = press.getSceneX();
        startY = press.getSceneY();
        lastX = startX;
        lastY = startY;
    }

    @Override
    public void drag(double x, double y, MouseEvent event) {
        to(event.getSceneX(), event.getSceneY());
    }

    @Override
    public void end(double x, double y, MouseEvent event) {
        to(event.getSceneX(), event.getSceneY());
    }

    @Override
    public void cancel() {
        to(startX, startY);
    }

    private void to(double sceneX, double sceneY) {
        surface.camera().panBy(sceneX - lastX, sceneY - lastY);
        lastX = sceneX;
        lastY = sceneY;
        surface.panned();
    }

    @Override
    public Cursor cursor() {
        return Cursor.CLOSED_HAND;
    }
}
