package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Rectangle;

/** Selects what a rubber band holds; with Shift in addition to what is selected. */
final class MarqueeGesture implements Gesture {
    private final Surface surface;
    private final Selection before;
    private final boolean adds;
    private final double startX;
    private final double startY;
    private final Rectangle band = new Rectangle();

    MarqueeGesture(Surface surface, double x, double y, boolean adds) {
        this.surface = surface;
        this.adds = adds;
        before = surface.selection();
        startX = x;
        startY = y;
        band.getStyleClass().add("marquee");
        band.setId("marquee");
        band.setMouseTransparent(true);
        surface.layers().tools().getChildren().add(band);
    }

    @Override
    public void drag(double x, double y, MouseEvent event) {
        Box box = Box.between(startX, startY, x, y);
        band.setX(box.x());
        band.setY(box.y());
        band.setWidth(box.width());
        band.setHeight(box.height());
        band.setStrokeWidth(1 / surface.camera().scale());
        surface.document().select(within(box));
    }

    private Selection within(Box box) {
        Set<Ref> refs = new LinkedHashSet<>(adds ? before.refs() : Set.of());
        Set<Integer> notes = new LinkedHashSet<>(adds ? before.notes() : Set.of());
        Set<Integer> areas = new LinkedHashSet<>(adds ? before.areas() : Set.of());
        for (Figure figure : surface.canvasLayout().figures().values()) {
            boolean isGround = figure.isContainer() || figure instanceof Figure.AreaBox;
            boolean caught = isGround ? box.contains(figure.box()) : box.intersects(figure.box());
            if (caught) {
                switch (figure.key()) {
                    case CanvasKey.Element(Ref ref) -> refs.add(ref);
                    case CanvasKey.OfNote(int index) -> notes.add(index);
                    case CanvasKey.OfArea(int index) -> areas.add(index);
                }
            }
        }
        return new Selection(refs, adds ? before.probes() : Set.of(), notes, areas);
    }

    @Override
    public void end(double x, double y, MouseEvent event) {
        drag(x, y, event);
        surface.layers().tools().getChildren().remove(band);
    }

    @Override
    public void cancel() {
        surface.layers().tools().getChildren().remove(band);
        surface.document().select(before);
    }

    @Override
    public Cursor cursor() {
        return Cursor.CROSSHAIR;
    }
}
