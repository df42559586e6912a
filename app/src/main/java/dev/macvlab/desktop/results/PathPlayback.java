package dev.macvlab.desktop.results;

import dev.macvlab.forecast.Hop;
import java.util.List;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.util.Duration;

/** The way of a ping's messages, hop by hop: by itself when a pair is chosen, or step by step. */
public final class PathPlayback {
    private static final Duration PER_HOP = Duration.millis(180);

    private final ReadOnlyIntegerWrapper step = new ReadOnlyIntegerWrapper();
    private final Timeline play = new Timeline(new KeyFrame(PER_HOP, _ -> go(1)));
    private List<Hop> hops = List.of();
    private boolean arrives;
    private boolean moving = true;

    /** All hops, up to where the ping ends. */
    public List<Hop> hops() {
        return hops;
    }

    /** Whether the ping comes back. */
    public boolean arrives() {
        return arrives;
    }

    /** How many hops have been gone; changes, and changes to 0 in between, whenever there is something else to show. */
    public ReadOnlyIntegerProperty step() {
        return step.getReadOnlyProperty();
    }

    /** Whether the way is gone hop by hop; otherwise all of it is shown at once. */
    public void setMotion(boolean motion) {
        moving = motion;
        if (!motion && play.getStatus() == Animation.Status.RUNNING) {
            play.stop();
            step.set(hops.size());
        }
    }

    /** Shows this way from its beginning, or, when the drawing changed under it, where it now ends. */
    void show(List<Hop> way, boolean reachable, boolean fromTheBeginning) {
        if (!fromTheBeginning && way.equals(hops) && reachable == arrives) {
            return;
        }
        play.stop();
        step.set(0);
        hops = List.copyOf(way);
        arrives = reachable;
        if (hops.isEmpty()) {
            return;
        }
        boolean going = fromTheBeginning && moving && hops.size() > 1;
        step.set(going ? 1 : hops.size());
        if (going) {
            play.setCycleCount(hops.size() - 1);
            play.playFromStart();
        }
    }

    /** Goes some hops on, or back, by hand. */
    void goByHand(int hopsOn) {
        play.stop();
        go(hopsOn);
    }

    private void go(int hopsOn) {
        if (!hops.isEmpty()) {
            step.set(Math.clamp(step.get() + hopsOn, 1, hops.size()));
        }
    }
}
