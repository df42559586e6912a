package dev.macvlab.desktop.canvas;

import java.util.List;
import java.util.function.Predicate;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** What stands on the view and stays where it is while the drawing moves: the legend, the map, and an empty canvas's offer. */
final class OverlayLayer {
    private final Legend legend;
    private final Minimap map;
    private final EmptyCanvas empty;
    private CanvasLayout canvasLayout = CanvasLayout.EMPTY;

    OverlayLayer(Legend legend, Minimap map, EmptyCanvas empty) {
        this.legend = legend;
        this.map = map;
        this.empty = empty;
    }

    /** What is further back first. */
    List<Node> nodes() {
        return List.of(empty, map, legend);
    }

    void show(CanvasLayout newSketch) {
        canvasLayout = newSketch;
        legend.show(canvasLayout);
        map.show(canvasLayout);
        empty.setVisible(canvasLayout.figures().isEmpty());
    }

    void setOffer(@Nullable Node offer) {
        empty.setOffer(offer);
    }

    void setLegendShown(boolean shown) {
        legend.setOpacity(shown ? 1 : 0);
    }

    /** Takes away what a picture of the drawing has no use for. */
    void clear() {
        legend.setVisible(false);
    }

    /** Paints again what is painted, in the colours of now. */
    void repaint() {
        map.repaint();
    }

    /**
     * Follows what a view of that size sees.
     *
     * @param isThin whether only the pings of the selection are drawn
     */
    void follow(Camera camera, double width, double height, boolean isThin) {
        legend.setThin(isThin);
        Box seen = camera.seen(width, height);
        map.follow(seen);
        List<Box> drawn = canvasLayout.figures().values().stream()
                .filter(each -> !(each instanceof Figure.AreaBox) && each.box().intersects(seen))
                .map(Figure::box)
                .toList();
        Predicate<Box> isFree = part -> isFree(camera, drawn, part);
        var view = new OverlayPlacement(width, height);
        legend.settle(view, isFree);
        map.settle(view, legend.box(), isFree);
    }

    /** Whether none of these, or only the ground, is drawn in a part of the view. */
    private static boolean isFree(Camera camera, List<Box> drawn, Box part) {
        Box world = Box.between(
                camera.toWorldX(part.x()),
                camera.toWorldY(part.y()),
                camera.toWorldX(part.right()),
                camera.toWorldY(part.bottom()));
        return drawn.stream().noneMatch(each -> each.intersects(world));
    }

    /** Gives the legend its size, and puts the offer into the middle. */
    void layOut(double width, double height) {
        legend.takeItsSize(new OverlayPlacement(width, height));
        double emptyWidth = Math.min(width, Math.ceil(empty.prefWidth(-1)));
        double emptyHeight = empty.prefHeight(emptyWidth);
        empty.resizeRelocate(
                Math.rint((width - emptyWidth) / 2), Math.rint((height - emptyHeight) / 2), emptyWidth, emptyHeight);
    }
}
