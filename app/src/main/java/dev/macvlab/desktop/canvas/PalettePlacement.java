package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.NewElements;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where a piece of the palette stands that is put on the drawing; what it is, {@link NewElements} decides. */
final class PalettePlacement {
    /**
     * What a piece became.
     *
     * @param edit adds it, as one change
     * @param selection what to select then
     */
    record Placed(Edit edit, Selection selection) {}

    private static final Position AREA_SIZE = new Position(320, 208);

    private final CanvasLayout canvasLayout;
    private final Index index;
    private final NewElements elements;

    PalettePlacement(CanvasLayout canvasLayout) {
        this.canvasLayout = canvasLayout;
        index = canvasLayout.index();
        elements = new NewElements(index);
    }

    /**
     * Puts a piece where it was dropped.
     *
     * @param x where the pointer is: the middle of what appears
     */
    Placed drop(Piece piece, double x, double y) {
        Figure under = canvasLayout.at(x, y).orElse(null);
        return switch (piece.sort()) {
            case NIC -> nic(piece, under, x, y);
            case MACVLAN, MACVTAP, IPVLAN, VLAN -> {
                Interface parent = parentAt(under);
                yield child(piece.sort(), parent, namespaceFor(under, x, y), dropped(x, y));
            }
            case VETH -> veth(namespaceFor(under, x, y), dropped(x, y));
            case NAMESPACE -> namespace(corner(x, y, Sizes.FRAME_MIN_WIDTH, Sizes.FRAME_MIN_HEIGHT));
            case SWITCH -> aSwitch(corner(x, y, Sizes.switchWidth("lan", 4), Sizes.SWITCH_HEIGHT));
            case EXTERNAL_HOST -> host(under, corner(x, y, Sizes.HOST_WIDTH, 48));
            case NOTE -> note(corner(x, y, Sizes.NOTE_WIDTH, 40));
            case AREA -> area(corner(x, y, AREA_SIZE.x(), AREA_SIZE.y()));
            default -> alone(piece.sort(), namespaceFor(under, x, y), dropped(x, y));
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
            case VETH -> veth(namespace, null);
            case NAMESPACE -> namespace(null);
            case SWITCH -> aSwitch(null);
            case EXTERNAL_HOST ->
                host(
                        selection.refs().size() == 1
                                ? canvasLayout.figure(
                                        CanvasKey.of(selection.refs().iterator().next()))
                                : null,
                        null);
            case NOTE -> note(corner(middle.x(), middle.y(), Sizes.NOTE_WIDTH, 40));
            case AREA -> area(corner(middle.x(), middle.y(), AREA_SIZE.x(), AREA_SIZE.y()));
            default -> alone(piece.sort(), namespace, null);
        };
    }

    /** A child of that parent, in a namespace, wherever there is room. */
    Placed addChild(Piece.Sort sort, Interface parent, String namespace) {
        return child(sort, parent, namespace, null);
    }

    private String namespaceOf(Ref ref) {
        return switch (index.element(ref).orElse(null)) {
            case Interface each -> each.namespace();
            case Namespace each -> each.name();
            case Switch _, ExternalHost _ -> Ref.HOST;
            case null -> Ref.HOST;
        };
    }

    private static Position dropped(double x, double y) {
        return new Position(x, y);
    }

    private static Position corner(double x, double y, double width, double height) {
        return new Position(Sizes.snapped(x - width / 2), Sizes.snapped(y - height / 2));
    }

    private String namespaceFor(@Nullable Figure under, double x, double y) {
        return under instanceof Figure.Card card ? card.element().namespace() : canvasLayout.namespaceAt(x, y);
    }

    /** The interface under the pointer, when something can stand on it. */
    private static @Nullable Interface parentAt(@Nullable Figure under) {
        return under instanceof Figure.Card card && canBeParent(card.element()) ? card.element() : null;
    }

    static boolean canBeParent(Interface element) {
        return element.kind().mayBeParent();
    }

    private Placed nic(Piece piece, @Nullable Figure under, double x, double y) {
        boolean free = Double.isNaN(x) || under instanceof Figure.SwitchBox;
        Switch onto = under instanceof Figure.SwitchBox box
                ? index.findSwitch(box.name()).orElse(null)
                : elements.usualSwitch().orElse(null);
        Nic made = elements.nic(piece.nic(), free ? Ref.HOST : namespaceFor(under, x, y), onto);
        return placed(made, free ? null : dropped(x, y));
    }

    private Placed child(Piece.Sort sort, @Nullable Interface wanted, String namespace, @Nullable Position at) {
        Interface parent = wanted == null ? elements.usualParent().orElse(null) : wanted;
        Interface made = elements.child(sort.kind().orElseThrow(), namespace, parent);
        boolean onParent = wanted != null && at != null;
        return placed(made, onParent ? null : at);
    }

    private Placed alone(Piece.Sort sort, String namespace, @Nullable Position at) {
        return placed(elements.alone(sort.kind().orElseThrow(), namespace), at);
    }

    private Placed veth(String namespace, @Nullable Position at) {
        List<Veth> ends = elements.veths(namespace);
        Veth first = ends.getFirst();
        Veth second = ends.getLast();
        Position firstAt = placeOf(first, at);
        Position secondAt = firstAt.plus(0, Sizes.heightOf(first) + 24);
        return new Placed(
                new Edit.Together(
                        Message.of("edit.add-both", first.name(), second.name()),
                        List.of(new Edit.AddInterface(first, firstAt), new Edit.AddInterface(second, secondAt))),
                new Selection(Set.of(first.ref(), second.ref()), Set.of()));
    }

    private Placed placed(Interface made, @Nullable Position at) {
        return new Placed(new Edit.AddInterface(made, placeOf(made, at)), Selection.of(made.ref()));
    }

    /** Where it stands, counted from its container's corner. */
    private Position placeOf(Interface made, @Nullable Position dropped) {
        if (dropped == null) {
            return AutoPlacement.room(canvasLayout, made);
        }
        double width = Sizes.widthOf(made);
        double height = Sizes.heightOf(made);
        Position corner = corner(dropped.x(), dropped.y(), width, height);
        return AutoPlacement.within(canvasLayout, made, Box.at(corner, width, height));
    }

    private Placed namespace(@Nullable Position at) {
        Namespace made = elements.namespace();
        return new Placed(
                new Edit.AddNamespace(made, at == null ? AutoPlacement.roomForNamespace(canvasLayout) : at),
                Selection.of(Ref.top(made.name())));
    }

    private Placed aSwitch(@Nullable Position at) {
        Switch made = elements.aSwitch();
        var edits = new ArrayList<Edit>();
        edits.add(new Edit.AddSwitch(made, at == null ? AutoPlacement.roomForSwitch(canvasLayout) : at));
        edits.addAll(elements.plugging(made));
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
            Switch made = elements.aSwitch();
            name = made.name();
            edits.add(new Edit.AddSwitch(made, AutoPlacement.roomForSwitch(canvasLayout)));
        }
        Switch.Host made = elements.host(name);
        Position place = at == null || under instanceof Figure.SwitchBox || under instanceof Figure.HostBox
                ? onSwitch == null ? null : AutoPlacement.roomForHost(canvasLayout, name)
                : at;
        edits.add(new Edit.AddHost(name, made, place));
        Edit edit =
                edits.size() == 1 ? edits.getFirst() : new Edit.Together(Message.of("edit.add", made.name()), edits);
        return new Placed(edit, Selection.of(new Ref(name, made.name())));
    }

    private String nearestSwitch(@Nullable Position at) {
        String nearest = index.topology().switches().getFirst().name();
        double least = Double.MAX_VALUE;
        for (Switch each : index.topology().switches()) {
            Box box = canvasLayout.box(Ref.top(each.name()));
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
        notes.add(new Note("", at, UnknownKeys.NONE));
        return new Placed(
                new Edit.SetNotes(Message.of("edit.add-note"), notes),
                new Selection(Set.of(), Set.of(), Set.of(notes.size() - 1), Set.of()));
    }

    private Placed area(Position at) {
        var areas = new ArrayList<>(index.topology().areas());
        areas.add(new Area("Area", at, AREA_SIZE, null, UnknownKeys.NONE));
        return new Placed(
                new Edit.SetAreas(Message.of("edit.add-area"), areas),
                new Selection(Set.of(), Set.of(), Set.of(), Set.of(areas.size() - 1)));
    }
}
