package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds a place for elements that have none, beside those that have one. */
final class AutoPlacement {
    private static final double GAP = 40;
    private static final double FRAME_GAP = 96;
    private static final double UNDER_PARENT = 64;
    private static final double ROW_WIDTH = 1200;

    private final Index index;
    private final Map<Ref, Position> layout;

    private AutoPlacement(Index index, Map<Ref, Position> layout) {
        this.index = index;
        this.layout = new LinkedHashMap<>(layout);
    }

    /** Where a new interface finds room in its namespace, counted from that container's corner. */
    static Position room(CanvasLayout canvasLayout, Interface added) {
        var placing = new AutoPlacement(canvasLayout.index(), canvasLayout.layout());
        return added.namespace().equals(Ref.HOST) ? placing.inHost(added) : placing.inside(added);
    }

    /** Where a new namespace finds room. */
    static Position roomForNamespace(CanvasLayout canvasLayout) {
        return new AutoPlacement(canvasLayout.index(), canvasLayout.layout()).besideNamespaces();
    }

    /** Where a new switch finds room. */
    static Position roomForSwitch(CanvasLayout canvasLayout) {
        return new AutoPlacement(canvasLayout.index(), canvasLayout.layout()).besideSwitches();
    }

    /** Where a new external host of that switch finds room. */
    static @Nullable Position roomForHost(CanvasLayout canvasLayout, String onSwitch) {
        return canvasLayout
                .index()
                .findSwitch(onSwitch)
                .map(new AutoPlacement(canvasLayout.index(), canvasLayout.layout())::beside)
                .orElse(null);
    }

    /**
     * Where an interface stands that was put down at {@code wanted}: in its container, clear of its edges and of what is
     * there. One that would stretch the host over other things goes to the host's own row.
     */
    static Position within(CanvasLayout canvasLayout, Interface put, Box wanted) {
        var placing = new AutoPlacement(canvasLayout.index(), canvasLayout.layout());
        String namespace = put.namespace();
        List<Box> siblings = canvasLayout.index().in(namespace).stream()
                .filter(each -> !each.ref().equals(put.ref()))
                .map(each -> canvasLayout.box(each.ref()))
                .filter(Objects::nonNull)
                .map(Box.class::cast)
                .toList();
        if (namespace.equals(Ref.HOST)) {
            var inside = new ArrayList<>(siblings);
            inside.add(wanted);
            Box frame = CanvasLayout.frameAround(Ref.HOST, null, inside);
            boolean stretches = canvasLayout.figures().values().stream()
                    .filter(each -> !(each instanceof Figure.Card
                            || each instanceof Figure.AreaBox
                            || (each instanceof Figure.Frame host && host.isHost())))
                    .anyMatch(each -> frame != null && each.box().intersects(frame));
            return stretches && !siblings.isEmpty() ? placing.inHost(put) : wanted.corner();
        }
        Position origin = canvasLayout.originOf(namespace);
        double x = Math.max(Sizes.FRAME_PADDING, wanted.x() - origin.x());
        double y = Math.max(Sizes.FRAME_HEADER, wanted.y() - origin.y());
        var box = new Box(origin.x() + x, origin.y() + y, wanted.width(), wanted.height());
        while (overlaps(box, siblings)) {
            box = box.moved(0, Sizes.GRID);
        }
        boolean pushed = box.y() - origin.y() > y;
        return new Position(x, box.y() - origin.y() + (pushed ? Sizes.GRID : 0));
    }

    /** The topology's own layout with a place for everything that it leaves out. */
    static Map<Ref, Position> complete(Topology topology) {
        return isComplete(topology) ? topology.layout() : complete(Index.of(topology));
    }

    /** The same for a topology that has been indexed. */
    static Map<Ref, Position> complete(Index index) {
        if (isComplete(index.topology())) {
            return index.topology().layout();
        }
        Map<Ref, Position> arranged = AutoLayout.of(index);
        if (Collections.disjoint(arranged.keySet(), index.topology().layout().keySet())) {
            return arranged;
        }
        var placing = new AutoPlacement(index, index.topology().layout());
        placing.place();
        return placing.layout;
    }

    private static boolean isComplete(Topology topology) {
        Map<Ref, Position> layout = topology.layout();
        return topology.interfaces().stream().allMatch(each -> layout.containsKey(each.ref()))
                && topology.namespaces().stream()
                        .allMatch(each -> each.name().equals(Ref.HOST) || layout.containsKey(Ref.top(each.name())))
                && topology.switches().stream()
                        .allMatch(each -> layout.containsKey(Ref.top(each.name()))
                                && each.hosts().stream().allMatch(host -> layout.containsKey(each.ref(host))));
    }

    private void place() {
        for (Switch each : index.topology().switches()) {
            layout.computeIfAbsent(Ref.top(each.name()), _ -> besideSwitches());
            for (Switch.Host host : each.hosts()) {
                layout.computeIfAbsent(each.ref(host), _ -> beside(each));
            }
        }
        for (Interface each : index.topology().interfaces()) {
            if (!layout.containsKey(each.ref())) {
                layout.put(each.ref(), each.namespace().equals(Ref.HOST) ? inHost(each) : inside(each));
            }
        }
        List<Box> frames = frames();
        for (Namespace each : index.topology().namespaces()) {
            Ref ref = Ref.top(each.name());
            if (!each.name().equals(Ref.HOST) && !layout.containsKey(ref)) {
                layout.put(ref, beside(frames));
                frames.add(frameOf(each));
            }
        }
    }

    private Position besideSwitches() {
        List<Box> switches = new ArrayList<>();
        for (Switch each : index.topology().switches()) {
            Position at = layout.get(Ref.top(each.name()));
            if (at != null) {
                switches.add(
                        Box.at(at, Sizes.switchWidth(each.name(), Ports.countOf(index, each)), Sizes.SWITCH_HEIGHT));
            }
            for (Switch.Host host : each.hosts()) {
                hostBox(each, host).ifPresent(switches::add);
            }
        }
        Optional<Box> around = Box.around(switches);
        if (around.isPresent()) {
            return new Position(around.get().right() + FRAME_GAP, around.get().y());
        }
        return Box.around(topBoxes())
                .map(all -> new Position(
                        Sizes.snapped(all.centerX() - 104), Sizes.snapped(all.y() - FRAME_GAP - Sizes.SWITCH_HEIGHT)))
                .orElse(new Position(0, 0));
    }

    private Optional<Box> hostBox(Switch each, Switch.Host host) {
        return Optional.ofNullable(layout.get(each.ref(host)))
                .map(at -> Box.at(at, Sizes.HOST_WIDTH, Sizes.heightOf(host)));
    }

    private Position beside(Switch each) {
        Position at = layout.getOrDefault(Ref.top(each.name()), new Position(0, 0));
        double width = Sizes.switchWidth(each.name(), Ports.countOf(index, each));
        var candidate = new Position(at.x() + width + 56, at.y());
        List<Box> hosts = each.hosts().stream()
                .flatMap(host -> hostBox(each, host).stream())
                .toList();
        while (overlaps(Box.at(candidate, Sizes.HOST_WIDTH, 64), hosts)) {
            candidate = candidate.plus(0, 64);
        }
        return candidate;
    }

    private Position inHost(Interface added) {
        List<Box> boxes = index.in(Ref.HOST).stream()
                .filter(each -> layout.containsKey(each.ref()))
                .map(this::boxOf)
                .toList();
        if (boxes.isEmpty()) {
            return Box.around(topBoxes())
                    .map(all ->
                            new Position(all.x() + Sizes.FRAME_PADDING, all.bottom() + FRAME_GAP + Sizes.FRAME_HEADER))
                    .orElse(new Position(0, 144));
        }
        Box around = Box.around(boxes).orElseThrow();
        double y = around.y();
        if (added instanceof Child child && layout.get(child.parent()) != null) {
            Interface parent = index.find(child.parent()).orElse(null);
            if (parent != null && parent.namespace().equals(Ref.HOST)) {
                y = boxOf(parent).bottom() + UNDER_PARENT;
            }
        }
        var candidate = new Position(around.x(), y);
        while (overlaps(
                Box.at(candidate, Sizes.widthOf(added), Sizes.heightOf(added)).grown(GAP / 2), boxes)) {
            candidate = candidate.plus(GAP, 0);
        }
        return candidate;
    }

    private Position inside(Interface added) {
        double bottom = Sizes.FRAME_HEADER;
        for (Interface each : index.in(added.namespace())) {
            if (layout.containsKey(each.ref())) {
                bottom = Math.max(bottom, boxOf(each).bottom() + Sizes.FRAME_PADDING);
            }
        }
        return new Position(Sizes.FRAME_PADDING, bottom);
    }

    private Position besideNamespaces() {
        return beside(frames());
    }

    private Position beside(List<Box> frames) {
        if (frames.isEmpty()) {
            return Box.around(topBoxes())
                    .map(all -> new Position(all.x(), all.bottom() + FRAME_GAP))
                    .orElse(new Position(0, 0));
        }
        Box all = Box.around(frames).orElseThrow();
        Box last = frames.getLast();
        Box next = new Box(last.right() + FRAME_GAP, last.y(), Sizes.FRAME_MIN_WIDTH, Sizes.FRAME_MIN_HEIGHT);
        if (next.right() - all.x() > Math.max(ROW_WIDTH, all.width()) || overlaps(next.grown(16), frames)) {
            next = new Box(all.x(), all.bottom() + 64, next.width(), next.height());
        }
        return next.corner();
    }

    private List<Box> frames() {
        var frames = new ArrayList<Box>();
        for (Namespace each : index.topology().namespaces()) {
            if (layout.containsKey(Ref.top(each.name()))) {
                frames.add(frameOf(each));
            }
        }
        return frames;
    }

    private Box frameOf(Namespace each) {
        Position at = layout.getOrDefault(Ref.top(each.name()), new Position(0, 0));
        List<Box> inside = index.in(each.name()).stream()
                .map(member -> boxOf(member).moved(at.x(), at.y()))
                .toList();
        Box frame = CanvasLayout.frameAround(each.name(), at, inside);
        return frame == null ? Box.at(at, 0, 0) : frame;
    }

    /** Everything at the top level that has a place. */
    private List<Box> topBoxes() {
        var boxes = new ArrayList<>(frames());
        for (Interface each : index.in(Ref.HOST)) {
            if (layout.containsKey(each.ref())) {
                boxes.add(boxOf(each));
            }
        }
        for (Switch each : index.topology().switches()) {
            Position at = layout.get(Ref.top(each.name()));
            if (at != null) {
                boxes.add(Box.at(at, Sizes.switchWidth(each.name(), Ports.countOf(index, each)), Sizes.SWITCH_HEIGHT));
            }
        }
        return boxes;
    }

    private Box boxOf(Interface each) {
        return Box.at(
                layout.getOrDefault(each.ref(), new Position(Sizes.FRAME_PADDING, Sizes.FRAME_HEADER)),
                Sizes.widthOf(each),
                Sizes.heightOf(each));
    }

    private static boolean overlaps(Box box, List<Box> others) {
        return others.stream().anyMatch(box::intersects);
    }
}
