package dev.macvlab.desktop.canvas;

import dev.macvlab.forecast.Hop;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Lights up the way that a ping takes, up to the hop that is looked at. */
final class PathHighlight extends Group {
    private static final double AROUND = 4;
    private static final double ROUND = 28;

    private List<Hop> hops = List.of();
    private boolean ends;

    PathHighlight() {
        setManaged(false);
        setAutoSizeChildren(false);
        setMouseTransparent(true);
        setId("path-light");
    }

    /**
     * Lights up these hops; with none nothing.
     *
     * @param lost whether the ping ends at the last of them without an answer
     */
    void show(List<Hop> way, boolean lost) {
        hops = List.copyOf(way);
        ends = lost;
    }

    boolean isDark() {
        return hops.isEmpty();
    }

    /** Draws it anew, between the boxes as they are now. */
    void draw(CurrentLayout current) {
        if (hops.isEmpty()) {
            getChildren().clear();
            return;
        }
        Map<Set<Ref>, Wire> between = new HashMap<>();
        current.canvasLayout().wires().forEach(each -> between.put(Set.copyOf(List.of(each.from(), each.to())), each));
        var drawn = new ArrayList<Node>();
        Set<Ref> visited = new LinkedHashSet<>();
        Ref before = null;
        for (Hop hop : hops) {
            visited.add(hop.at());
            if (before != null && !before.equals(hop.at())) {
                Wire wire = between.get(Set.of(before, hop.at()));
                LinePath way =
                        wire == null ? straight(current.where(before), current.where(hop.at())) : current.way(wire);
                if (way != null) {
                    drawn.add(line(way));
                }
            }
            before = hop.at();
        }
        for (Ref each : visited) {
            Box box = current.where(each);
            if (box != null) {
                drawn.add(ring(box, each.equals(before)));
            }
        }
        getChildren().setAll(drawn);
    }

    private static @Nullable Curve straight(@Nullable Box from, @Nullable Box to) {
        return from == null || to == null
                ? null
                : new Curve(
                        from.centerX(),
                        from.centerY(),
                        from.centerX(),
                        from.centerY(),
                        to.centerX(),
                        to.centerY(),
                        to.centerX(),
                        to.centerY());
    }

    private static Node line(LinePath way) {
        var line = new Path(way.elements());
        line.getStyleClass().setAll("way");
        return line;
    }

    private Node ring(Box box, boolean isLast) {
        Box around = box.grown(AROUND);
        var ring = new Rectangle(around.x(), around.y(), around.width(), around.height());
        ring.setArcWidth(ROUND);
        ring.setArcHeight(ROUND);
        ring.getStyleClass().setAll("way-stop");
        if (isLast) {
            ring.getStyleClass().add(ends ? "lost" : "now");
            ring.setId("path-light-now");
        }
        return ring;
    }
}
