package dev.macvlab.desktop.canvas;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.transform.Affine;

/** Which part of the canvas is seen, and how large: view = world × scale + offset. */
final class Camera {
    static final double SMALLEST = 0.05;
    static final double LARGEST = 4;
    private static final double FIT_MARGIN = 48;

    private final ReadOnlyDoubleWrapper scale = new ReadOnlyDoubleWrapper(1);
    private final Affine transform = new Affine();
    private double offsetX;
    private double offsetY;

    ReadOnlyDoubleProperty scaleProperty() {
        return scale.getReadOnlyProperty();
    }

    double scale() {
        return scale.get();
    }

    double offsetX() {
        return offsetX;
    }

    double offsetY() {
        return offsetY;
    }

    /** From world to view, kept up to date. */
    Affine transform() {
        return transform;
    }

    double toWorldX(double viewX) {
        return (viewX - offsetX) / scale();
    }

    double toWorldY(double viewY) {
        return (viewY - offsetY) / scale();
    }

    double toViewX(double worldX) {
        return worldX * scale() + offsetX;
    }

    double toViewY(double worldY) {
        return worldY * scale() + offsetY;
    }

    void panBy(double dx, double dy) {
        set(scale(), offsetX + dx, offsetY + dy);
    }

    /** Makes everything {@code factor} times as large, while what is at that place of the view stays there. */
    void zoomAt(double viewX, double viewY, double factor) {
        double next = Math.clamp(scale() * factor, SMALLEST, LARGEST);
        double worldX = toWorldX(viewX);
        double worldY = toWorldY(viewY);
        set(next, viewX - worldX * next, viewY - worldY * next);
    }

    /** Shows all of {@code box} in the middle of a view of that size, at most at {@code largest}. */
    void fit(Box box, double width, double height, double largest) {
        double room = Math.min(
                (width - 2 * FIT_MARGIN) / Math.max(1, box.width()),
                (height - 2 * FIT_MARGIN) / Math.max(1, box.height()));
        double next = Math.clamp(Math.min(room, largest), SMALLEST, LARGEST);
        set(next, width / 2 - box.centerX() * next, height / 2 - box.centerY() * next);
    }

    /** Pans so that a place of the world is in the middle of a view of that size. */
    void centre(double worldX, double worldY, double width, double height) {
        set(scale(), width / 2 - worldX * scale(), height / 2 - worldY * scale());
    }

    /** Shows that place of the world in the upper left corner, at scale 1. */
    void pose(double worldX, double worldY) {
        set(1, -worldX, -worldY);
    }

    /** Pans as little as is needed to show {@code box}. */
    void reveal(Box box, double width, double height) {
        double left = toViewX(box.x()) - FIT_MARGIN / 2;
        double right = toViewX(box.right()) + FIT_MARGIN / 2;
        double top = toViewY(box.y()) - FIT_MARGIN / 2;
        double bottom = toViewY(box.bottom()) + FIT_MARGIN / 2;
        double dx = left < 0 ? -left : Math.min(0, width - right);
        double dy = top < 0 ? -top : Math.min(0, height - bottom);
        if (dx != 0 || dy != 0) {
            panBy(dx, dy);
        }
    }

    /** The part of the world that a view of that size shows. */
    Box seen(double width, double height) {
        return Box.between(toWorldX(0), toWorldY(0), toWorldX(width), toWorldY(height));
    }

    private void set(double newScale, double newX, double newY) {
        offsetX = Math.rint(newX);
        offsetY = Math.rint(newY);
        transform.setToTransform(newScale, 0, offsetX, 0, newScale, offsetY);
        scale.set(newScale);
    }
}
