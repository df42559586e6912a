package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that draw the wiring, as far as it is in view. Where very many wires only pass through the view from what is
 * outside to what is outside, they say nothing and are left out. Wires that share trunks are drawn together.
 */
final class WireLayer {
    private static final int MOST_PASSING = 40;

    private record Seen(Wire wire, LinePath way, boolean touched) {
        boolean isBundled() {
            return !touched && way instanceof RoundedPath;
        }

        String look() {
            return wire.style() + (wire.down() ? "-down" : "");
        }
    }

    /** The line that draws all of these. */
    private record Bundle(WireNode node, List<Seen> wires) {}

    private final Group group;
    private final Consumer<Ref> toggleHairpin;
    private final Words words;
    private final Map<String, WireNode> nodes = new HashMap<>();
    private final Map<String, Wire> shown = new HashMap<>();
    private final Map<String, Bundle> bundles = new HashMap<>();
    private Box view = new Box(0, 0, 0, 0);

    /** @param group takes the nodes */
    WireLayer(Group group, Consumer<Ref> toggleHairpin, Words words) {
        this.group = group;
        this.toggleHairpin = toggleHairpin;
        this.words = words;
    }

    /** Lets the wires at what a gesture moves follow it. */
    void follow(CurrentLayout current) {
        for (Wire wire : current.canvasLayout().wires()) {
            if (current.isMoved(wire)) {
                WireNode node = nodes.get(wire.nodeId());
                LinePath way = current.way(wire);
                if (node != null && way != null) {
                    node.follow(inView(wire, way));
                }
            }
        }
    }

    /** Shows or hides the wires of what stands still, and of what a gesture moves. */
    void showParts(CurrentLayout current, boolean still, boolean moved) {
        for (Wire wire : current.canvasLayout().wires()) {
            WireNode node = nodes.get(wire.nodeId());
            if (node != null) {
                node.setVisible(current.isMoved(wire) ? moved : still);
            }
        }
        bundles.values().forEach(each -> each.node().setVisible(still));
    }

    /** Hides the wires of what is not wanted. */
    void keepOnly(CanvasLayout canvasLayout, Predicate<CanvasKey> wanted) {
        for (Wire wire : canvasLayout.wires()) {
            WireNode node = nodes.get(wire.nodeId());
            if (node != null) {
                node.setVisible(isWanted(wire, wanted));
            }
        }
        bundles.values()
                .forEach(each -> each.node()
                        .follow(waysOf(each.wires().stream()
                                .filter(seen -> isWanted(seen.wire(), wanted))
                                .toList())));
    }

    private static boolean isWanted(Wire wire, Predicate<CanvasKey> wanted) {
        return wanted.test(CanvasKey.of(wire.from())) && wanted.test(CanvasKey.of(wire.to()));
    }

    private static List<LinePath> waysOf(List<Seen> wires) {
        return wires.stream().map(Seen::way).toList();
    }

    /**
     * Makes, changes and removes nodes until they draw what is seen.
     *
     * @param far whether the rest is painted, so that only the wires at what is moved are needed
     * @param anew whether all of them may have another way
     */
    void refresh(CurrentLayout current, boolean far, boolean anew, Box seenPart) {
        view = seenPart;
        var wanted = new HashSet<String>();
        var made = new ArrayList<Node>();
        var gone = new ArrayList<Node>();
        var together = new HashMap<String, List<Seen>>();
        for (Seen each : seen(current, far, view)) {
            if (each.isBundled()) {
                together.computeIfAbsent(each.look(), _ -> new ArrayList<>()).add(each);
            } else {
                wanted.add(each.wire().nodeId());
                show(each, anew, made);
            }
        }
        bundle(together, made, gone);
        nodes.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.contains(entry.getKey());
            if (unwanted) {
                gone.add(entry.getValue());
                shown.remove(entry.getKey());
            }
            return unwanted;
        });
        group.getChildren().removeAll(gone);
        group.getChildren().addAll(made);
    }

    private void bundle(Map<String, List<Seen>> together, List<Node> made, List<Node> gone) {
        bundles.entrySet().removeIf(entry -> {
            boolean unwanted = !together.containsKey(entry.getKey());
            if (unwanted) {
                gone.add(entry.getValue().node());
            }
            return unwanted;
        });
        together.forEach((look, wires) -> {
            Bundle before = bundles.get(look);
            if (before != null && before.wires().equals(wires)) {
                return;
            }
            WireNode node = before == null ? WireNode.ofMany(wires.getFirst().wire(), words) : before.node();
            node.follow(waysOf(wires));
            bundles.put(look, new Bundle(node, wires));
            if (before == null) {
                made.add(node);
            }
        });
    }

    private static List<Seen> seen(CurrentLayout current, boolean far, Box view) {
        var ending = new ArrayList<Seen>();
        var passing = new ArrayList<Seen>();
        var trunks = new HashMap<String, TreeMap<Double, Seen>>();
        if (far && current.moved().isEmpty()) {
            return ending;
        }
        List<Wire> all = current.canvasLayout().wires();
        for (int i = 0; i < all.size(); i++) {
            Wire wire = all.get(i);
            boolean touched = current.isMoved(wire);
            if (far && !touched) {
                continue;
            }
            LinePath way = touched ? current.way(wire) : current.canvasLayout().way(i);
            if (way == null || !(touched || way.crosses(view))) {
                continue;
            }
            boolean ends = touched || isIn(view, current.where(wire.from())) || isIn(view, current.where(wire.to()));
            var seen = new Seen(wire, way, touched);
            if (ends) {
                ending.add(seen);
            } else if (way instanceof RoundedPath steps) {
                trunks.computeIfAbsent(wire.to() + " " + wire.lane(), _ -> new TreeMap<>())
                        .merge(steps.sharedWires(), seen, WireLayer::deeper);
            } else {
                passing.add(seen);
            }
        }
        trunks.values().forEach(each -> ending.addAll(visible(each, view)));
        if (passing.size() <= MOST_PASSING) {
            ending.addAll(passing);
        }
        return ending;
    }

    /** Of two that run down at the same place the one that covers the other. */
    private static Seen deeper(Seen one, Seen other) {
        return one.way() instanceof RoundedPath first
                        && other.way() instanceof RoundedPath second
                        && first.bottom() < second.bottom()
                ? other
                : one;
    }

    /** Of wires with a common trunk those that cover all of it that is in view. */
    private static Collection<Seen> visible(NavigableMap<Double, Seen> byPlace, Box view) {
        var visible = new TreeMap<>(byPlace.subMap(view.x(), true, view.right(), true));
        visible.putIfAbsent(byPlace.firstKey(), byPlace.firstEntry().getValue());
        visible.putIfAbsent(byPlace.lastKey(), byPlace.lastEntry().getValue());
        return visible.values();
    }

    private static boolean isIn(Box view, @Nullable Box box) {
        return box != null && box.intersects(view);
    }

    private void show(Seen seen, boolean anew, List<Node> made) {
        Wire wire = seen.wire();
        String id = wire.nodeId();
        WireNode node = nodes.get(id);
        Wire before = shown.put(id, wire);
        boolean isNew = node == null;
        if (node == null || (before != null && before.type() != wire.type())) {
            if (node != null) {
                group.getChildren().remove(node);
            }
            node = new WireNode(wire, () -> toggleHairpin.accept(wire.from()), words);
            nodes.put(id, node);
            made.add(node);
        } else if (!wire.equals(before)) {
            node.show(wire);
        }
        if (isNew || anew || seen.touched()) {
            node.follow(seen.touched() ? inView(wire, seen.way()) : seen.way());
        }
    }

    /**
     * Of what a gesture moves only what is seen: what JavaFX paints again is a rectangle around all of a line. A cable's pill
     * stands at a place of the whole.
     */
    private LinePath inView(Wire wire, LinePath way) {
        return wire.type() == Wire.Type.CABLE ? way : way.within(view);
    }
}
