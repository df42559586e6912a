package dev.macvlab.desktop.canvas;

import javafx.scene.Node;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;

/**
 * The dots behind everything, one every 24 pixels at scale 1. They are painted once for a scale, a step beyond the view,
 * and panning moves what is painted by whole pixels, which a program without a graphics card does fastest.
 */
final class DotGrid {
    private static final double STEP = 24;
    private static final double RADIUS = 0.8;

    private final Canvas canvas = new Canvas();
    private Color colour = Color.LIGHTGRAY;
    private double painted;

    DotGrid() {
        canvas.setManaged(false);
        canvas.setMouseTransparent(true);
    }

    Node node() {
        return canvas;
    }

    void setColour(Color newColour) {
        colour = newColour;
        painted = 0;
    }

    void show(Camera camera, double width, double height) {
        double step = STEP * camera.scale();
        while (step < STEP / 2) {
            step *= 2;
        }
        double paintedWidth = Math.ceil(width + 2 * step);
        double paintedHeight = Math.ceil(height + 2 * step);
        if (step != painted || paintedWidth != canvas.getWidth() || paintedHeight != canvas.getHeight()) {
            painted = step;
            canvas.setWidth(paintedWidth);
            canvas.setHeight(paintedHeight);
            paint(step);
        }
        canvas.relocate(
                Math.rint(floorMod(camera.offsetX(), step) - step), Math.rint(floorMod(camera.offsetY(), step) - step));
    }

    private static double floorMod(double value, double step) {
        return value - Math.floor(value / step) * step;
    }

    private void paint(double step) {
        GraphicsContext g = canvas.getGraphicsContext2D();
        g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
        g.setFill(colour);
        for (double y = step; y < canvas.getHeight(); y += step) {
            for (double x = step; x < canvas.getWidth(); x += step) {
                g.fillRect(Math.floor(x) + 0.5 - RADIUS, Math.floor(y) + 0.5 - RADIUS, 2 * RADIUS, 2 * RADIUS);
            }
        }
    }
}
