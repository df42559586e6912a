package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.toolkit.FxThread;
import javafx.animation.PauseTransition;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Keeps what a view draws up to date: remembers what has changed, and draws that once before the next frame. */
final class RedrawScheduler {
    private static final int FITS = 3;

    private final Region view;
    private final Document document;
    private final Camera camera;
    private final CanvasLayers layers;
    private final FarPainter painter;
    private final DotGrid grid;
    private final StaticLayer still;
    private final OverlayLayer overlays;
    private final Handles handles;
    private final Runnable pulse = this::pulse;
    private final PauseTransition sharpen = new PauseTransition(Duration.millis(150));

    private boolean sketchStale = true;
    private boolean viewStale = true;
    private boolean paintStale = true;
    private boolean dragStale;
    private boolean stillWanted;
    private boolean zooming;
    private double shownScale = 1;
    private boolean fitWanted = true;
    private int fitsWanted;
    private double largestFit = 1;

    /** The parts are brought up to date with the document, and with the size of {@code view}, which holds them. */
    RedrawScheduler(
            Region view,
            Document document,
            Camera camera,
            CanvasLayers layers,
            FarPainter painter,
            DotGrid grid,
            StaticLayer still,
            OverlayLayer overlays,
            Handles handles) {
        this.view = view;
        this.document = document;
        this.camera = camera;
        this.layers = layers;
        this.painter = painter;
        this.grid = grid;
        this.still = still;
        this.overlays = overlays;
        this.handles = handles;
        sharpen.setOnFinished(_ -> sharpen());
        view.widthProperty().addListener((_, _, _) -> viewChanged());
        view.heightProperty().addListener((_, _, _) -> viewChanged());
        view.sceneProperty().addListener((_, before, after) -> listenTo(before, after));
    }

    private void listenTo(@Nullable Scene before, @Nullable Scene after) {
        if (before != null) {
            before.removePreLayoutPulseListener(pulse);
        }
        if (after != null) {
            after.addPreLayoutPulseListener(pulse);
            wantPulse();
        }
    }

    private static void wantPulse() {
        Platform.requestNextPulse();
    }

    /** The document says something else. */
    void documentChanged() {
        sketchStale = true;
        wantPulse();
    }

    /** A node changed by itself. */
    void touched() {
        wantPulse();
    }

    /** All that is seen may look different. */
    void viewChanged() {
        viewStale = true;
        paintStale = true;
        wantPulse();
    }

    /** Nothing but the camera has changed. */
    void panned() {
        viewStale = true;
        zooming |= camera.scale() != shownScale;
        if (zooming || !painter.isSharp(camera)) {
            sharpen.playFromStart();
        }
        wantPulse();
    }

    private void sharpen() {
        zooming = false;
        viewChanged();
    }

    /** Nothing but where some things are for a moment has changed. */
    void moved() {
        dragStale = true;
        wantPulse();
    }

    /** Nothing but what a gesture moves has changed, and more of that is to come. */
    void dragged() {
        stillWanted = true;
        moved();
    }

    /** Everything is to be seen, at most at the largest scale that was set. */
    void fit() {
        fitWanted = true;
        viewChanged();
    }

    void setLargestFit(double scale) {
        if (scale != largestFit) {
            largestFit = scale;
            // The view takes its new size in the next pulses only.
            fitsWanted = FITS;
            fit();
        }
    }

    /** Shows the upper left corner of that part at scale 1. */
    void pose(Box part) {
        fitWanted = false;
        camera.pose(part.x(), part.y());
        viewStale = true;
        pulse();
    }

    /** Between two frames, in the first of which everything has its place and its style. */
    private void standStill() {
        boolean near = camera.scale() >= CanvasLayers.FAR;
        if (near && layers.isMoving() && !viewStale && !sketchStale && view.getScene() != null) {
            still.show();
        }
    }

    /** The drawing of the document as it is now. */
    CanvasLayout canvasLayout() {
        if (sketchStale) {
            sketchStale = false;
            viewStale = true;
            paintStale = true;
            layers.show(CanvasLayout.of(document.index().get(), document.views()));
            overlays.show(layers.canvasLayout());
            handles.show(null, document.index().get(), 1);
            wantPulse();
        }
        return layers.canvasLayout();
    }

    /** Brings the nodes up to date; runs once before each frame. */
    void pulse() {
        canvasLayout();
        double width = view.getWidth();
        double height = view.getHeight();
        if (width <= 0 || height <= 0) {
            return;
        }
        if (fitsWanted > 0) {
            fitsWanted--;
            fit();
        }
        if (fitWanted) {
            fitWanted = false;
            layers.canvasLayout().bounds().ifPresent(box -> camera.fit(box.grown(32), width, height, largestFit));
        }
        if (dragStale) {
            dragStale = false;
            boolean more = !layers.follow();
            viewStale |= more;
            paintStale |= more;
        }
        if (still.isOutdated()) {
            still.clear();
        }
        if (viewStale) {
            viewStale = false;
            still.clear();
            painter.resize(width, height);
            grid.show(camera, width, height);
            layers.refresh(camera, width, height, zooming);
            shownScale = camera.scale();
            layers.paint(camera, paintStale);
            paintStale = false;
            handles.rescale(camera.scale());
            overlays.follow(camera, width, height, camera.scale() >= CanvasLayers.FAR && layers.isThin());
        } else if (stillWanted && !still.isShown()) {
            FxThread.later(this::standStill);
        }
        stillWanted = false;
    }
}
