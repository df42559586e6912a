package dev.macvlab.desktop.canvas;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.text.Words;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import javafx.scene.Group;
import javafx.scene.Node;
import org.jspecify.annotations.Nullable;

/** The nodes that draw areas, frames and cards, as far as they are in view: each below the next. */
final class FigureLayer {
    /** In pixels; a larger picture takes more memory than its few like it are worth. */
    private static final double LARGEST_PICTURE = 32_000;

    private final Group areas;
    private final Group frames;
    private final Group cards;
    private final Words words;
    private final Map<CanvasKey, FigureNode> nodes = new HashMap<>();
    private final Map<CanvasKey, Figure> shown = new HashMap<>();
    private Predicate<CanvasKey> selected = _ -> false;
    private Map<Ref, List<Problem>> problems = Map.of();
    private @Nullable CanvasKey target;
    private double scale = 1;

    /** The groups take the nodes. */
    FigureLayer(Group areas, Group frames, Group cards, Words words) {
        this.areas = areas;
        this.frames = frames;
        this.cards = cards;
        this.words = words;
    }

    void select(Predicate<CanvasKey> newSelected) {
        selected = newSelected;
        nodes.forEach((key, node) -> node.setSelected(selected.test(key)));
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
        nodes.forEach((key, node) -> node.setProblems(problemsOf(key)));
    }

    private List<Problem> problemsOf(CanvasKey key) {
        return key instanceof CanvasKey.Element(Ref ref) ? problems.getOrDefault(ref, List.of()) : List.of();
    }

    /** Marks the container that would take what is dragged; whether that is another than before. */
    boolean aim(@Nullable CanvasKey newTarget) {
        if (Objects.equals(target, newTarget)) {
            return false;
        }
        setTarget(false);
        target = newTarget;
        setTarget(true);
        return true;
    }

    private void setTarget(boolean on) {
        FigureNode node = target == null ? null : nodes.get(target);
        if (node != null) {
            node.setTarget(on);
        }
    }

    /** Hides what is not wanted. */
    void keepOnly(Predicate<CanvasKey> wanted) {
        nodes.forEach((key, node) -> node.setVisible(wanted.test(key)));
    }

    /** Lets what a gesture moves follow it. */
    void follow(CurrentLayout current) {
        current.moved().forEach((key, box) -> {
            FigureNode node = nodes.get(key);
            Figure figure = shown.get(key);
            if (node != null && figure != null) {
                shown.put(key, figure.withBox(box));
                node.place(box, scale);
            }
        });
    }

    /**
     * Makes, changes and removes nodes until they draw what is seen.
     *
     * @param far whether the rest is painted, so that only what is moved is needed
     * @param zooming whether the scale changes with each frame; otherwise each node that is not very large is painted once and
     *     then only moved as a picture
     */
    void refresh(CurrentLayout current, boolean far, Box seen, double newScale, boolean zooming) {
        boolean rescaled = newScale != scale && !zooming;
        if (rescaled) {
            scale = newScale;
        }
        Map<CanvasKey, Figure> wanted = wanted(current, far, seen);
        removeUnwanted(wanted);
        var made = new HashMap<Group, List<Node>>();
        wanted.forEach((key, figure) -> {
            FigureNode node = nodes.get(key);
            if (node == null) {
                made.computeIfAbsent(groupOf(figure), _ -> new ArrayList<>()).add(make(figure));
            } else {
                change(node, figure, rescaled);
            }
        });
        made.forEach((group, all) -> group.getChildren().addAll(all));
        nodes.values().forEach(node -> node.setCache(!zooming && isSmall(node)));
    }

    private boolean isSmall(FigureNode node) {
        return node.getWidth() * node.getHeight() * scale * scale <= LARGEST_PICTURE;
    }

    private static Map<CanvasKey, Figure> wanted(CurrentLayout current, boolean far, Box seen) {
        var wanted = new HashMap<CanvasKey, Figure>();
        if (far) {
            for (CanvasKey key : current.moved().keySet()) {
                Figure figure = current.canvasLayout().figure(key);
                if (figure != null) {
                    wanted.put(key, current.placed(figure));
                }
            }
            return wanted;
        }
        for (Figure figure : current.canvasLayout().figures().values()) {
            if (figure.box().intersects(seen) || current.moved().containsKey(figure.key())) {
                wanted.put(figure.key(), current.placed(figure));
            }
        }
        return wanted;
    }

    private void removeUnwanted(Map<CanvasKey, Figure> wanted) {
        var gone = new HashMap<Group, List<Node>>();
        nodes.entrySet().removeIf(entry -> {
            boolean unwanted = !wanted.containsKey(entry.getKey());
            if (unwanted) {
                shown.remove(entry.getKey());
                if (entry.getValue().getParent() instanceof Group group) {
                    gone.computeIfAbsent(group, _ -> new ArrayList<>()).add(entry.getValue());
                }
            }
            return unwanted;
        });
        gone.forEach((group, all) -> group.getChildren().removeAll(all));
    }

    private FigureNode make(Figure figure) {
        CanvasKey key = figure.key();
        FigureNode node = nodeFor(figure, words);
        nodes.put(key, node);
        shown.put(key, figure);
        node.show(figure, scale);
        node.setSelected(selected.test(key));
        node.setTarget(key.equals(target));
        node.setProblems(problemsOf(key));
        return node;
    }

    private void change(FigureNode node, Figure figure, boolean rescaled) {
        Figure before = shown.put(figure.key(), figure);
        if (before == null || !figure.withBox(before.box()).equals(before)) {
            node.show(figure, scale);
        } else if (rescaled || !figure.equals(before)) {
            node.place(figure.box(), scale);
        }
    }

    static FigureNode nodeFor(Figure figure, Words words) {
        return switch (figure) {
            case Figure.Card _ -> new CardNode(words);
            case Figure.Frame _ -> new FrameNode(words);
            case Figure.SwitchBox _ -> new SwitchNode(words);
            case Figure.HostBox _ -> new HostNode(words);
            case Figure.NoteBox _ -> new NoteNode(words);
            case Figure.AreaBox _ -> new AreaNode(words);
        };
    }

    private Group groupOf(Figure figure) {
        return switch (figure) {
            case Figure.AreaBox _ -> areas;
            case Figure.Frame _ -> frames;
            case Figure.Card _, Figure.SwitchBox _, Figure.HostBox _, Figure.NoteBox _ -> cards;
        };
    }
}
