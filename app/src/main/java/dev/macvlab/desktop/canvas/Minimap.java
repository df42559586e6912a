package dev.macvlab.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * The whole drawing at the edge, with a frame around what is seen, which can be dragged. Shown when not all is seen, where
 * it hides nothing; where there is no such place, what it hides shines through until the pointer is on it.
 */
final class Minimap extends Region {
    private static final PseudoClass CROWDED = PseudoClass.getPseudoClass("crowded");
    private static final double LONGEST = 168;
    private static final double PADDING = 8;
    private static final double SMALLEST_MARK = 1.5;

    /** Takes the place of the world that is to be in the middle of the view. */
    interface Go {
        void to(double worldX, double worldY);
    }

    private final StyleColours swatches;
    private final Canvas picture = new Canvas();
    private final Rectangle window = new Rectangle();
    private CanvasLayout canvasLayout = CanvasLayout.EMPTY;
    private Box bounds = new Box(0, 0, 1, 1);
    private double scale = 1;
    private boolean stale = true;

    Minimap(StyleColours swatches, Go go) {
        this.swatches = swatches;
        setId("minimap");
        getStyleClass().add("minimap");
        setManaged(false);
        setVisible(false);
        picture.setMouseTransparent(true);
        window.setMouseTransparent(true);
        window.setManaged(false);
        window.getStyleClass().add("minimap-window");
        getChildren().addAll(picture, window);
        addEventHandler(MouseEvent.ANY, event -> {
            if (event.getEventType() == MouseEvent.MOUSE_PRESSED || event.getEventType() == MouseEvent.MOUSE_DRAGGED) {
                go.to(bounds.x() + (event.getX() - PADDING) / scale, bounds.y() + (event.getY() - PADDING) / scale);
            }
            event.consume();
        });
    }

    /** Is a map of that from now on. */
    void show(CanvasLayout newSketch) {
        canvasLayout = newSketch;
        repaint();
    }

    /** Paints again what is shown, in the colours of now. */
    void repaint() {
        stale = true;
    }

    /** Frames what is seen. */
    void follow(Box seen) {
        Optional<Box> all = canvasLayout.bounds();
        boolean wanted = all.isPresent() && !seen.contains(all.get());
        setVisible(wanted);
        if (!wanted) {
            return;
        }
        if (stale) {
            stale = false;
            paint(all.get());
        }
        double left = Math.clamp(seen.x(), bounds.x(), bounds.right());
        double right = Math.clamp(seen.right(), bounds.x(), bounds.right());
        double top = Math.clamp(seen.y(), bounds.y(), bounds.bottom());
        double bottom = Math.clamp(seen.bottom(), bounds.y(), bounds.bottom());
        window.setX(PADDING + (left - bounds.x()) * scale);
        window.setY(PADDING + (top - bounds.y()) * scale);
        window.setWidth(Math.max(4, (right - left) * scale));
        window.setHeight(Math.max(4, (bottom - top) * scale));
    }

    /**
     * Takes the first place at the edge of the view where it hides nothing, or stays where it does so already.
     *
     * @param taken what stands at the edge already
     * @param isFree whether nothing is drawn in a part of the view
     */
    void settle(OverlayPlacement view, Optional<Box> taken, Predicate<Box> isFree) {
        if (!isVisible()) {
            return;
        }
        Box corner = view.lowerLeft(getWidth(), getHeight());
        var preferred = new ArrayList<>(List.of(corner));
        taken.ifPresent(box -> preferred.add(new Box(
                box.right() - getWidth(), box.y() - OverlayPlacement.MARGIN - getHeight(), getWidth(), getHeight())));
        Optional<Box> free = view.find(
                this,
                preferred,
                at -> taken.stream()
                                .noneMatch(box ->
                                        box.grown(OverlayPlacement.MARGIN - 1).intersects(at))
                        && isFree.test(at));
        Box at = free.orElse(corner);
        relocate(at.x(), at.y());
        pseudoClassStateChanged(CROWDED, free.isEmpty());
    }

    private void paint(Box all) {
        bounds = all.grown(48);
        scale = Math.min(LONGEST / bounds.width(), LONGEST / bounds.height() * 0.75);
        double width = bounds.width() * scale;
        double height = bounds.height() * scale;
        resize(width + 2 * PADDING, height + 2 * PADDING);
        picture.setWidth(width);
        picture.setHeight(height);
        picture.relocate(PADDING, PADDING);
        GraphicsContext g = picture.getGraphicsContext2D();
        g.clearRect(0, 0, width, height);
        for (Figure figure : canvasLayout.figures().values()) {
            boolean ground = figure.isContainer() || figure instanceof Figure.AreaBox;
            g.setFill(swatches.colour(
                    switch (figure) {
                        case Figure.Card card when card.chip() != null -> card.style();
                        case Figure.Card _, Figure.SwitchBox _ -> "device";
                        case Figure.HostBox _, Figure.NoteBox _ -> "wire";
                        case Figure.Frame _, Figure.AreaBox _ -> "border";
                    }));
            g.setGlobalAlpha(ground ? 0.6 : 1);
            Box box = figure.box();
            g.fillRect(
                    (box.x() - bounds.x()) * scale,
                    (box.y() - bounds.y()) * scale,
                    Math.max(SMALLEST_MARK, box.width() * scale),
                    Math.max(SMALLEST_MARK, box.height() * scale));
        }
        g.setGlobalAlpha(1);
    }
}
