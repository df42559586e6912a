package dev.macvlab.desktop.canvas;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.Live;
import dev.macvlab.desktop.Selection;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/**
 * The nodes that draw a sketch. Nodes exist only for what is in view and near enough to be read; the rest is painted by
 * {@link FarPainter} or not at all. Wires lie below the cards, arcs above.
 */
final class Scenery {
    /** Below this scale no text can be read, and everything is painted on one canvas. */
    static final double FAR = 0.3;

    private static final double MARGIN = 160;
    private static final double ARC_MARGIN = 160;
    private static final int MOST_ROUTED = 80;
    private static final int MOST_FOLLOWED = 20;
    private static final int MOST_PASSING = 40;
    private static final int MOST_FORECASTS = 60;

    private record Said(Live.@Nullable Ping ping, Verdict verdict) {}

    private final Group world = new Group();
    private final Group areas = layer();
    private final Group frames = layer();
    private final Group wires = layer();
    private final Group cards = layer();
    private final PathLight light = new PathLight();
    private final Group arcs = layer();
    private final Group tools = layer();
    private final FarPainter painter;
    private final Crowd crowd = new Crowd();
    private final Live live;
    private final Words words;
    private final WireLayer wireLayer;

    private final Map<Key, FigureNode> figureNodes = new HashMap<>();
    private final Map<Arc, ArcNode> arcNodes = new HashMap<>();
    private final Map<Key, Figure> shown = new HashMap<>();
    private final Map<Probe, Said> verdicts = new HashMap<>();

    private Sketch sketch = Sketch.EMPTY;
    private @Nullable Forecast forecast;
    private Selection selection = Selection.NONE;
    private Map<Ref, List<Problem>> problems = Map.of();
    private Map<Key, Box> moved = Map.of();
    private Set<Ref> movedRefs = Set.of();
    private @Nullable Key target;
    private boolean allMoved = true;
    private boolean thin;

    Scenery(FarPainter painter, Live live, Consumer<Ref> toggleHairpin, Words words) {
        this.words = words;
        this.painter = painter;
        this.live = live;
        wireLayer = new WireLayer(wires, toggleHairpin, words);
        world.setManaged(false);
        world.getChildren().addAll(areas, frames, wires, cards, light, arcs, tools);
    }

    private static Group layer() {
        var layer = new Group();
        layer.setManaged(false);
        layer.setAutoSizeChildren(false);
        return layer;
    }

    Group world() {
        return world;
    }

    /** For what gestures draw while they go on. */
    Group tools() {
        return tools;
    }

    Sketch sketch() {
        return sketch;
    }

    void show(Sketch newSketch) {
        sketch = newSketch;
        forecast = null;
        verdicts.clear();
        allMoved = true;
    }

    void select(Selection newSelection) {
        selection = newSelection;
        figureNodes.forEach((key, node) -> node.setSelected(isSelected(key)));
        arcNodes.forEach((arc, node) -> node.setSelected(selection.probes().contains(arc.probe())));
    }

    boolean isSelected(Key key) {
        return switch (key) {
            case Key.Element(Ref ref) -> selection.refs().contains(ref);
            case Key.OfNote(int index) -> selection.notes().contains(index);
            case Key.OfArea(int index) -> selection.areas().contains(index);
        };
    }

    void showProblems(List<Problem> found) {
        var byRef = new HashMap<Ref, List<Problem>>();
        for (Problem each : found) {
            if (!each.subject().isEmpty()) {
                byRef.computeIfAbsent(each.subject().getFirst(), _ -> new ArrayList<>())
                        .add(each);
            }
        }
        problems = byRef;
        figureNodes.forEach((key, node) -> node.setProblems(problemsOf(key)));
    }

    private List<Problem> problemsOf(Key key) {
        return key instanceof Key.Element(Ref ref) ? problems.getOrDefault(ref, List.of()) : List.of();
    }

    /** Shows these figures elsewhere while a gesture goes on; with none everything is where it belongs. */
    void move(Map<Key, Box> elsewhere) {
        allMoved |= !moved.keySet().equals(elsewhere.keySet());
        moved = Map.copyOf(elsewhere);
        var refs = new HashSet<Ref>();
        for (Key key : elsewhere.keySet()) {
            if (key instanceof Key.Element(Ref ref)) {
                refs.add(ref);
            }
        }
        movedRefs = refs;
    }

    /** Hides what is not wanted, and what leads there. */
    void keepOnly(Predicate<Key> wanted) {
        figureNodes.forEach((key, node) -> node.setVisible(wanted.test(key)));
        wireLayer.keepOnly(sketch, wanted);
        arcNodes.forEach((arc, node) ->
                node.setVisible(wanted.test(Key.of(arc.from())) && arc.to() != null && wanted.test(Key.of(arc.to()))));
    }

    /** Marks the container that would take what is dragged. */
    void aim(@Nullable Key newTarget) {
        if (!Objects.equals(target, newTarget)) {
            setTarget(false);
            target = newTarget;
            setTarget(true);
        }
    }

    private void setTarget(boolean on) {
        FigureNode node = target == null ? null : figureNodes.get(target);
        if (node != null) {
            node.setTarget(on);
        }
    }

    @Nullable
    FigureNode node(Key key) {
        return figureNodes.get(key);
    }

    Map<Arc, ArcNode> arcNodes() {
        return arcNodes;
    }

    /** The way of a ping, lit up over the cards. */
    PathLight light() {
        return light;
    }

    /** Draws the lit way where its elements are now. */
    void drawLight() {
        light.draw(light.isDark() ? List.of() : sketch.wires(), this::where);
    }

    /** Where an element is drawn now, gestures included. */
    @Nullable
    Box where(Ref ref) {
        Box elsewhere = moved.get(Key.of(ref));
        return elsewhere == null ? sketch.box(ref) : elsewhere;
    }

    private @Nullable Box frameOf(Ref ref) {
        if (sketch.index().find(ref).isEmpty()) {
            return where(ref);
        }
        return where(Ref.top(ref.place()));
    }

    /** Follows what a gesture moves, when nothing else has changed; false when more is to be done. */
    boolean follow() {
        if (allMoved) {
            return false;
        }
        moved.forEach((key, box) -> {
            FigureNode node = figureNodes.get(key);
            Figure figure = shown.get(key);
            if (node != null && figure != null) {
                shown.put(key, figure.withBox(box));
                node.place(box);
            }
        });
        wireLayer.follow(sketch, movedRefs, this::where);
        arcNodes.forEach((arc, node) -> {
            if (isMoved(arc)) {
                follow(arc, node);
            }
        });
        drawLight();
        return true;
    }

    private boolean isMoved(Arc arc) {
        return movedRefs.contains(arc.from())
                || (arc.to() != null && movedRefs.contains(arc.to()))
                || movedRefs.contains(arc.probe().from());
    }

    private void follow(Arc arc, ArcNode node) {
        Box start = where(arc.from());
        Ref to = arc.to();
        if (start != null) {
            node.follow(
                    start, to == null ? null : where(to), frameOf(arc.from()), to == null ? null : frameOf(to), crowd);
        }
    }

    /** Makes, changes and removes nodes until they draw what a view of that size sees through {@code camera}. */
    void refresh(Camera camera, double width, double height) {
        boolean far = camera.scale() < FAR;
        Box seen = camera.seen(width, height).grown(MARGIN);
        refreshFigures(far, seen);
        wireLayer.refresh(sketch, far, allMoved, seen, movedRefs, this::where);
        refreshArcs(far, seen);
        drawLight();
        allMoved = false;
        painter.canvas().setVisible(far);
    }

    /**
     * Paints the distant view again, when it is the one that is seen.
     *
     * @param anew whether more has changed than what {@code camera} sees
     */
    void paint(Camera camera, boolean anew) {
        if (camera.scale() < FAR && (anew || !painter.follow(camera))) {
            var selected = new HashSet<Key>();
            for (Key key : sketch.figures().keySet()) {
                if (isSelected(key)) {
                    selected.add(key);
                }
            }
            painter.paint(sketch, camera, selected, moved::containsKey, this::measured);
        }
    }

    private Verdict.Outcome measured(Arc arc) {
        Live.Ping ping = live.pings().get(arc.probe());
        if (ping == null) {
            return Verdict.Outcome.UNKNOWN;
        }
        return switch (ping.status()) {
            case OK -> Verdict.Outcome.OK;
            case FAILED -> Verdict.Outcome.FAIL;
            case STALE -> Verdict.Outcome.UNKNOWN;
        };
    }

    private void refreshFigures(boolean far, Box seen) {
        var wanted = new HashMap<Key, Figure>();
        for (Figure figure : sketch.figures().values()) {
            Box elsewhere = moved.get(figure.key());
            if (elsewhere != null) {
                wanted.put(figure.key(), figure.withBox(elsewhere));
            } else if (!far && figure.box().intersects(seen)) {
                wanted.put(figure.key(), figure);
            }
        }
        var gone = new ArrayList<Key>();
        for (Key key : figureNodes.keySet()) {
            if (!wanted.containsKey(key)) {
                gone.add(key);
            }
        }
        removeAll(gone);
        var made = new HashMap<Group, List<Node>>();
        wanted.forEach((key, figure) -> {
            FigureNode node = figureNodes.get(key);
            if (node == null) {
                node = nodeFor(figure);
                figureNodes.put(key, node);
                made.computeIfAbsent(layerOf(figure), _ -> new ArrayList<>()).add(node);
                node.show(figure);
                node.setSelected(isSelected(key));
                node.setTarget(key.equals(target));
                node.setProblems(problemsOf(key));
                shown.put(key, figure);
            } else {
                Figure before = shown.put(key, figure);
                if (!figure.equals(before)) {
                    if (before != null && figure.withBox(before.box()).equals(before)) {
                        node.place(figure.box());
                    } else {
                        node.show(figure);
                    }
                }
            }
        });
        made.forEach((layer, nodes) -> layer.getChildren().addAll(nodes));
    }

    private void removeAll(List<Key> gone) {
        var nodes = new HashMap<Group, List<Node>>();
        for (Key key : gone) {
            FigureNode node = figureNodes.remove(key);
            shown.remove(key);
            if (node != null && node.getParent() instanceof Group layer) {
                nodes.computeIfAbsent(layer, _ -> new ArrayList<>()).add(node);
            }
        }
        nodes.forEach((layer, all) -> layer.getChildren().removeAll(all));
    }

    private FigureNode nodeFor(Figure figure) {
        return switch (figure) {
            case Figure.Card _ -> new CardNode(words);
            case Figure.Frame _ -> new FrameNode(words);
            case Figure.SwitchBox _ -> new SwitchNode(words);
            case Figure.HostBox _ -> new HostNode(words);
            case Figure.NoteBox _ -> new NoteNode(words);
            case Figure.AreaBox _ -> new AreaNode(words);
        };
    }

    private Group layerOf(Figure figure) {
        return switch (figure) {
            case Figure.AreaBox _ -> areas;
            case Figure.Frame _ -> frames;
            case Figure.Card _, Figure.SwitchBox _, Figure.HostBox _, Figure.NoteBox _ -> cards;
        };
    }

    private void refreshArcs(boolean far, Box seen) {
        var wanted = new LinkedHashMap<Arc, Boolean>();
        var passing = new ArrayList<Arc>();
        for (Arc arc : sketch.arcs()) {
            boolean touched = isMoved(arc);
            if (far && (!touched || movedRefs.size() > MOST_FOLLOWED)) {
                continue;
            }
            Box start = where(arc.from());
            Box end = arc.to() == null ? start : where(arc.to());
            if (start != null
                    && end != null
                    && start.union(end).grown(ARC_MARGIN).intersects(seen)) {
                if (touched || start.intersects(seen) || end.intersects(seen)) {
                    wanted.put(arc, touched);
                } else {
                    passing.add(arc);
                }
            }
        }
        // Very many that only pass through the view say nothing.
        if (passing.size() <= MOST_PASSING) {
            passing.forEach(arc -> wanted.put(arc, false));
        }
        thin = wanted.size() > MOST_FORECASTS;
        if (thin) {
            wanted.entrySet().removeIf(entry -> !entry.getValue() && !stands(entry.getKey()));
        }
        removeArcs(wanted.keySet());
        if (allMoved) {
            crowd.standing(wanted.size() > MOST_ROUTED ? List.of() : standing());
        }
        var made = new ArrayList<Node>();
        wanted.forEach((arc, touched) -> {
            ArcNode node = arcNodes.get(arc);
            boolean isNew = node == null;
            if (node == null) {
                node = new ArcNode(arc, words);
                arcNodes.put(arc, node);
                made.add(node);
                node.setSelected(selection.probes().contains(arc.probe()));
            }
            node.show(verdict(arc.probe()));
            if (isNew || allMoved || touched) {
                follow(arc, node);
            }
        });
        arcs.getChildren().addAll(made);
    }

    /** Whether an arc is drawn also where there are very many: it has a result, or what is selected has to do with it. */
    private boolean stands(Arc arc) {
        Ref to = arc.to();
        return live.pings().containsKey(arc.probe())
                || selection.probes().contains(arc.probe())
                || selection.refs().contains(arc.from())
                || selection.refs().contains(Ref.top(arc.from().place()))
                || (to != null
                        && (selection.refs().contains(to) || selection.refs().contains(Ref.top(to.place()))));
    }

    /** Whether there are so many pings in view that only those of the selection are drawn. */
    boolean isThin() {
        return thin;
    }

    private void removeArcs(Set<Arc> wanted) {
        var gone = new ArrayList<Node>();
        arcNodes.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.contains(entry.getKey());
            if (unwanted) {
                gone.add(entry.getValue());
                crowd.leave(entry.getValue());
            }
            return unwanted;
        });
        arcs.getChildren().removeAll(gone);
    }

    /** The boxes that arcs go round. */
    private List<Box> standing() {
        return sketch.figures().values().stream()
                .filter(each -> !each.isContainer() && !(each instanceof Figure.AreaBox))
                .map(each -> moved.getOrDefault(each.key(), each.box()))
                .toList();
    }

    /** Worked out when the first arc asks for it. */
    private Forecast forecast() {
        Forecast known = forecast;
        if (known == null) {
            known = Forecast.of(sketch.index());
            forecast = known;
        }
        return known;
    }

    private Verdict verdict(Probe probe) {
        Live.Ping ping = live.pings().get(probe);
        Said said = verdicts.get(probe);
        if (said == null || !Objects.equals(said.ping(), ping)) {
            said = new Said(ping, Verdict.of(probe, ping, forecast()));
            verdicts.put(probe, said);
        }
        return said.verdict();
    }
}
