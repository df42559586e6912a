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
    private static final int TILE = 48;

    private final Rectangle dots = new Rectangle();
    private WritableImage tile = tileOf(Color.LIGHTGRAY);

    DotGrid() {
        dots.setManaged(false);
        dots.setMouseTransparent(true);
    }

    Node node() {
        return dots;
    }

    void setColour(Color colour) {
        tile = tileOf(colour);
    }

    void show(Camera camera, double width, double height) {
        dots.setWidth(width);
        dots.setHeight(height);
        double step = STEP * camera.scale();
        while (step < STEP / 2) {
            step *= 2;
        }
        double x = Math.floorMod((long) Math.floor(camera.offsetX() - step / 2), (long) Math.ceil(step * 1024)) % step;
        double y = Math.floorMod((long) Math.floor(camera.offsetY() - step / 2), (long) Math.ceil(step * 1024)) % step;
        dots.setFill(new ImagePattern(tile, x, y, step, step, false));
    }

    private static WritableImage tileOf(Color colour) {
        var image = new WritableImage(TILE, TILE);
        var pixels = new int[TILE * TILE];
        double middle = TILE / 2.0;
        int red = (int) Math.round(colour.getRed() * 255);
        int green = (int) Math.round(colour.getGreen() * 255);
        int blue = (int) Math.round(colour.getBlue() * 255);
        for (int y = 0; y < TILE; y++) {
            for (int x = 0; x < TILE; x++) {
                double distance = Math.hypot(x + 0.5 - middle, y + 0.5 - middle);
                int alpha = (int) Math.round(Math.clamp(2.6 - distance, 0.0, 1.0) * 255);
                pixels[y * TILE + x] = alpha << 24 | red << 16 | green << 8 | blue;
            }
        }
        image.getPixelWriter().setPixels(0, 0, TILE, TILE, PixelFormat.getIntArgbInstance(), pixels, 0, TILE);
        return image;
    }
}
