package dev.macvlab.desktop.canvas;

import java.util.HashMap;
import java.util.Map;
import javafx.animation.Interpolator;
import javafx.animation.Transition;
import javafx.util.Duration;

/** Lets figures slide from where they were to where they are, so that one sees where they went. */
final class LayoutAnimation {
    private static final Duration TIME = Duration.millis(180);
    private static final int MOST = 120;

    private final CanvasLayers layers;
    private final Runnable dragged;
    private final Runnable changed;
    private boolean on;
    private Map<CanvasKey, Box> from = Map.of();
    private Map<CanvasKey, Box> to = Map.of();

    private final Transition running = new Transition() {
        {
            setCycleDuration(TIME);
            setInterpolator(Interpolator.EASE_BOTH);
        }

        @Override
        protected void interpolate(double part) {
            if (part >= 1) {
                layers.move(Map.of());
                changed.run();
                return;
            }
            var boxes = new HashMap<CanvasKey, Box>();
            from.forEach((key, start) -> {
                Box end = to.getOrDefault(key, start);
                boxes.put(
                        key,
                        new Box(
                                between(start.x(), end.x(), part),
                                between(start.y(), end.y(), part),
                                between(start.width(), end.width(), part),
                                between(start.height(), end.height(), part)));
            });
            layers.move(boxes);
            dragged.run();
        }
    };

    /**
     * @param dragged asks for what moves to be drawn where it is
     * @param changed asks for everything to be drawn anew
     */
    LayoutAnimation(CanvasLayers layers, Runnable dragged, Runnable changed) {
        this.layers = layers;
        this.dragged = dragged;
        this.changed = changed;
    }

    private static double between(double start, double end, double part) {
        return start + (end - start) * part;
    }

    void setOn(boolean moving) {
        on = moving;
        if (!moving) {
            stop();
        }
    }

    /** Ends at once: everything is where it belongs. */
    void stop() {
        if (running.getStatus() == Transition.Status.RUNNING) {
            running.stop();
            layers.move(Map.of());
            changed.run();
        }
    }

    /** Slides what is elsewhere in {@code after} than it was in {@code before}; where too much moves, nothing slides. */
    void between(CanvasLayout before, CanvasLayout after) {
        stop();
        if (!on) {
            return;
        }
        var starts = new HashMap<CanvasKey, Box>();
        var ends = new HashMap<CanvasKey, Box>();
        for (Figure figure : after.figures().values()) {
            Figure was = before.figure(figure.key());
            if (was != null && !was.box().equals(figure.box())) {
                starts.put(figure.key(), was.box());
                ends.put(figure.key(), figure.box());
            }
        }
        if (!starts.isEmpty() && starts.size() <= MOST) {
            from = starts;
            to = ends;
            layers.move(starts);
            changed.run();
            running.playFromStart();
        }
    }
}
