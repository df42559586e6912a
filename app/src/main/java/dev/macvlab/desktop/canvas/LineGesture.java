package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import javafx.scene.Cursor;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;

/** Draws a line from a handle of an element to another element. */
abstract sealed class LineGesture implements Gesture permits ConnectGesture, ProbeGesture {
    final Surface surface;
    private final Ref from;
    private final CubicCurve line = new CubicCurve();

    LineGesture(Surface surface, Ref from, double x, double y, String styleClass) {
        this.surface = surface;
        this.from = from;
        line.setStartX(x);
        line.setStartY(y);
        line.getStyleClass().addAll("draft", styleClass);
        line.setId("draft");
        line.setMouseTransparent(true);
        follow(x, y);
        surface.layers().tools().getChildren().add(line);
    }

    final Surface surface() {
        return surface;
    }

    final Ref from() {
        return from;
    }

    /** Whether the line may end at that element. */
    abstract boolean accepts(Ref to);

    /** Ends the line there; only for an element that is accepted. */
    abstract void connect(Ref to, MouseEvent event);

    @Override
    public final void drag(double x, double y, MouseEvent event) {
        follow(x, y);
        Ref to = targetAt(x, y);
        surface.layers().aim(to == null ? null : CanvasKey.of(to));
    }

    private void follow(double x, double y) {
        line.setEndX(x);
        line.setEndY(y);
        double middle = (line.getStartY() + y) / 2;
        line.setControlX1(line.getStartX());
        line.setControlY1(middle);
        line.setControlX2(x);
        line.setControlY2(middle);
        line.setStrokeWidth(2 / Math.min(1, surface.camera().scale()));
    }

    private @Nullable Ref targetAt(double x, double y) {
        return surface.canvasLayout()
                .at(x, y)
                .map(Figure::key)
                .map(key -> key instanceof CanvasKey.Element(Ref ref) && accepts(ref) ? ref : null)
                .orElse(null);
    }

    @Override
    public final void end(double x, double y, MouseEvent event) {
        Ref to = targetAt(x, y);
        clear();
        if (to != null) {
            connect(to, event);
        }
    }

    @Override
    public final void cancel() {
        clear();
    }

    private void clear() {
        surface.layers().tools().getChildren().remove(line);
        surface.layers().aim(null);
    }

    @Override
    public final Cursor cursor() {
        return Cursor.CROSSHAIR;
    }
}
