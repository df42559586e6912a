package dev.macvlab.desktop.canvas;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is to be drawn of one topology, and where: pure geometry, the same each time for the same topology. */
final class CanvasLayout {
    static final CanvasLayout EMPTY = of(Index.of(Topology.EMPTY));

    private final Index index;
    private final Map<Ref, Position> layout;
    private final Map<Ref, Box> boxes = new HashMap<>();
    private final Map<CanvasKey, Figure> figures = new LinkedHashMap<>();
    private final List<Wire> wires;
    private final List<@Nullable LinePath> ways = new ArrayList<>();
    private final SharedWireRouter sharedWires;
    private final List<Arc> arcs = new ArrayList<>();

    private CanvasLayout(Index index, Views views) {
        this.index = index;
        layout = AutoPlacement.complete(index);
        drawAreas();
        drawFrames();
        drawSwitches();
        drawInterfaces(views);
        drawNotes();
        var obstacles = new WireObstacles(figures.values().stream()
                .filter(each -> each instanceof Figure.Frame
                        || each instanceof Figure.SwitchBox
                        || each instanceof Figure.HostBox)
                .map(Figure::box)
                .toList());
        sharedWires = new SharedWireRouter(obstacles);
        wires = WireLayout.of(index, this, obstacles);
        wires.forEach(wire -> ways.add(way(wire, boxes::get)));
        drawArcs();
    }

    static CanvasLayout of(Index index) {
        return of(index, Views.of(index.topology()));
    }

    /** The same for a topology that has been resolved. */
    static CanvasLayout of(Index index, Views views) {
        return new CanvasLayout(index, views);
    }

    Index index() {
        return index;
    }

    /** Where every element stands, also those that the topology's own layout leaves out. */
    Map<Ref, Position> layout() {
        return Collections.unmodifiableMap(layout);
    }

    /** All figures by key, what is further back first. */
    Map<CanvasKey, Figure> figures() {
        return Collections.unmodifiableMap(figures);
    }

    @Nullable
    Figure figure(CanvasKey key) {
        return figures.get(key);
    }

    @Nullable
    Box box(Ref ref) {
        return boxes.get(ref);
    }

    /** The frame that an element stands in, or its own box where it is in none. */
    @Nullable
    Box frameOf(Ref ref) {
        if (index.find(ref).isEmpty()) {
            return boxes.get(ref);
        }
        return boxes.get(Ref.top(ref.place()));
    }

    List<Wire> wires() {
        return Collections.unmodifiableList(wires);
    }

    /** The way of the wire at that place of {@link #wires}. */
    @Nullable
    LinePath way(int wire) {
        return ways.get(wire);
    }

    /** The way of a wire when its ends are elsewhere; null while one of them is nowhere. */
    @Nullable
    LinePath way(Wire wire, Function<Ref, @Nullable Box> where) {
        Curve plain = wire.curve(where);
        Box parent = where.apply(wire.to());
        Box child = where.apply(wire.from());
        if (wire.lane() == Wire.ALONE || parent == null || child == null) {
            return plain;
        }
        Box above = where.apply(Ref.top(wire.to().place()));
        Box below = where.apply(Ref.top(wire.from().place()));
        return sharedWires
                .between(parent, above == null ? parent : above, child, below == null ? child : below, wire.lane())
                .orElse(plain);
    }

    List<Arc> arcs() {
        return Collections.unmodifiableList(arcs);
    }

    /** Around all figures; empty when there are none. */
    Optional<Box> bounds() {
        return Box.around(figures.values().stream().map(Figure::box).toList());
    }

    /** The figure in front at that place. */
    Optional<Figure> at(double x, double y) {
        Figure front = null;
        for (Figure each : figures.values()) {
            if (each.box().contains(x, y)) {
                front = each;
            }
        }
        return Optional.ofNullable(front);
    }

    /** The namespace whose frame is at that place: {@link Ref#HOST} also outside all frames. */
    String namespaceAt(double x, double y) {
        String found = Ref.HOST;
        for (Figure each : figures.values()) {
            if (each instanceof Figure.Frame frame && frame.box().contains(x, y)) {
                found = frame.ref().name();
            }
        }
        return found;
    }

    /** Where positions in that namespace count from. */
    Position originOf(String namespace) {
        Box frame = boxes.get(Ref.top(namespace));
        return namespace.equals(Ref.HOST) || frame == null ? new Position(0, 0) : frame.corner();
    }

    /** The box around a namespace's interfaces; the host's is null when it has none. */
    static @Nullable Box frameAround(String namespace, @Nullable Position corner, Collection<Box> inside) {
        if (namespace.equals(Ref.HOST)) {
            return Box.around(inside)
                    .map(around -> new Box(
                            around.x() - Sizes.FRAME_PADDING,
                            around.y() - Sizes.FRAME_HEADER,
                            around.width() + 2 * Sizes.FRAME_PADDING,
                            around.height() + Sizes.FRAME_HEADER + Sizes.FRAME_PADDING))
                    .orElse(null);
        }
        Position at = corner == null ? new Position(0, 0) : corner;
        double right = at.x() + Sizes.FRAME_MIN_WIDTH;
        double bottom = at.y() + Sizes.FRAME_MIN_HEIGHT;
        for (Box each : inside) {
            right = Math.max(right, each.right() + Sizes.FRAME_PADDING);
            bottom = Math.max(bottom, each.bottom() + Sizes.FRAME_PADDING);
        }
        return new Box(at.x(), at.y(), right - at.x(), bottom - at.y());
    }

    private void drawAreas() {
        for (int i = 0; i < index.topology().areas().size(); i++) {
            var area = index.topology().areas().get(i);
            add(new Figure.AreaBox(
                    i, Box.at(area.at(), area.size().x(), area.size().y()), area));
        }
    }

    private void drawFrames() {
        for (Interface each : index.topology().interfaces()) {
            Position at = layout.getOrDefault(each.ref(), new Position(0, 0));
            Position origin = each.namespace().equals(Ref.HOST)
                    ? new Position(0, 0)
                    : layout.getOrDefault(Ref.top(each.namespace()), new Position(0, 0));
            boxes.putIfAbsent(
                    each.ref(), Box.at(at.plus(origin.x(), origin.y()), Sizes.widthOf(each), Sizes.heightOf(each)));
        }
        drawFrame(Namespace.named(Ref.HOST));
        for (Namespace each : index.topology().namespaces()) {
            drawFrame(each);
        }
    }

    private void drawFrame(Namespace namespace) {
        List<Interface> members = index.in(namespace.name());
        List<Box> inside = members.stream().map(each -> boxes.get(each.ref())).toList();
        Ref ref = Ref.top(namespace.name());
        Box box = frameAround(namespace.name(), layout.get(ref), inside);
        if (box != null) {
            boolean forwards =
                    index.namespace(namespace.name()).map(Namespace::forwards).orElse(false);
            add(new Figure.Frame(ref, box, namespace.name().equals(Ref.HOST), members.isEmpty(), forwards));
            boxes.put(ref, box);
        }
    }

    private void drawSwitches() {
        var ports = new Ports(index);
        for (Switch each : index.topology().switches()) {
            for (Switch.Host host : each.hosts()) {
                Ref ref = each.ref(host);
                Position at = layout.getOrDefault(ref, new Position(0, 0));
                Box box = Box.at(at, Sizes.HOST_WIDTH, Sizes.heightOf(host));
                boxes.putIfAbsent(ref, box);
                add(new Figure.HostBox(ref, box, host));
            }
        }
        for (Switch each : index.topology().switches()) {
            Ref ref = Ref.top(each.name());
            Position at = layout.getOrDefault(ref, new Position(0, 0));
            Box box = Box.at(at, Sizes.switchWidth(each.name(), ports.countOf(each)), Sizes.SWITCH_HEIGHT);
            boxes.putIfAbsent(ref, box);
            add(new Figure.SwitchBox(ref, box, each.name(), ports.of(each, box, boxes::get)));
        }
    }

    private void drawInterfaces(Views views) {
        for (LinkState each :
                LinkStates.of(views, LinkStates.SANDBOX_SEED, _ -> true).all()) {
            Box box = boxes.get(each.ref());
            if (box != null) {
                add(Cards.card(each, index.childrenOf(each.ref()).size(), box));
            }
        }
    }

    private void drawNotes() {
        for (int i = 0; i < index.topology().notes().size(); i++) {
            var note = index.topology().notes().get(i);
            add(new Figure.NoteBox(i, Box.at(note.at(), Sizes.NOTE_WIDTH, Sizes.noteHeight(note.text())), note));
        }
    }

    private void drawArcs() {
        Map<IpAddress, Ref> owners = new HashMap<>();
        for (Interface each : index.topology().interfaces()) {
            each.addresses().forEach(cidr -> owners.putIfAbsent(cidr.address(), each.ref()));
        }
        for (Switch each : index.topology().switches()) {
            for (Switch.Host host : each.hosts()) {
                host.cidrs().stream()
                        .map(Cidr::address)
                        .forEach(address -> owners.putIfAbsent(address, each.ref(host)));
            }
        }
        record Ends(Ref one, Ref other) {}
        Map<Ends, Integer> lanes = new HashMap<>();
        for (Probe probe : index.topology().probes()) {
            Ref from = anchorOf(probe.from());
            Ref to = IpAddress.tryParse(probe.to()).map(owners::get).orElse(null);
            Ref far = to == null ? from : to;
            Ends ends = from.compareTo(far) <= 0 ? new Ends(from, far) : new Ends(far, from);
            int lane = lanes.merge(ends, 1, Integer::sum) - 1;
            arcs.add(new Arc(probe, from, to, lane));
        }
    }

    /** A namespace with one interface is drawn as pinging from that. */
    private Ref anchorOf(Ref from) {
        if (index.find(from).isEmpty()) {
            List<Interface> members = index.in(from);
            if (members.size() == 1 || (from.name().equals(Ref.HOST) && !members.isEmpty())) {
                return members.getFirst().ref();
            }
        }
        return from;
    }

    private void add(Figure figure) {
        figures.putIfAbsent(figure.key(), figure);
    }
}
