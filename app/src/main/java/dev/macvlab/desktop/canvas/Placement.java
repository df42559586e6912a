package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.Fresh;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Decides what becomes of a piece of the palette: its name counted on, the parent and switch that it most likely
 * belongs to, a mode that lets siblings talk, as container runtimes choose it.
 */
final class Placement {
    /**
     * What a piece became.
     *
     * @param edit adds it, as one change
     * @param selection what to select then
     */
    record Placed(Edit edit, Selection selection) {}

    private static final int FIRST_VLAN = 10;
    private static final Position AREA_SIZE = new Position(320, 208);

    private final Sketch sketch;
    private final Index index;
    private final Fresh fresh;
    private final Addressing addressing;

    Placement(Sketch sketch) {
        this.sketch = sketch;
        index = sketch.index();
        fresh = new Fresh(index);
        addressing = new Addressing(index, fresh);
    }

    /**
     * Puts a piece where it was dropped.
     *
     * @param x where the pointer is: the middle of what appears
     */
    Placed drop(Piece piece, double x, double y) {
        Figure under = sketch.at(x, y).orElse(null);
        return switch (piece.sort()) {
            case NIC -> nic(piece, under, x, y);
            case MACVLAN, MACVTAP, IPVLAN, VLAN -> {
                Interface parent = parentAt(under);
                yield child(piece.sort(), parent, namespaceFor(under, x, y), dropped(x, y));
            }
            case BRIDGE -> bridge(namespaceFor(under, x, y), dropped(x, y));
            case VETH -> veth(namespaceFor(under, x, y), dropped(x, y));
            case NAMESPACE -> namespace(corner(x, y, Sizes.FRAME_MIN_WIDTH, Sizes.FRAME_MIN_HEIGHT));
            case SWITCH -> aSwitch(corner(x, y, Sizes.switchWidth("lan", 4), Sizes.SWITCH_HEIGHT));
            case EXTERNAL_HOST -> host(under, corner(x, y, Sizes.HOST_WIDTH, 48));
            case NOTE -> note(corner(x, y, Sizes.NOTE_WIDTH, 40));
            case AREA -> area(corner(x, y, AREA_SIZE.x(), AREA_SIZE.y()));
        };
    }

    /**
     * Puts a piece where there is room for it, near what is selected.
     *
     * @param seen what the view shows
     */
    Placed add(Piece piece, Selection selection, Box seen) {
        Interface selected = selection.refs().size() == 1
                ? index.find(selection.refs().iterator().next()).orElse(null)
                : null;
        String namespace = selection.refs().size() == 1
                ? namespaceOf(selection.refs().iterator().next())
                : Ref.HOST;
        Position middle = new Position(seen.centerX(), seen.centerY());
        return switch (piece.sort()) {
            case NIC -> nic(piece, null, Double.NaN, Double.NaN);
            case MACVLAN, MACVTAP, IPVLAN, VLAN -> {
                Interface parent = selected != null && canBeParent(selected) ? selected : null;
                yield child(piece.sort(), parent, namespace, null);
            }
            case BRIDGE -> bridge(namespace, null);
            case VETH -> veth(namespace, null);
            case NAMESPACE -> namespace(null);
            case SWITCH -> aSwitch(null);
            case EXTERNAL_HOST ->
                host(
                        selection.refs().size() == 1
                                ? sketch.figure(
                                        Key.of(selection.refs().iterator().next()))
                                : null,
                        null);
            case NOTE -> note(corner(middle.x(), middle.y(), Sizes.NOTE_WIDTH, 40));
            case AREA -> area(corner(middle.x(), middle.y(), AREA_SIZE.x(), AREA_SIZE.y()));
        };
    }

    /** A child of that parent, in a namespace, wherever there is room. */
    Placed addChild(Piece.Sort sort, Interface parent, String namespace) {
        return child(sort, parent, namespace, null);
    }

    private String namespaceOf(Ref ref) {
        if (index.find(ref).isPresent()) {
            return ref.place();
        }
        return ref.isTop() && index.namespace(ref.name()).isPresent() ? ref.name() : Ref.HOST;
    }

    private static Position dropped(double x, double y) {
        return new Position(x, y);
    }

    private static Position corner(double x, double y, double width, double height) {
        return new Position(Sizes.snapped(x - width / 2), Sizes.snapped(y - height / 2));
    }

    private String namespaceFor(@Nullable Figure under, double x, double y) {
        return under instanceof Figure.Card card ? card.element().namespace() : sketch.namespaceAt(x, y);
    }

    /** The interface under the pointer, when something can stand on it. */
    private static @Nullable Interface parentAt(@Nullable Figure under) {
        return under instanceof Figure.Card card && canBeParent(card.element()) ? card.element() : null;
    }

    static boolean canBeParent(Interface element) {
        return element.kind().mayBeParent();
    }

    /** The only NIC, or the one that has most of the children: what a child most likely stands on. */
    private @Nullable Interface usualParent() {
        Interface usual = null;
        int most = -1;
        int nics = 0;
        for (Interface each : index.topology().interfaces()) {
            if (each instanceof Nic) {
                nics++;
                int children = index.childrenOf(each.ref()).size();
                if (children > most) {
                    most = children;
                    usual = each;
                }
            }
        }
        return nics == 1 || most > 0 ? usual : null;
    }

    private Placed nic(Piece piece, @Nullable Figure under, double x, double y) {
        String name = piece.nic() != null && index.find(Ref.top(piece.nic())).isEmpty()
                ? piece.nic()
                : fresh.interfaceName(Kind.NIC);
        List<Switch> switches = index.topology().switches();
        Switch onto = under instanceof Figure.SwitchBox box
                ? index.findSwitch(box.name()).orElse(null)
                : switches.size() == 1 ? switches.getFirst() : null;
        String namespace = Double.isNaN(x) || under instanceof Figure.SwitchBox ? Ref.HOST : namespaceFor(under, x, y);
        Common common = Common.named(namespace, name)
                .withAddresses(List.of(addressing.ofNic(onto).toString()));
        var nic = new Nic(common, onto == null ? null : new Nic.Port(onto.name(), null, Extras.NONE));
        boolean fixed = !(Double.isNaN(x) || under instanceof Figure.SwitchBox);
        return placed(nic, fixed ? dropped(x, y) : null);
    }

    private Placed child(Piece.Sort sort, @Nullable Interface wanted, String namespace, @Nullable Position at) {
        Interface parent = wanted == null ? usualParent() : wanted;
        Ref ref = parent == null ? null : parent.ref();
        Common common = Common.named(namespace, "").withAddresses(addressing.ofChild(sort, parent));
        Interface made = switch (sort) {
            case MACVTAP ->
                Macvlan.tap(
                        common.withName(fresh.interfaceName(Kind.MACVTAP)).withMac(fresh.mac()),
                        ref,
                        Macvlan.Mode.BRIDGE);
            case IPVLAN -> new Ipvlan(common.withName(fresh.interfaceName(Kind.IPVLAN)), ref, Ipvlan.Mode.L2, null);
            case VLAN -> vlan(common, ref);
            default ->
                Macvlan.of(
                        common.withName(fresh.interfaceName(Kind.MACVLAN)).withMac(fresh.mac()),
                        ref,
                        Macvlan.Mode.BRIDGE);
        };
        boolean onParent = wanted != null && at != null;
        return placed(made, onParent ? null : at);
    }

    private Vlan vlan(Common common, @Nullable Ref parent) {
        int id = FIRST_VLAN;
        while (parent != null && isVlanUsed(parent, id)) {
            id += 10;
        }
        String name = parent == null ? "vlan" + id : parent.name() + "." + id;
        boolean free = name.length() <= 15
                && index.topology().interfaces().stream()
                        .noneMatch(each -> each.name().equals(name));
        return new Vlan(common.withName(free ? name : fresh.interfaceName("vlan", id)), parent, id);
    }

    private boolean isVlanUsed(Ref parent, int id) {
        return index.childrenOf(parent).stream()
                .anyMatch(each -> each instanceof Vlan vlan && vlan.id() != null && vlan.id() == id);
    }

    private Placed bridge(String namespace, @Nullable Position at) {
        return placed(new Bridge(Common.named(namespace, fresh.interfaceName(Kind.BRIDGE)), List.of()), at);
    }

    private Placed veth(String namespace, @Nullable Position at) {
        String one = fresh.interfaceName(Kind.VETH);
        String other = fresh.interfaceName(Kind.VETH);
        var first = new Veth(Common.named(namespace, one), new Ref(namespace, other));
        var second = new Veth(Common.named(namespace, other), new Ref(namespace, one));
        Position firstAt = placeOf(first, at);
        Position secondAt = firstAt.plus(0, Sizes.heightOf(first) + 24);
        return new Placed(
                new Edit.Together(
                        Message.of("edit.add-both", one, other),
                        List.of(new Edit.AddInterface(first, firstAt), new Edit.AddInterface(second, secondAt))),
                new Selection(Set.of(first.ref(), second.ref()), Set.of()));
    }

    private Placed placed(Interface made, @Nullable Position at) {
        return new Placed(new Edit.AddInterface(made, placeOf(made, at)), Selection.of(made.ref()));
    }

    /** Where it stands, counted from its container's corner. */
    private Position placeOf(Interface made, @Nullable Position dropped) {
        if (dropped == null) {
            return Placing.room(sketch, made);
        }
        double width = Sizes.widthOf(made);
        double height = Sizes.heightOf(made);
        Position corner = corner(dropped.x(), dropped.y(), width, height);
        return Placing.within(sketch, made, Box.at(corner, width, height));
    }

    private Placed namespace(@Nullable Position at) {
        var made = Namespace.named(fresh.numberedPlace("ns"));
        return new Placed(
                new Edit.AddNamespace(made, at == null ? Placing.roomForNamespace(sketch) : at),
                Selection.of(Ref.top(made.name())));
    }

    /** The first switch takes every NIC that is plugged in nowhere. */
    private Placed aSwitch(@Nullable Position at) {
        var made = Switch.named(fresh.placeName("lan"));
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.AddSwitch(made, at == null ? Placing.roomForSwitch(sketch) : at));
        if (index.topology().switches().isEmpty()) {
            for (Interface each : index.topology().interfaces()) {
                if (each instanceof Nic nic && nic.port() == null) {
                    edits.add(
                            new Edit.Change(Edit.UNTITLED, nic.withPort(new Nic.Port(made.name(), null, Extras.NONE))));
                }
            }
        }
        Edit edit =
                edits.size() == 1 ? edits.getFirst() : new Edit.Together(Message.of("edit.add", made.name()), edits);
        return new Placed(edit, Selection.of(Ref.top(made.name())));
    }

    private Placed host(@Nullable Figure under, @Nullable Position at) {
        List<Switch> switches = index.topology().switches();
        String onSwitch = switch (under) {
            case Figure.SwitchBox box -> box.name();
            case Figure.HostBox box -> box.ref().place();
            case null, default -> switches.isEmpty() ? null : nearestSwitch(at);
        };
        var edits = new ArrayList<Edit>();
        String name = onSwitch;
        if (name == null) {
            name = fresh.placeName("lan");
            edits.add(new Edit.AddSwitch(Switch.named(name), Placing.roomForSwitch(sketch)));
        }
        Cidr gateway = addressing.gatewayOn(name);
        boolean isGateway = !fresh.isUsed(gateway.address());
        Cidr address = isGateway ? gateway : fresh.addressAfter(gateway).orElse(gateway);
        String host = isGateway ? fresh.hostName(name, "gateway") : fresh.hostName(name, "host1");
        var made = new Switch.Host(host, List.of(address.toString()), Extras.NONE);
        Position place = at == null || under instanceof Figure.SwitchBox || under instanceof Figure.HostBox
                ? onSwitch == null ? null : Placing.roomForHost(sketch, name)
                : at;
        edits.add(new Edit.AddHost(name, made, place));
        Edit edit = edits.size() == 1 ? edits.getFirst() : new Edit.Together(Message.of("edit.add", host), edits);
        return new Placed(edit, Selection.of(new Ref(name, host)));
    }

    private String nearestSwitch(@Nullable Position at) {
        String nearest = index.topology().switches().getFirst().name();
        double least = Double.MAX_VALUE;
        for (Switch each : index.topology().switches()) {
            Box box = sketch.box(Ref.top(each.name()));
            if (box != null && at != null) {
                double distance = Math.hypot(box.centerX() - at.x(), box.centerY() - at.y());
                if (distance < least) {
                    least = distance;
                    nearest = each.name();
                }
            }
        }
        return nearest;
    }

    private Placed note(Position at) {
        var notes = new ArrayList<>(index.topology().notes());
        notes.add(new Note("", at, Extras.NONE));
        return new Placed(
                new Edit.SetNotes(Message.of("edit.add-note"), notes),
                new Selection(Set.of(), Set.of(), Set.of(notes.size() - 1), Set.of()));
    }

    private Placed area(Position at) {
        var areas = new ArrayList<>(index.topology().areas());
        areas.add(new Area("Area", at, AREA_SIZE, null, Extras.NONE));
        return new Placed(
                new Edit.SetAreas(Message.of("edit.add-area"), areas),
                new Selection(Set.of(), Set.of(), Set.of(), Set.of(areas.size() - 1)));
    }
}
