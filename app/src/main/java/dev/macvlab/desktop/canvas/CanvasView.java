package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.Live;
import dev.macvlab.desktop.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import javafx.application.Platform;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.MapChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The drawing surface: shows a document's topology with what the kernel says about it, and lets it be changed by mouse
 * and keyboard. Changes are shown in the next pulse. Its style sheet is css/canvas.css, to be added to the scene.
 */
public final class CanvasView extends Region {
    private static final double LARGEST_FIT = 1;
    private static final double LEGEND_MARGIN = 16;

    private final Document document;
    private final Camera camera = new Camera();
    private final Swatches swatches = new Swatches(this::themeChanged);
    private final DotGrid grid = new DotGrid();
    private final FarPainter painter = new FarPainter(swatches);
    private final Scenery scenery;
    private final Legend legend = new Legend();
    private final EmptyCanvas empty = new EmptyCanvas();
    private final Handles handles = new Handles();
    private final Surface surface;
    private final Actions actions;
    private final Menus menus;
    private final Hands hands;
    private final Runnable pulse = this::pulse;

    private boolean sketchStale = true;
    private boolean viewStale = true;
    private boolean dragStale;
    private boolean fitWanted = true;

    /** Shows {@code document}, and the results of its probes from {@code live}. */
    public CanvasView(Document document, Live live) {
        this.document = document;
        scenery = new Scenery(painter, live, this::toggleHairpin);
        scenery.world().getTransforms().add(camera.transform());
        surface = new Surface(this, document, camera, scenery, this::sketch, this::viewChanged, this::dragged);
        var renaming = new Renaming(surface);
        actions = new Actions(surface, renaming);
        menus = new Menus(surface, actions);
        hands = new Hands(surface, handles, menus, renaming);
        var _ = new Keys(this, surface, actions, hands, renaming);
        var _ = new Drops(surface, actions);
        scenery.tools().getChildren().addAll(handles.link(), handles.ping());

        getStyleClass().add("canvas-view");
        setId("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText("Drawing");
        getChildren().addAll(swatches, grid.node(), painter.canvas(), scenery.world(), empty, legend);
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::showMenu);
        follow(live);
    }

    private void follow(Live live) {
        document.index().addListener((_, _, _) -> {
            sketchStale = true;
            wantPulse();
        });
        document.problems().addListener((_, _, _) -> {
            scenery.showProblems(document.problems().get());
            wantPulse();
        });
        document.selection().addListener((_, _, _) -> {
            document.seal();
            scenery.select(document.selection().get());
            viewChanged();
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

    private void dragged() {
        dragStale = true;
        wantPulse();
    }

    private void themeChanged() {
        grid.setColour(swatches.colour("dot"));
        viewChanged();
    }

    /** The drawing of the document as it is now. */
    private Sketch sketch() {
        if (sketchStale) {
            sketchStale = false;
            viewStale = true;
            scenery.show(Sketch.of(document.index().get()));
            legend.show(scenery.sketch());
            empty.setVisible(scenery.sketch().figures().isEmpty());
            handles.show(null, document.index().get(), 1);
            wantPulse();
        }
        return scenery.sketch();
    }

    /** Brings the nodes up to date with the document; runs once before each frame. */
    void pulse() {
        sketch();
        if (getWidth() <= 0 || getHeight() <= 0) {
            return;
        }
        if (fitWanted) {
            fitWanted = false;
            scenery.sketch().bounds().ifPresent(box -> camera.fit(box.grown(32), getWidth(), getHeight(), LARGEST_FIT));
        }
        if (dragStale) {
            dragStale = false;
            viewStale |= !scenery.follow();
        }
        if (viewStale) {
            viewStale = false;
            painter.resize(getWidth(), getHeight());
            grid.show(camera, getWidth(), getHeight());
            scenery.refresh(camera, getWidth(), getHeight());
            scenery.paint(camera);
            handles.rescale(camera.scale());
        }
    }

    private void toggleHairpin(Ref ref) {
        if (document.index().get().find(ref).orElse(null) instanceof Nic nic && nic.port() != null) {
            boolean on = !nic.port().reflects();
            surface.push(new Edit.Change(
                    "Switch hairpin " + (on ? "on at " : "off at ") + nic.name(),
                    nic.withPort(nic.port().withHairpin(on ? true : null))));
        }
    }

    private void showMenu(ContextMenuEvent event) {
        if (hands.isBusy()) {
            return;
        }
        if (event.isKeyboardTrigger()) {
            showMenuOfSelection();
        } else {
            Point2D world = surface.world(event.getSceneX(), event.getSceneY());
            Probe probe = hands.probeAt(event);
            Figure figure = hands.figureAt(world.getX(), world.getY()).orElse(null);
            if (probe != null) {
                document.select(probe);
            } else if (figure != null && !scenery.isSelected(figure.key())) {
                document.select(Hands.only(figure.key()));
            }
            menus.showFor(figure, probe, world.getX(), world.getY(), event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void showMenuOfSelection() {
        var selection = document.selection().get();
        Probe probe = selection.probes().stream().findFirst().orElse(null);
        Figure figure = selection.refs().stream()
                .findFirst()
                .map(ref -> sketch().figure(Key.of(ref)))
                .orElse(null);
        Box box = figure == null ? surface.seen() : figure.box();
        Bounds screen = localToScreen(getLayoutBounds());
        menus.showFor(
                figure,
                figure == null ? probe : null,
                box.centerX(),
                box.centerY(),
                screen.getMinX() + camera.toViewX(box.centerX()),
                screen.getMinY() + camera.toViewY(box.centerY()));
    }

    /** How large the drawing is shown; 1 is 100 %. */
    public ReadOnlyDoubleProperty scaleProperty() {
        return camera.scaleProperty();
    }

    /** What the window offers in the middle of an empty canvas, for instance labs to start from; null for nothing. */
    public void setOffer(@Nullable Node offer) {
        empty.setOffer(offer);
    }

    /** Whether what the lines mean is said in the corner. */
    public void setLegendShown(boolean shown) {
        legend.setOpacity(shown ? 1 : 0);
    }

    /** Shows everything that is drawn, at most at 100 %. */
    public void fit() {
        fitWanted = true;
        viewChanged();
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

    /** Shows what is selected as large as it fits. */
    public void zoomToSelection() {
        actions.zoomToSelection();
    }

    /** Pans as little as is needed to show what is selected. */
    public void reveal() {
        actions.reveal();
    }

    /** Puts a piece of the palette where there is room for it, near what is selected, and selects it. */
    public void add(Piece piece) {
        actions.add(piece);
        requestFocus();
    }

    /** Deletes what is selected, with what hangs on it. */
    public void delete() {
        actions.delete();
    }

    /** Copies what is selected to the system's clipboard. */
    public void copy() {
        actions.copy();
    }

    /** Copies what is selected, and deletes it. */
    public void cut() {
        actions.cut();
    }

    /** Adds copies of what the clipboard has, with names, MACs and addresses counted on. */
    public void paste() {
        actions.paste();
    }

    /** Adds copies of what is selected, with names, MACs and addresses counted on. */
    public void duplicate() {
        actions.duplicate();
    }

    public void selectAll() {
        actions.selectAll();
    }

    /** Selects all interfaces of the kinds that are selected. */
    public void selectSameKind() {
        actions.selectSameKind();
    }

    /** Places everything anew: switches, host, namespaces, from top to bottom. */
    public void arrange() {
        actions.arrange();
        fit();
    }

    /** Opens a field over the name of what is selected. */
    public void rename() {
        actions.rename();
    }

    /** Where an element is in this view; null when it is not drawn. */
    public @Nullable Bounds boundsOf(Ref ref) {
        Box box = sketch().box(ref);
        return box == null
                ? null
                : new BoundingBox(
                        camera.toViewX(box.x()),
                        camera.toViewY(box.y()),
                        box.width() * camera.scale(),
                        box.height() * camera.scale());
    }

    /** Ends what the mouse is doing, without a trace. */
    public void cancelGesture() {
        hands.cancel();
    }

    /** The id of the node that draws an element, while it is in view. */
    public static String idOf(Ref ref) {
        return Key.of(ref).nodeId();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(legend.prefWidth(-1));
        double height = Math.ceil(legend.prefHeight(width));
        legend.resizeRelocate(getWidth() - width - LEGEND_MARGIN, getHeight() - height - LEGEND_MARGIN, width, height);
        double emptyWidth = Math.min(getWidth(), Math.ceil(empty.prefWidth(-1)));
        double emptyHeight = empty.prefHeight(emptyWidth);
        empty.resizeRelocate(
                Math.rint((getWidth() - emptyWidth) / 2),
                Math.rint((getHeight() - emptyHeight) / 2),
                emptyWidth,
                emptyHeight);
    }
}
