package dev.macvlab.desktop.canvas;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Position;
import java.util.ArrayList;
import java.util.Map;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;

/** Drags the lower right corner of an area. */
final class ResizeGesture implements Gesture {
    private static final double SMALLEST = 64;

    private final Surface surface;
    private final int index;
    private final Box start;
    private Box box;

    ResizeGesture(Surface surface, Figure.AreaBox area) {
        this.surface = surface;
        index = area.index();
        start = area.box();
        box = start;
    }

    @Override
    public void drag(double x, double y, MouseEvent event) {
        box = new Box(
                start.x(),
                start.y(),
                Math.max(SMALLEST, Sizes.snapped(x - start.x())),
                Math.max(SMALLEST, Sizes.snapped(y - start.y())));
        surface.layers().move(Map.of(new CanvasKey.OfArea(index), box));
        surface.dragged();
    }

    @Override
    public void end(double x, double y, MouseEvent event) {
        drag(x, y, event);
        cancel();
        var areas = new ArrayList<>(surface.document().topology().areas());
        if (!box.equals(start) && index < areas.size()) {
            Area area = areas.get(index);
            areas.set(
                    index,
                    new Area(
                            area.label(),
                            area.at(),
                            new Position(box.width(), box.height()),
                            area.colour(),
                            area.extras()));
            surface.push(new Edit.SetAreas(Message.of("edit.resize", area.label()), areas));
        }
    }

    @Override
    public void cancel() {
        surface.layers().move(Map.of());
        surface.changed();
    }

    @Override
    public Cursor cursor() {
        return Cursor.SE_RESIZE;
    }
}
