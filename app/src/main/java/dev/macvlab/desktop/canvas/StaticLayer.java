package dev.macvlab.desktop.canvas;

import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.ImageView;
import javafx.scene.image.WritableImage;
import javafx.scene.layout.Background;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.transform.Scale;
import javafx.stage.Window;

/**
 * All that stands still while something is dragged, as one picture below it: of lines that span the view the rectangle
 * around them is painted again, and a picture of what lies there is painted faster than the lab itself.
 */
final class StaticLayer {
    private final Region view;
    private final CanvasLayers layers;
    private final Group ground;
    private final Group drawn;
    private final ImageView picture = new ImageView();
    private int version;

    /** @param ground what {@code view} has below the layers */
    StaticLayer(Region view, CanvasLayers layers, Node... ground) {
        this.view = view;
        this.layers = layers;
        this.ground = new Group(ground);
        this.drawn = new Group(this.ground, picture, layers.world());
        drawn.setManaged(false);
        this.ground.setManaged(false);
        picture.setManaged(false);
        picture.setId("still");
        picture.setMouseTransparent(true);
        picture.setVisible(false);
    }

    /** All that is drawn, with the picture of it. */
    Node node() {
        return drawn;
    }

    boolean isShown() {
        return picture.isVisible();
    }

    /** Whether it shows what has changed since. */
    boolean isOutdated() {
        return isShown() && version != layers.version();
    }

    /** Takes a picture of all that stands still, and shows that instead. */
    void show() {
        layers.showParts(true, false);
        picture.setImage(taken());
        picture.setFitWidth(view.getWidth());
        picture.setFitHeight(view.getHeight());
        picture.setVisible(true);
        ground.setVisible(false);
        layers.showParts(false, true);
        version = layers.version();
    }

    /** Shows all as it is. */
    void clear() {
        if (isShown()) {
            picture.setVisible(false);
            picture.setImage(null);
            ground.setVisible(true);
            layers.showParts(true, true);
        }
    }

    private WritableImage taken() {
        Window window = view.getScene().getWindow();
        double fineX = window.getRenderScaleX();
        double fineY = window.getRenderScaleY();
        var how = new SnapshotParameters();
        how.setTransform(new Scale(fineX, fineY));
        how.setViewport(new Rectangle2D(0, 0, view.getWidth() * fineX, view.getHeight() * fineY));
        Background background = view.getBackground();
        how.setFill(
                background == null || background.getFills().isEmpty()
                        ? Color.TRANSPARENT
                        : background.getFills().getLast().getFill());
        return drawn.snapshot(how, null);
    }
}
