package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Edge;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.SelectionActions;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the keyboard, the menus and the palette do to the drawing. */
public final class CanvasActions implements SelectionActions {
    private final Surface surface;
    private final Renaming renaming;
    private final ClipboardActions copying;

    CanvasActions(Surface surface, Renaming renaming) {
        this.surface = surface;
        this.renaming = renaming;
        copying = new ClipboardActions(surface);
    }

    /** Puts a piece of the palette where there is room for it. */
    void add(Piece piece) {
        show(new PalettePlacement(surface.canvasLayout()).add(piece, surface.selection(), surface.seen()));
    }

    /** Puts a piece of the palette at that place of the world. */
    void drop(Piece piece, double x, double y) {
        show(new PalettePlacement(surface.canvasLayout()).drop(piece, x, y));
    }

    /** Puts another child on an interface, into the namespace that it is in. */
    void addChild(Piece.Sort sort, Interface parent) {
        show(new PalettePlacement(surface.canvasLayout()).addChild(sort, parent, parent.namespace()));
    }

    private void show(PalettePlacement.Placed placed) {
        surface.push(placed.edit());
        surface.document().select(placed.selection());
        reveal();
        for (int note : placed.selection().notes()) {
            renaming.start(new CanvasKey.OfNote(note));
        }
    }

    /** Pans as little as is needed to show the selection. */
    public void reveal() {
        selectionBox().ifPresent(box -> {
            surface.camera()
                    .reveal(box, surface.view().getWidth(), surface.view().getHeight());
            surface.changed();
        });
    }

    private Optional<Box> selectionBox() {
        CanvasLayout canvasLayout = surface.canvasLayout();
        return Box.around(keys(surface.selection()).stream()
                .map(canvasLayout::figure)
                .filter(figure -> figure != null)
                .map(Figure.class::cast)
                .map(Figure::box)
                .toList());
    }

    /** Shows what is selected as large as it fits. */
    public void zoomToSelection() {
        selectionBox().ifPresent(box -> {
            surface.camera()
                    .fit(
                            box.grown(48),
                            surface.view().getWidth(),
                            surface.view().getHeight(),
                            2);
            surface.changed();
        });
    }

    private static Set<CanvasKey> keys(Selection selection) {
        Set<CanvasKey> keys = new LinkedHashSet<>();
        selection.refs().forEach(ref -> keys.add(CanvasKey.of(ref)));
        selection.notes().forEach(index -> keys.add(new CanvasKey.OfNote(index)));
        selection.areas().forEach(index -> keys.add(new CanvasKey.OfArea(index)));
        return keys;
    }

    /** Selects all that is drawn. */
    public void selectAll() {
        Topology topology = surface.document().topology();
        Set<Ref> refs = new LinkedHashSet<>();
        for (CanvasKey key : surface.canvasLayout().figures().keySet()) {
            if (key instanceof CanvasKey.Element(Ref ref)) {
                refs.add(ref);
            }
        }
        surface.document()
                .select(new Selection(
                        refs,
                        new LinkedHashSet<>(topology.probes()),
                        indices(topology.notes().size()),
                        indices(topology.areas().size())));
    }

    private static Set<Integer> indices(int count) {
        return IntStream.range(0, count).boxed().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Selects all interfaces of the kinds that are selected. */
    public void selectSameKind() {
        Set<Object> kinds = new LinkedHashSet<>();
        surface.selection().refs().stream()
                .flatMap(ref -> surface.index().find(ref).stream())
                .forEach(each -> kinds.add(each.kind()));
        Set<Ref> refs = surface.document().topology().interfaces().stream()
                .filter(each -> kinds.contains(each.kind()))
                .map(Interface::ref)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        surface.document().select(new Selection(refs, Set.of()));
    }

    @Override
    public void delete() {
        delete(false);
    }

    private void delete(boolean cutting) {
        Selection selection = surface.selection();
        Topology topology = surface.document().topology();
        Set<Ref> refs = new LinkedHashSet<>(selection.refs());
        refs.remove(Ref.top(Ref.HOST));
        var edits = new ArrayList<Edit>();
        for (Probe probe : selection.probes()) {
            edits.add(new Edit.RemoveProbe(probe));
        }
        if (!refs.isEmpty()) {
            edits.add(new Edit.Remove(refs));
        }
        if (!selection.notes().isEmpty()) {
            edits.add(new Edit.SetNotes(Message.of("edit.delete-note"), without(topology.notes(), selection.notes())));
        }
        if (!selection.areas().isEmpty()) {
            edits.add(new Edit.SetAreas(Message.of("edit.delete-area"), without(topology.areas(), selection.areas())));
        }
        if (!edits.isEmpty()) {
            surface.push(
                    edits.size() == 1 && !cutting
                            ? edits.getFirst()
                            : new Edit.Together(title(cutting, selection), edits));
        }
    }

    private static <T> List<T> without(List<T> list, Set<Integer> gone) {
        return IntStream.range(0, list.size())
                .filter(each -> !gone.contains(each))
                .mapToObj(list::get)
                .toList();
    }

    private static Message title(boolean cutting, Selection selection) {
        int count = selection.refs().size()
                + selection.probes().size()
                + selection.notes().size()
                + selection.areas().size();
        if (count == 1 && selection.refs().size() == 1) {
            String name = selection.refs().iterator().next().name();
            return Message.of(cutting ? "edit.cut" : "edit.delete", name);
        }
        return Message.of(cutting ? "edit.cut-several" : "edit.delete-several", count);
    }

    /** Moves what is selected; steps in a row are one change. */
    void nudge(double dx, double dy) {
        var moving = new SelectionMove(surface.canvasLayout(), surface.selection());
        if (moving.isEmpty()) {
            return;
        }
        Edit edit = moving.by(dx, dy, null).edit();
        if (edit instanceof Edit.Arrange(Message title, var positions)) {
            surface.arrange(title, positions);
        } else {
            surface.document().push(edit);
        }
        reveal();
    }

    /** Arranges everything anew, from the outside world on top to the namespaces. */
    public void arrange() {
        var positions = new LinkedHashMap<>(AutoLayout.of(surface.index()));
        surface.view().gliding(() -> surface.push(new Edit.Arrange(Message.of("edit.arrange"), positions)));
        surface.view().fit();
    }

    @Override
    public void align(Edge edge) {
        place(
                Message.of("edit.align-" + edge.word()),
                new AlignAndDistribute(surface.canvasLayout(), surface.selection()).aligned(edge));
    }

    @Override
    public void distribute(boolean horizontally) {
        place(
                horizontally ? Message.of("edit.distribute-horizontally") : Message.of("edit.distribute-vertically"),
                new AlignAndDistribute(surface.canvasLayout(), surface.selection()).distributed(horizontally));
    }

    private void place(Message title, Map<Ref, Position> positions) {
        if (!positions.isEmpty()) {
            surface.view().gliding(() -> surface.push(new Edit.Arrange(title, positions)));
        }
    }

    /** Makes a change from outside the drawing, and selects what it made. */
    public void perform(Edit edit, Set<Ref> made) {
        surface.view().gliding(() -> surface.push(edit));
        surface.document().select(new Selection(made, Set.of()));
        reveal();
    }

    /** Copies what is selected to the system's clipboard. */
    public void copy() {
        copying.copy();
    }

    /** Copies what is selected, and deletes it. */
    public void cut() {
        copying.copy();
        delete(true);
    }

    /** Adds copies of what the clipboard has, with names, MACs and addresses counted on. */
    public void paste() {
        copying.paste();
        reveal();
    }

    @Override
    public void duplicate() {
        copying.duplicate();
        reveal();
    }

    /** Opens the field to rename what is selected, when that is one thing. */
    public void rename() {
        Set<CanvasKey> keys = keys(surface.selection());
        if (keys.size() == 1) {
            renaming.start(keys.iterator().next());
        }
    }

    /** Selects what comes next or before in reading order; false at the end of it. */
    boolean step(boolean forward) {
        List<CanvasKey> order = List.copyOf(ReadingOrder.of(surface.canvasLayout()));
        Set<CanvasKey> selected = keys(surface.selection());
        int at = selected.isEmpty() ? -1 : order.indexOf(selected.iterator().next());
        int next = selected.isEmpty() ? (forward ? 0 : order.size() - 1) : at + (forward ? 1 : -1);
        if (next < 0 || next >= order.size()) {
            return false;
        }
        surface.document().select(PointerController.only(order.get(next)));
        reveal();
        return true;
    }
}
