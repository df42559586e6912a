package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.UnusedValues;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is selected, on its way somewhere else: where each part would stand, and the edit that puts it there. */
final class SelectionMove {
    /**
     * The end of a move.
     *
     * @param edit puts everything in its new place
     * @param selection the same things under the names that they have there
     */
    record Moved(Edit edit, Selection selection) {}

    private final CanvasLayout canvasLayout;
    private final Selection selection;
    private final Set<Ref> roots = new LinkedHashSet<>();
    private final Map<CanvasKey, Box> start = new LinkedHashMap<>();
    private final boolean onlyInterfaces;

    SelectionMove(CanvasLayout canvasLayout, Selection selection) {
        this.canvasLayout = canvasLayout;
        this.selection = selection;
        boolean allInterfaces = selection.notes().isEmpty() && selection.areas().isEmpty();
        for (Ref ref : selection.refs()) {
            boolean isInterface = canvasLayout.index().find(ref).isPresent();
            boolean goesAlong = isInterface && selection.refs().contains(Ref.top(ref.place()));
            allInterfaces &= isInterface;
            Box box = canvasLayout.box(ref);
            if (!goesAlong && box != null) {
                roots.add(ref);
                start.put(CanvasKey.of(ref), box);
                if (!isInterface) {
                    addMembers(ref);
                }
            }
        }
        for (int each : selection.notes()) {
            addFigure(new CanvasKey.OfNote(each));
        }
        for (int each : selection.areas()) {
            addFigure(new CanvasKey.OfArea(each));
        }
        onlyInterfaces = allInterfaces && !roots.isEmpty();
    }

    private void addMembers(Ref frame) {
        for (Interface member : canvasLayout.index().in(frame)) {
            Box box = canvasLayout.box(member.ref());
            if (box != null) {
                start.put(CanvasKey.of(member.ref()), box);
            }
        }
    }

    private void addFigure(CanvasKey key) {
        Figure figure = canvasLayout.figure(key);
        if (figure != null) {
            start.put(key, figure.box());
        }
    }

    boolean isEmpty() {
        return start.isEmpty();
    }

    /** Whether that figure is being moved. */
    boolean holds(CanvasKey key) {
        return start.containsKey(key);
    }

    @Nullable
    Box startOf(CanvasKey key) {
        return start.get(key);
    }

    /** Around everything that is being moved. */
    Optional<Box> bounds() {
        return Box.around(start.values());
    }

    /** The namespace that would take all of it at that place of the pointer; null where it only moves. */
    @Nullable
    String targetAt(double x, double y) {
        if (!onlyInterfaces) {
            return null;
        }
        String at = canvasLayout.namespaceAt(x, y);
        return roots.stream().allMatch(ref -> ref.place().equals(at)) ? null : at;
    }

    /** Where everything is drawn meanwhile, containers that grow or shrink with it included. */
    Map<CanvasKey, Box> shifted(double dx, double dy, @Nullable String target) {
        var shifted = new LinkedHashMap<CanvasKey, Box>();
        start.forEach((key, box) -> shifted.put(key, box.moved(dx, dy)));
        if (target == null) {
            Set<String> homes = new LinkedHashSet<>();
            for (Ref ref : roots) {
                if (canvasLayout.index().find(ref).isPresent()) {
                    homes.add(ref.place());
                }
            }
            for (String home : homes) {
                List<Box> inside = canvasLayout.index().in(home).stream()
                        .map(each -> shifted.getOrDefault(CanvasKey.of(each.ref()), canvasLayout.box(each.ref())))
                        .filter(each -> each != null)
                        .map(Box.class::cast)
                        .toList();
                Box frame = CanvasLayout.frameAround(home, canvasLayout.originOf(home), inside);
                if (frame != null) {
                    shifted.put(CanvasKey.of(Ref.top(home)), frame);
                }
            }
        }
        return shifted;
    }

    /**
     * The edit that moves everything by so much.
     *
     * @param target the namespace that takes it; null where everything stays in its own
     */
    Moved by(double dx, double dy, @Nullable String target) {
        if (target != null) {
            return into(target, dx, dy);
        }
        var positions = new LinkedHashMap<Ref, Position>();
        for (Ref ref : roots) {
            Box box = start.get(CanvasKey.of(ref));
            Interface element = canvasLayout.index().find(ref).orElse(null);
            if (box == null) {
                continue;
            }
            if (element != null) {
                Position origin = canvasLayout.originOf(ref.place());
                Position corner = box.moved(dx - origin.x(), dy - origin.y()).corner();
                positions.put(ref, isInside(ref) ? inFrame(corner) : corner);
            } else if (ref.equals(Ref.top(Ref.HOST))) {
                for (Interface member : canvasLayout.index().in(Ref.HOST)) {
                    Box at = canvasLayout.box(member.ref());
                    if (at != null) {
                        positions.put(member.ref(), at.moved(dx, dy).corner());
                    }
                }
            } else {
                positions.put(ref, box.moved(dx, dy).corner());
            }
        }
        Message title = title();
        var edits = new ArrayList<Edit>();
        if (!positions.isEmpty()) {
            edits.add(new Edit.Arrange(title, positions));
        }
        moveDrawings(edits, dx, dy);
        return new Moved(edits.size() == 1 ? edits.getFirst() : new Edit.Together(title, edits), selection);
    }

    private static boolean isInside(Ref ref) {
        return !ref.place().equals(Ref.HOST);
    }

    private static Position inFrame(Position at) {
        return new Position(Math.max(Sizes.FRAME_PADDING, at.x()), Math.max(Sizes.FRAME_HEADER, at.y()));
    }

    private void moveDrawings(List<Edit> edits, double dx, double dy) {
        if (!selection.notes().isEmpty()) {
            var notes = new ArrayList<>(canvasLayout.index().topology().notes());
            for (int each : selection.notes()) {
                Note note = notes.get(each);
                notes.set(each, new Note(note.text(), note.at().plus(dx, dy), note.extras()));
            }
            edits.add(new Edit.SetNotes(title(), notes));
        }
        if (!selection.areas().isEmpty()) {
            var areas = new ArrayList<>(canvasLayout.index().topology().areas());
            for (int each : selection.areas()) {
                Area area = areas.get(each);
                areas.set(
                        each,
                        new Area(area.label(), area.at().plus(dx, dy), area.size(), area.colour(), area.extras()));
            }
            edits.add(new Edit.SetAreas(title(), areas));
        }
    }

    private Moved into(String target, double dx, double dy) {
        var fresh = new UnusedValues(canvasLayout.index());
        var edits = new ArrayList<Edit>();
        Set<Ref> moved = new LinkedHashSet<>();
        for (Ref ref : roots) {
            Interface element = canvasLayout.index().find(ref).orElse(null);
            Box box = start.get(CanvasKey.of(ref));
            if (element == null || box == null) {
                continue;
            }
            if (ref.place().equals(target)) {
                moved.add(ref);
                continue;
            }
            String name = fresh.nameIn(target, ref.name());
            Ref renamed = new Ref(ref.place(), name);
            if (!name.equals(ref.name())) {
                edits.add(new Edit.Rename(ref, name));
            }
            Interface put = element.withCommon(element.common().withName(name).withNamespace(target));
            edits.add(new Edit.MoveInto(renamed, target, AutoPlacement.within(canvasLayout, put, box.moved(dx, dy))));
            moved.add(new Ref(target, name));
        }
        Edit edit = edits.size() == 1
                ? edits.getFirst()
                : new Edit.Together(
                        roots.size() == 1
                                ? Message.of(
                                        "edit.move-into",
                                        roots.iterator().next().name(),
                                        target)
                                : Message.of("edit.move-several-into", roots.size(), target),
                        edits);
        return new Moved(edit, new Selection(moved, Set.of()));
    }

    private Message title() {
        int count = roots.size() + selection.notes().size() + selection.areas().size();
        if (count != 1) {
            return Message.of("edit.move-several", count);
        }
        return roots.isEmpty()
                ? Message.of(selection.notes().isEmpty() ? "edit.move-area" : "edit.move-note")
                : Message.of("edit.move", roots.iterator().next().name());
    }
}
