package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.Live;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.MapChangeListener;
import javafx.scene.AccessibleRole;
import javafx.scene.Scene;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The drawing surface: shows a document's topology with what the kernel says about it, and lets it be changed by mouse
 * and keyboard. Changes are shown in the next pulse.
 */
public final class CanvasView extends Region {
    private static final double LARGEST_FIT = 1;

    private final Document document;
    private final Camera camera = new Camera();
    private final Swatches swatches = new Swatches(this::themeChanged);
    private final DotGrid grid = new DotGrid();
    private final FarPainter painter = new FarPainter(swatches);
    private final Scenery scenery;
    private final Legend legend = new Legend();
    private final Runnable pulse = this::pulse;

    private boolean sketchStale = true;
    private boolean viewStale = true;
    private boolean fitWanted = true;

    /** Shows {@code document}, and the results of its probes from {@code live}. */
    public CanvasView(Document document, Live live) {
        this.document = document;
        scenery = new Scenery(painter, live, this::toggleHairpin);
        scenery.world().getTransforms().add(camera.transform());
        getStyleClass().add("canvas-view");
        getStylesheets()
                .add(CanvasView.class.getResource("/dev/macvlab/css/canvas.css").toExternalForm());
        setId("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Drawing");
        getChildren().addAll(swatches, grid.node(), painter.canvas(), scenery.world(), legend);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);

        document.index().addListener((_, _, _) -> {
            sketchStale = true;
            wantPulse();
        });
        document.problems().addListener((_, _, _) -> {
            scenery.showProblems(document.problems().get());
            wantPulse();
        });
        document.selection().addListener((_, _, _) -> {
            scenery.select(document.selection().get());
            viewStale = true;
            wantPulse();
        });
        live.pings().addListener((MapChangeListener<Probe, Live.Ping>) _ -> viewChanged());
        widthProperty().addListener((_, _, _) -> viewChanged());
        heightProperty().addListener((_, _, _) -> viewChanged());
        sceneProperty().addListener((_, before, after) -> listenTo(before, after));
        scenery.showProblems(document.problems().get());
        scenery.select(document.selection().get());
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

    private void viewChanged() {
        viewStale = true;
        wantPulse();
    }

    private void themeChanged() {
        grid.setColour(swatches.colour("dot"));
        viewChanged();
    }

    /** Brings the nodes up to date with the document; runs once before each frame. */
    void pulse() {
        if (sketchStale) {
            sketchStale = false;
            viewStale = true;
            scenery.show(Sketch.of(document.index().get()));
            legend.show(scenery.sketch());
        }
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        if (fitWanted) {
            fitWanted = false;
            fitNow();
        }
        if (viewStale) {
            viewStale = false;
            painter.resize(getWidth(), getHeight());
            grid.show(camera, getWidth(), getHeight());
            scenery.refresh(camera, getWidth(), getHeight());
            scenery.paint(camera);
        }
    }

    private void toggleHairpin(Ref ref) {
        if (document.index().get().find(ref).orElse(null) instanceof Nic nic && nic.port() != null) {
            boolean on = !nic.port().reflects();
            document.push(new Edit.Change(
                    on ? "Switch hairpin on at " + nic.name() : "Switch hairpin off at " + nic.name(),
                    nic.withPort(nic.port().withHairpin(on ? true : null))));
            document.seal();
        }
    }

    private void fitNow() {
        scenery.sketch().bounds().ifPresent(box -> camera.fit(box.grown(32), getWidth(), getHeight(), LARGEST_FIT));
    }

    /** How large the drawing is shown; 1 is 100 %. */
    public ReadOnlyDoubleProperty scaleProperty() {
        return camera.scaleProperty();
    }

    /** Shows everything that is drawn, at most at 100 %. */
    public void fit() {
        fitWanted = true;
        wantPulse();
        viewStale = true;
    }

    /** Zooms by a factor, around the middle of the view. */
    public void zoomBy(double factor) {
        camera.zoomAt(getWidth() / 2, getHeight() / 2, factor);
        viewChanged();
    }

    /** Shows everything in its own size, keeping the middle of the view. */
    public void zoomTo100() {
        zoomBy(1 / camera.scale());
    }

    /** The id of the node that draws an element, while it is in view. */
    public static String idOf(Ref ref) {
        return Key.of(ref).nodeId();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(legend.prefWidth(-1));
        double height = Math.ceil(legend.prefHeight(width));
        legend.resizeRelocate(getWidth() - width - 16, getHeight() - height - 16, width, height);
    }
}
