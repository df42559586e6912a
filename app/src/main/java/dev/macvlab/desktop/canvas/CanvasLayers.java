package dev.macvlab.desktop.canvas;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.text.Words;
import dev.macvlab.topology.Ref;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Group;
import org.jspecify.annotations.Nullable;

/**
 * The layers that draw a sketch. Nodes exist only for what is in view and near enough to be read; the rest is painted by
 * {@link FarPainter} or not at all. Wires lie below the cards, arcs above.
 */
final class CanvasLayers {
    /** Below this scale no text can be read, and everything is painted on one canvas. */
    static final double FAR = 0.3;

    private static final double MARGIN = 160;

    private final Group world = new Group();
    private final PathHighlight light = new PathHighlight();
    private final Group tools = layer();
    private final FarPainter painter;
    private final Verdicts verdicts;
    private final FigureLayer figures;
    private final WireLayer wires;
    private final ArcLayer arcs;

    private CurrentLayout current = CurrentLayout.EMPTY;
    private Selection selection = Selection.NONE;
    private boolean anew = true;
    private int version;

    CanvasLayers(FarPainter painter, Live live, Consumer<Ref> toggleHairpin, Words words) {
        this.painter = painter;
        verdicts = new Verdicts(live);
        Group areaGroup = layer();
        Group frameGroup = layer();
        Group wireGroup = layer();
        Group cardGroup = layer();
        Group arcGroup = layer();
        figures = new FigureLayer(areaGroup, frameGroup, cardGroup, words);
        wires = new WireLayer(wireGroup, toggleHairpin, words);
        arcs = new ArcLayer(arcGroup, verdicts, words);
        world.setManaged(false);
        world.getChildren().addAll(areaGroup, frameGroup, wireGroup, cardGroup, light, arcGroup, tools);
    }

    private static Group layer() {
        var layer = new Group();
        layer.setManaged(false);
        layer.setAutoSizeChildren(false);
        return layer;
    }

    Group world() {
        return world;
    }

    /** For what gestures draw while they go on. */
    Group tools() {
        return tools;
    }

    CanvasLayout canvasLayout() {
        return current.canvasLayout();
    }

    void show(CanvasLayout newSketch) {
        current = CurrentLayout.of(newSketch, current.moved());
        verdicts.about(newSketch.index());
        anew = true;
    }

    void select(Selection newSelection) {
        version++;
        selection = newSelection;
        figures.select(this::isSelected);
        arcs.select(newSelection);
    }

    boolean isSelected(CanvasKey key) {
        return switch (key) {
            case CanvasKey.Element(Ref ref) -> selection.refs().contains(ref);
            case CanvasKey.OfNote(int index) -> selection.notes().contains(index);
            case CanvasKey.OfArea(int index) -> selection.areas().contains(index);
        };
    }

    /** Another number once what stands still while a gesture moves something may look different. */
    int version() {
        return version;
    }

    /** Shows or hides what stands still and what a gesture moves. */
    void showParts(boolean still, boolean moved) {
        figures.keepOnly(key -> current.moved().containsKey(key) ? moved : still);
        wires.showParts(current, still, moved);
        arcs.showParts(current, still, moved);
        light.setVisible(moved);
        tools.setVisible(moved);
    }

    void showProblems(List<Problem> found) {
        version++;
        figures.showProblems(found);
    }

    /** Shows these figures elsewhere while a gesture goes on; with none everything is where it belongs. */
    void move(Map<CanvasKey, Box> elsewhere) {
        anew |= !current.moved().keySet().equals(elsewhere.keySet());
        current = CurrentLayout.of(current.canvasLayout(), elsewhere);
    }

    /** Whether a gesture holds something elsewhere. */
    boolean isMoving() {
        return !current.moved().isEmpty();
    }

    /** Hides what is not wanted, and what leads there. */
    void keepOnly(Predicate<CanvasKey> wanted) {
        figures.keepOnly(wanted);
        wires.keepOnly(current.canvasLayout(), wanted);
        arcs.keepOnly(wanted);
    }

    /** Marks the container that would take what is dragged. */
    void aim(@Nullable CanvasKey target) {
        if (figures.aim(target)) {
            version++;
        }
    }

    /** The way of a ping, lit up over the cards. */
    PathHighlight light() {
        return light;
    }

    private void drawLight() {
        light.draw(current);
    }

    /** Whether there are so many pings in view that only those of the selection are drawn. */
    boolean isThin() {
        return arcs.isThin();
    }

    /** Follows what a gesture moves, when nothing else has changed; false when more is to be done. */
    boolean follow() {
        if (anew) {
            return false;
        }
        figures.follow(current);
        wires.follow(current);
        arcs.follow(current);
        drawLight();
        return true;
    }

    /**
     * Makes, changes and removes nodes until they draw what a view of that size sees through {@code camera}.
     *
     * @param zooming whether its scale changes with each frame
     */
    void refresh(Camera camera, double width, double height, boolean zooming) {
        version++;
        boolean far = camera.scale() < FAR;
        Box seen = camera.seen(width, height).grown(MARGIN);
        figures.refresh(current, far, seen, camera.scale(), zooming);
        wires.refresh(current, far, anew, seen);
        arcs.refresh(current, far, anew, seen);
        drawLight();
        anew = false;
        painter.canvas().setVisible(far);
    }

    /**
     * Paints the distant view again, when it is the one that is seen.
     *
     * @param again whether more has changed than what {@code camera} sees
     */
    void paint(Camera camera, boolean again) {
        if (camera.scale() < FAR && (again || !painter.follow(camera))) {
            var selected = new HashSet<CanvasKey>();
            for (CanvasKey key : current.canvasLayout().figures().keySet()) {
                if (isSelected(key)) {
                    selected.add(key);
                }
            }
            painter.paint(
                    current.canvasLayout(),
                    camera,
                    selected,
                    current.moved()::containsKey,
                    arc -> verdicts.measured(arc.probe()));
        }
    }
}
