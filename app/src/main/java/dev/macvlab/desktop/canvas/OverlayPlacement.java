package dev.macvlab.desktop.canvas;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.scene.layout.Region;

/**
 * Finds a place at the edge of the view for what stands there while the drawing moves, where it hides nothing.
 *
 * @param width of the view
 * @param height of the view
 */
record OverlayPlacement(double width, double height) {
    /** How far from the edge everything stands. */
    static final double MARGIN = 16;

    private static final double STEP = 32;
    private static final double BELOW_TRAIL = 56;

    /** The lower right corner of the view, for something of that size. */
    Box lowerRight(double ownWidth, double ownHeight) {
        return new Box(width - ownWidth - MARGIN, height - ownHeight - MARGIN, ownWidth, ownHeight);
    }

    /** The lower left corner of the view, for something of that size. */
    Box lowerLeft(double ownWidth, double ownHeight) {
        return new Box(MARGIN, height - ownHeight - MARGIN, ownWidth, ownHeight);
    }

    /**
     * The first place where it hides nothing, or where it stands already when it hides nothing there: first those that are
     * preferred, then the corners, then along the edges.
     *
     * @param isFree whether nothing is drawn in a part of the view
     */
    Optional<Box> find(Region node, List<Box> preferred, Predicate<Box> isFree) {
        Box now = new Box(node.getLayoutX(), node.getLayoutY(), node.getWidth(), node.getHeight());
        List<Box> places = places(preferred, node.getWidth(), node.getHeight());
        return places.contains(now) && isFree.test(now)
                ? Optional.of(now)
                : places.stream().filter(isFree).findFirst();
    }

    private List<Box> places(List<Box> preferred, double ownWidth, double ownHeight) {
        var places = new ArrayList<>(preferred);
        places.removeIf(each -> each.x() < MARGIN || each.y() < MARGIN);
        double right = width - ownWidth - MARGIN;
        double bottom = height - ownHeight - MARGIN;
        places.add(new Box(MARGIN, bottom, ownWidth, ownHeight));
        places.add(new Box(right, bottom, ownWidth, ownHeight));
        places.add(new Box(right, MARGIN, ownWidth, ownHeight));
        places.add(new Box(MARGIN, BELOW_TRAIL, ownWidth, ownHeight));
        for (double x = right - STEP; x > MARGIN; x -= STEP) {
            places.add(new Box(x, bottom, ownWidth, ownHeight));
        }
        for (double y = bottom - STEP; y > MARGIN; y -= STEP) {
            places.add(new Box(right, y, ownWidth, ownHeight));
        }
        for (double y = bottom - STEP; y > BELOW_TRAIL; y -= STEP) {
            places.add(new Box(MARGIN, y, ownWidth, ownHeight));
        }
        return places;
    }
}
