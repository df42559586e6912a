package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import org.jspecify.annotations.Nullable;

/** Turns what the mouse does into gestures, one at a time, and into clicks. */
final class PointerController {
    private static final double THRESHOLD = 4;
    private static final double WHEEL_ZOOM = 1.002;
    private static final double CORNER = 14;
    private static final double AREA_EDGE = 8;
    private static final double AREA_HEADER = 36;

    private final Surface surface;
    private final Handles handles;
    private final Menus menus;
    private final Renaming renaming;

    private @Nullable Gesture gesture;
    private @Nullable Supplier<Gesture> waiting;
    private @Nullable Runnable click;
    private double pressX;
    private double pressY;
    private boolean space;
    private boolean onCorner;

    PointerController(Surface surface, Handles handles, Menus menus, Renaming renaming) {
        this.surface = surface;
        this.handles = handles;
        this.menus = menus;
        this.renaming = renaming;
        Node view = surface.view();
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_MOVED, this::hover);
        view.addEventHandler(MouseEvent.MOUSE_EXITED, _ -> leave());
        view.addEventHandler(ScrollEvent.SCROLL, this::scroll);
        view.addEventHandler(ZoomEvent.ZOOM, this::pinch);
    }

    boolean isBusy() {
        return gesture != null;
    }

    /** What the mouse is in the middle of. */
    Optional<Gesture> gesture() {
        return Optional.ofNullable(gesture);
    }

    /** Ends the gesture without a trace; false when there is none. */
    boolean cancel() {
        waiting = null;
        click = null;
        if (gesture == null) {
            return false;
        }
        gesture.cancel();
        gesture = null;
        showCursor();
        return true;
    }

    void setSpace(boolean held) {
        space = held;
        showCursor();
    }

    private void showCursor() {
        Cursor free = space ? Cursor.OPEN_HAND : onCorner ? Cursor.SE_RESIZE : Cursor.DEFAULT;
        surface.view().setCursor(gesture != null ? gesture.cursor() : free);
    }

    private void press(MouseEvent event) {
        if (gesture != null || renaming.owns(event.getTarget())) {
            return;
        }
        surface.view().requestFocus();
        renaming.commit();
        menus.hide();
        pressX = event.getSceneX();
        pressY = event.getSceneY();
        waiting = null;
        click = null;
        Point2D world = surface.world(pressX, pressY);
        if (event.getButton() == MouseButton.MIDDLE || (space && event.getButton() == MouseButton.PRIMARY)) {
            gesture = new PanGesture(surface, event);
            showCursor();
        } else if (event.getButton() == MouseButton.PRIMARY) {
            pressPrimary(event, world.getX(), world.getY());
        }
        event.consume();
    }

    private void pressPrimary(MouseEvent event, double x, double y) {
        Ref handled = handles.at();
        if (handled != null && isIn(event, Handles.LINK)) {
            waiting = () -> new ConnectGesture(surface, handled, x, y);
            return;
        }
        if (handled != null && isIn(event, Handles.PING)) {
            waiting = () -> new ProbeGesture(surface, handled, x, y);
            return;
        }
        Probe probe = probeAt(event);
        if (probe != null) {
            selectProbe(probe, event.isShiftDown());
            return;
        }
        Figure figure = figureAt(x, y).orElse(null);
        if (figure == null) {
            boolean adds = event.isShiftDown();
            if (!adds) {
                click = () -> surface.document().select(Selection.NONE);
            }
            waiting = () -> new MarqueeGesture(surface, x, y, adds);
            return;
        }
        CanvasKey key = figure.key();
        if (event.getClickCount() == 2 && !event.isShiftDown()) {
            renaming.start(key);
            return;
        }
        boolean selected = surface.layers().isSelected(key);
        if (event.isShiftDown()) {
            toggle(key, !selected);
        } else if (!selected) {
            surface.document().select(only(key));
        } else {
            click = () -> surface.document().select(only(key));
        }
        if (figure instanceof Figure.Card card && isIn(event, "chip") && !event.isShiftDown()) {
            click = () -> menus.showModes(card, event.getScreenX(), event.getScreenY());
        }
        if (figure instanceof Figure.AreaBox area && isOnCorner(area, x, y)) {
            waiting = () -> new ResizeGesture(surface, area);
        } else if (surface.layers().isSelected(key)) {
            waiting = () -> new MoveGesture(surface, key, x, y);
        }
    }

    /** The figure that a press there takes hold of: an area only by its title or edge. */
    Optional<Figure> figureAt(double x, double y) {
        Optional<Figure> front = surface.canvasLayout().at(x, y);
        return front.filter(figure -> !(figure instanceof Figure.AreaBox)
                || y < figure.box().y() + AREA_HEADER
                || !figure.box().grown(-AREA_EDGE).contains(x, y)
                || isOnCorner(figure, x, y));
    }

    /** Whether that is the place by which an area is made larger. */
    private static boolean isOnCorner(Figure area, double x, double y) {
        return x > area.box().right() - CORNER && y > area.box().bottom() - CORNER;
    }

    private static boolean isIn(MouseEvent event, String styleClass) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null) {
            if (node.getStyleClass().contains(styleClass)) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }

    @Nullable
    Probe probeAt(Event event) {
        Node node = event.getTarget() instanceof Node target ? target : null;
        while (node != null) {
            if (node instanceof ArcNode arc) {
                return arc.arc().probe();
            }
            node = node.getParent();
        }
        return null;
    }

    private void selectProbe(Probe probe, boolean adds) {
        if (!adds) {
            surface.document().select(probe);
            return;
        }
        Selection now = surface.selection();
        Set<Probe> probes = new LinkedHashSet<>(now.probes());
        if (!probes.remove(probe)) {
            probes.add(probe);
        }
        surface.document().select(new Selection(now.refs(), probes, now.notes(), now.areas()));
    }

    static Selection only(CanvasKey key) {
        return switch (key) {
            case CanvasKey.Element(Ref ref) -> Selection.of(ref);
            case CanvasKey.OfNote(int index) -> new Selection(Set.of(), Set.of(), Set.of(index), Set.of());
            case CanvasKey.OfArea(int index) -> new Selection(Set.of(), Set.of(), Set.of(), Set.of(index));
        };
    }

    private void toggle(CanvasKey key, boolean on) {
        Selection now = surface.selection();
        Set<Ref> refs = new LinkedHashSet<>(now.refs());
        Set<Integer> notes = new LinkedHashSet<>(now.notes());
        Set<Integer> areas = new LinkedHashSet<>(now.areas());
        switch (key) {
            case CanvasKey.Element(Ref ref) -> toggle(refs, ref, on);
            case CanvasKey.OfNote(int index) -> toggle(notes, index, on);
            case CanvasKey.OfArea(int index) -> toggle(areas, index, on);
        }
        surface.document().select(new Selection(refs, now.probes(), notes, areas));
    }

    private static <T> void toggle(Set<T> set, T element, boolean on) {
        if (on) {
            set.add(element);
        } else {
            set.remove(element);
        }
    }

    private void drag(MouseEvent event) {
        if (gesture == null && waiting != null && isFar(event)) {
            gesture = waiting.get();
            waiting = null;
            click = null;
            handles.show(null, surface.index(), 1);
            showCursor();
        }
        if (gesture != null) {
            Point2D world = surface.world(event.getSceneX(), event.getSceneY());
            gesture.drag(world.getX(), world.getY(), event);
            event.consume();
        }
    }

    private boolean isFar(MouseEvent event) {
        return Math.hypot(event.getSceneX() - pressX, event.getSceneY() - pressY) >= THRESHOLD;
    }

    private void release(MouseEvent event) {
        Gesture ended = gesture;
        Runnable clicked = click;
        gesture = null;
        waiting = null;
        click = null;
        if (ended != null) {
            Point2D world = surface.world(event.getSceneX(), event.getSceneY());
            ended.end(world.getX(), world.getY(), event);
            showCursor();
            event.consume();
        } else if (clicked != null) {
            clicked.run();
            event.consume();
        }
    }

    private void hover(MouseEvent event) {
        if (gesture != null) {
            return;
        }
        Point2D world = surface.world(event.getSceneX(), event.getSceneY());
        onCorner = figureAt(world.getX(), world.getY())
                .filter(each -> each instanceof Figure.AreaBox && isOnCorner(each, world.getX(), world.getY()))
                .isPresent();
        showCursor();
        boolean near = surface.camera().scale() >= CanvasLayers.FAR;
        boolean onHandle = isIn(event, "handle");
        Figure figure =
                near ? surface.canvasLayout().at(world.getX(), world.getY()).orElse(null) : null;
        boolean otherElement = figure != null && !figure.isContainer();
        if (onHandle
                || (near
                        && !otherElement
                        && handles.holds(
                                world.getX(), world.getY(), surface.camera().scale()))) {
            return;
        }
        handles.show(figure, surface.index(), surface.camera().scale());
    }

    private void leave() {
        if (gesture == null) {
            handles.show(null, surface.index(), 1);
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isControlDown()) {
            zoom(event.getSceneX(), event.getSceneY(), Math.pow(WHEEL_ZOOM, event.getDeltaY()));
        } else {
            surface.camera().panBy(event.getDeltaX(), event.getDeltaY());
            surface.panned();
        }
        event.consume();
    }

    private void pinch(ZoomEvent event) {
        zoom(event.getSceneX(), event.getSceneY(), event.getZoomFactor());
        event.consume();
    }

    private void zoom(double sceneX, double sceneY, double factor) {
        Point2D local = surface.view().sceneToLocal(sceneX, sceneY);
        surface.camera().zoomAt(local.getX(), local.getY(), factor);
        handles.show(null, surface.index(), 1);
        surface.panned();
    }
}
