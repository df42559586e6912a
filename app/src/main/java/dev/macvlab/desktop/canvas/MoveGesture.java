package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Line;
import org.jspecify.annotations.Nullable;

/** Moves what is selected, on the grid and along its neighbours; interfaces also into and out of namespaces. */
final class MoveGesture implements Gesture {
    private static final int MOST_NEIGHBOURS = 300;

    private final Surface surface;
    private final CanvasLayout canvasLayout;
    private final SelectionMove moving;
    private final Box grabbed;
    private final List<Box> neighbours;
    private final double startX;
    private final double startY;
    private final List<Line> lines = new ArrayList<>();
    private boolean begun;
    private double dx;
    private double dy;
    private @Nullable String target;

    /** @param key what the pointer holds; it is selected */
    MoveGesture(Surface surface, CanvasKey key, double x, double y) {
        this.surface = surface;
        canvasLayout = surface.canvasLayout();
        moving = new SelectionMove(canvasLayout, surface.selection());
        startX = x;
        startY = y;
        Box held = moving.startOf(key);
        grabbed = held == null ? new Box(x, y, 0, 0) : held;
        boolean container = canvasLayout.figure(key) instanceof Figure.Frame;
        Box seen = surface.seen();
        neighbours = canvasLayout.figures().values().stream()
                .filter(each -> !moving.holds(each.key()) && each.box().intersects(seen))
                .filter(each -> each.isContainer() == container && !(each instanceof Figure.AreaBox))
                .limit(MOST_NEIGHBOURS)
                .map(Figure::box)
                .toList();
    }

    @Override
    public void drag(double x, double y, MouseEvent event) {
        Box dragged = grabbed.moved(x - startX, y - startY);
        Snap.Snapped snapped = event.isAltDown()
                ? new Snap.Snapped(0, 0, List.of())
                : Snap.of(dragged, neighbours, surface.camera().scale());
        double toX = dragged.x() + snapped.dx() - grabbed.x();
        double toY = dragged.y() + snapped.dy() - grabbed.y();
        String into = moving.targetAt(x, y);
        if (begun && toX == dx && toY == dy && Objects.equals(into, target)) {
            return;
        }
        begun = true;
        dx = toX;
        dy = toY;
        target = into;
        surface.layers().move(moving.shifted(dx, dy, target));
        surface.layers().aim(target == null ? null : CanvasKey.of(Ref.top(target)));
        show(target == null ? snapped.guides() : List.of());
        surface.dragged();
    }

    private void show(List<Snap.Guide> guides) {
        surface.layers().tools().getChildren().removeAll(lines);
        lines.clear();
        for (Snap.Guide guide : guides) {
            var line = guide.isVertical()
                    ? new Line(guide.at(), guide.from(), guide.at(), guide.to())
                    : new Line(guide.from(), guide.at(), guide.to(), guide.at());
            line.getStyleClass().add("guide");
            line.setStrokeWidth(1 / surface.camera().scale());
            line.setMouseTransparent(true);
            lines.add(line);
        }
        surface.layers().tools().getChildren().addAll(lines);
    }

    @Override
    public void end(double x, double y, MouseEvent event) {
        drag(x, y, event);
        String into = target;
        clear();
        if (dx != 0 || dy != 0 || into != null) {
            SelectionMove.Moved moved = moving.by(dx, dy, into);
            surface.push(moved.edit());
            surface.document().select(moved.selection());
        }
    }

    @Override
    public void cancel() {
        clear();
    }

    private void clear() {
        show(List.of());
        surface.layers().aim(null);
        surface.layers().move(Map.of());
        surface.changed();
    }

    @Override
    public Cursor cursor() {
        return Cursor.MOVE;
    }
}
