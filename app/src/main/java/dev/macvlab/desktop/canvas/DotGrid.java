package dev.macvlab.desktop.canvas;

import javafx.scene.Node;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.paint.ImagePattern;
import javafx.scene.shape.Rectangle;

/** The dots behind everything, one every 24 pixels at scale 1. */
final class DotGrid {
    private static final double STEP = 24;
    private static final double RADIUS = 0.9;

    private final Rectangle dots = new Rectangle();
    private Color colour = Color.LIGHTGRAY;
    private WritableImage tile = tileOf(colour, (int) STEP);

    DotGrid() {
        dots.setManaged(false);
        dots.setMouseTransparent(true);
    }

    Node node() {
        return dots;
    }

    void setColour(Color newColour) {
        colour = newColour;
        tile = tileOf(colour, (int) tile.getWidth());
    }

    void show(Camera camera, double width, double height) {
        dots.setWidth(width);
        dots.setHeight(height);
        double step = STEP * camera.scale();
        while (step < STEP / 2) {
            step *= 2;
        }
        int size = (int) Math.round(step);
        if (size != (int) tile.getWidth()) {
            tile = tileOf(colour, size);
        }
        double x = (camera.offsetX() - step / 2) % step;
        double y = (camera.offsetY() - step / 2) % step;
        dots.setFill(new ImagePattern(tile, x, y, step, step, false));
    }

    private static WritableImage tileOf(Color colour, int size) {
        var image = new WritableImage(size, size);
        var pixels = new int[size * size];
        double middle = Math.floor(size / 2.0) + 0.5;
        int red = (int) Math.round(colour.getRed() * 255);
        int green = (int) Math.round(colour.getGreen() * 255);
        int blue = (int) Math.round(colour.getBlue() * 255);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double distance = Math.hypot(x + 0.5 - middle, y + 0.5 - middle);
                int alpha = (int) Math.round(Math.clamp(RADIUS + 0.5 - distance, 0.0, 1.0) * 255);
                pixels[y * size + x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
        image.getPixelWriter().setPixels(0, 0, size, size, PixelFormat.getIntArgbInstance(), pixels, 0, size);
        return image;
    }
}
