package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.text.Words;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.forecast.Hop;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.collections.MapChangeListener;
import javafx.collections.WeakMapChangeListener;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.input.Clipboard;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/**
 * The drawing surface: shows a document's topology with what the kernel says about it, and lets it be changed by mouse
 * and keyboard. Changes are shown in the next pulse. Its style sheet is css/canvas.css, to be added to the scene.
 */
public final class CanvasView extends Region {
    private static final double READABLE = 0.6;

    private final Document document;
    private final Camera camera = new Camera();
    private final StyleColours swatches = new StyleColours(this::themeChanged);
    private final DotGrid grid = new DotGrid();
    private final FarPainter painter = new FarPainter(swatches);
    private final CanvasLayers layers;
    private final OverlayLayer overlays;
    private final Surface surface;
    private final RedrawScheduler redraws;
    private final LayoutAnimation animation;
    private final CanvasActions actions;
    private final PointerController pointer;
    private final KeyboardController keys;
    private final Live live;
    private final Words words;
    /** Held here, since results may outlive this view, which they must not keep. */
    private final MapChangeListener<Probe, Live.Sample> pinged = _ -> viewChanged();

    private Consumer<Interface> manyChildren = _ -> {};

    /** Shows {@code document}, and the results of its probes from {@code live}. */
    public CanvasView(Document document, Live live) {
        this(document, live, Words.ENGLISH);
    }

    /** Shows {@code document} with what is written on it in the user's language. */
    public CanvasView(Document document, Live live, Words words) {
        this.document = document;
        this.live = live;
        this.words = words;
        document.placeWith(AutoPlacement::complete);
        overlays = new OverlayLayer(
                new Legend(words, this::viewChanged), new Minimap(swatches, this::centre), new EmptyCanvas(words));
        var handles = new Handles(words);
        layers = new CanvasLayers(painter, live, this::toggleHairpin, words);
        layers.world().getTransforms().add(camera.transform());
        var still = new StaticLayer(this, layers, grid.node(), painter.canvas());
        redraws = new RedrawScheduler(this, document, camera, layers, painter, grid, still, overlays, handles);
        surface = new Surface(
                this,
                document,
                camera,
                layers,
                redraws::canvasLayout,
                redraws::viewChanged,
                redraws::panned,
                redraws::dragged);
        animation = new LayoutAnimation(layers, redraws::moved, redraws::viewChanged);
        var renaming = new Renaming(surface, words);
        actions = new CanvasActions(surface, renaming);
        var menus = new Menus(surface, actions, words);
        pointer = new PointerController(surface, handles, menus, renaming);
        keys = new KeyboardController(this, surface, actions, pointer, renaming);
        var _ = new PaletteDrops(surface, actions);
        var _ = new ContextMenus(surface, pointer, menus);
        layers.tools().getChildren().addAll(handles.link(), handles.ping());

        getStyleClass().add("canvas-view");
        setId("canvas");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.PARENT);
        setAccessibleText(words.say(Message.of("canvas.drawing")));
        getChildren().addAll(swatches, still.node());
        getChildren().addAll(overlays.nodes());
        var clip = new Rectangle();
        clip.widthProperty().bind(widthProperty());
        clip.heightProperty().bind(heightProperty());
        setClip(clip);
        localToSceneTransformProperty()
                .subscribe((before, now) -> keepInPlace(now.getTx() - before.getTx(), now.getTy() - before.getTy()));
        follow(live);
    }

    /** What is drawn stays where it is in the window when something beside the drawing takes room, or gives it back. */
    private void keepInPlace(double dx, double dy) {
        if (dx != 0 || dy != 0) {
            camera.panBy(-dx, -dy);
            viewChanged();
        }
    }

    private void follow(Live live) {
        document.index().addListener((_, _, _) -> redraws.documentChanged());
        document.problems().addListener((_, _, _) -> {
            layers.showProblems(document.problems().get());
            redraws.touched();
        });
        document.selection().addListener((_, _, _) -> {
            document.seal();
            layers.select(document.selection().get());
            viewChanged();
        });
        live.pings().addListener(new WeakMapChangeListener<>(pinged));
        layers.showProblems(document.problems().get());
        layers.select(document.selection().get());
    }

    private void viewChanged() {
        redraws.viewChanged();
    }

    private void themeChanged() {
        grid.setColour(swatches.colour("dot"));
        overlays.repaint();
        viewChanged();
    }

    private CanvasLayout canvasLayout() {
        return redraws.canvasLayout();
    }

    /** Brings the nodes up to date with the document; runs once before each frame. */
    void pulse() {
        redraws.pulse();
    }

    private void toggleHairpin(Ref ref) {
        if (document.index().get().find(ref).orElse(null) instanceof Nic nic && nic.port() != null) {
            boolean on = !nic.port().reflects();
            surface.push(new Edit.Change(
                    on
                            ? Message.of("edit.switch-hairpin-on", nic.name())
                            : Message.of("edit.switch-hairpin-off", nic.name()),
                    nic.withPort(nic.port().withHairpin(on ? true : null))));
        }
    }

    /** How large the drawing is shown; 1 is 100 %. */
    public ReadOnlyDoubleProperty scaleProperty() {
        return camera.scaleProperty();
    }

    /** What the window offers in the middle of an empty canvas, for instance labs to start from; null for nothing. */
    public void setOffer(@Nullable Node offer) {
        overlays.setOffer(offer);
    }

    /** Whether what the lines mean is said in the corner. */
    public void setLegendShown(boolean shown) {
        overlays.setLegendShown(shown);
        viewChanged();
    }

    /** How large everything is shown at most when it is fitted; 1 is 100 %. */
    public void setLargestFit(double scale) {
        redraws.setLargestFit(scale);
    }

    /**
     * Lights up the way of a ping; with no hops nothing.
     *
     * @param lost whether it ends at the last hop without an answer
     */
    public void light(List<Hop> hops, boolean lost) {
        layers.light().show(hops, lost);
        viewChanged();
    }

    /** Shows everything that is drawn, at most at 100 % unless that was set otherwise. */
    public void fit() {
        redraws.fit();
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

    /** Puts a piece of the palette where there is room for it, near what is selected, and selects it. */
    public void add(Piece piece) {
        actions.add(piece);
        requestFocus();
    }

    /** In which language the drawing is written. */
    Words words() {
        return words;
    }

    /** All that is drawn as a picture; empty when there is nothing. */
    public Optional<PictureExport> picture() {
        return PictureExport.ofAll(surface, live);
    }

    /** What is selected as a picture; empty when that is nothing. */
    public Optional<PictureExport> pictureOfSelection() {
        return PictureExport.ofSelection(surface, live);
    }

    /** Copies what is selected, or else everything, as a picture to the system's clipboard. */
    public void copyPicture() {
        pictureOfSelection()
                .or(this::picture)
                .ifPresent(picture -> Clipboard.getSystemClipboard().setContent(picture.clip()));
    }

    /** Shows exactly that part at its own size, and of it only what is wanted. */
    void pose(Box part, Predicate<CanvasKey> wanted) {
        grid.node().setVisible(false);
        overlays.clear();
        redraws.pose(part);
        layers.keepOnly(wanted);
        applyCss();
        layout();
    }

    /** What asks how many children an interface is to have; the window has that question. */
    public void setManyChildren(Consumer<Interface> question) {
        manyChildren = question;
    }

    /** Whether what is selected is one thing that children can stand on. */
    public boolean canHaveChildren() {
        return onlyParent().isPresent();
    }

    /** Asks how many children what is selected is to have. */
    public void manyChildren() {
        onlyParent().ifPresent(manyChildren);
    }

    private Optional<Interface> onlyParent() {
        return Optional.of(document.selection().get().refs())
                .filter(refs -> refs.size() == 1)
                .flatMap(refs -> document.index().get().find(refs.iterator().next()))
                .filter(PalettePlacement::canBeParent);
    }

    KeyboardController keys() {
        return keys;
    }

    Optional<Gesture> gesture() {
        return pointer.gesture();
    }

    /** What the menus do to the drawing. */
    public CanvasActions actions() {
        return actions;
    }

    /** Whether things slide to where they go; otherwise they are there at once. */
    public void setMotion(boolean moving) {
        animation.setOn(moving);
    }

    /** Takes back the last change; what it moved slides back. */
    public void undo() {
        gliding(document::undo);
    }

    /** Makes the last undone change again. */
    public void redo() {
        gliding(document::redo);
    }

    /** Does something to the document; what is elsewhere afterwards slides there. */
    void gliding(Runnable change) {
        animation.stop();
        CanvasLayout before = canvasLayout();
        change.run();
        animation.between(before, canvasLayout());
    }

    private void centre(double worldX, double worldY) {
        camera.centre(worldX, worldY, getWidth(), getHeight());
        redraws.panned();
    }

    /** Selects an element and shows it, near enough to be read. */
    public void show(Ref ref) {
        document.select(ref);
        if (camera.scale() < READABLE) {
            Box box = canvasLayout().box(ref);
            if (box != null) {
                camera.zoomAt(getWidth() / 2, getHeight() / 2, 1 / camera.scale());
                camera.centre(box.centerX(), box.centerY(), getWidth(), getHeight());
            }
        }
        actions.reveal();
        viewChanged();
        requestFocus();
    }

    /** Where an element is in this view; null when it is not drawn. */
    public @Nullable Bounds boundsOf(Ref ref) {
        Box box = canvasLayout().box(ref);
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
        pointer.cancel();
    }

    /** The id of the node that draws an element, while it is in view. */
    public static String idOf(Ref ref) {
        return CanvasKey.of(ref).nodeId();
    }

    @Override
    protected void layoutChildren() {
        overlays.layOut(getWidth(), getHeight());
    }
}
