package dev.macvlab.desktop.model;

import dev.macvlab.check.Checker;
import dev.macvlab.check.Problem;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.History;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * One open topology as the window sees it: its history, selection, problems and file. To be used on the JavaFX thread;
 * every change of the topology goes through {@link #push}.
 */
public final class Document {
    private final History history;
    private final Checker checker = new Checker();
    private Function<Topology, Map<Ref, Position>> places = Topology::layout;
    private final ReadOnlyObjectWrapper<DocumentTarget> destination =
            new ReadOnlyObjectWrapper<>(new DocumentTarget.Sandbox());
    private DocumentTarget.Machine machine = DocumentTarget.Machine.UNKNOWN;
    private final ReadOnlyObjectWrapper<Index> index = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<Problem>> problems = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Selection> selection = new ReadOnlyObjectWrapper<>(Selection.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Path> file = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Message> undoTitle = new ReadOnlyObjectWrapper<>(Edit.UNTITLED);
    private final ReadOnlyObjectWrapper<Message> redoTitle = new ReadOnlyObjectWrapper<>(Edit.UNTITLED);

    /**
     * A document that begins with {@code start}.
     *
     * @param file where it was read from and will be saved; null for an untitled one
     */
    public Document(Topology start, @Nullable Path file) {
        history = new History(start);
        this.file.set(file);
        history.onChange(this::follow);
        follow();
    }

    private void follow() {
        Topology now = history.now();
        if (index.get() == null || !index.get().topology().equals(now)) {
            judge(now);
            selection.set(selection.get().within(now));
        }
        unsaved.set(!history.atMark());
        undoTitle.set(history.undoTitle().orElse(Edit.UNTITLED));
        redoTitle.set(history.redoTitle().orElse(Edit.UNTITLED));
    }

    /** What is known and forecast of a topology depends on where it is to be. */
    private void judge(Topology topology) {
        List<Problem> found = destination.get().check(checker, topology);
        index.set(Index.of(topology));
        problems.set(found);
    }

    /** What the kernel will make of the topology as it is now; what an edit leaves alone is not made anew. */
    public Views views() {
        return checker.views();
    }

    /** Where its lab is to be made real. */
    public ReadOnlyObjectProperty<DocumentTarget> destination() {
        return destination.getReadOnlyProperty();
    }

    /** What the user has said of this machine as a place for this document, whether it is the place now or not. */
    public DocumentTarget.Machine machine() {
        return machine;
    }

    /** Has its lab made real there from now on, which is judged by that at once. */
    public void aimAt(DocumentTarget aim) {
        if (!aim.equals(destination.get())) {
            destination.set(aim);
            if (aim instanceof DocumentTarget.Machine here) {
                machine = here;
            }
            judge(history.now());
        }
    }

    public Topology topology() {
        return history.now();
    }

    /** Makes a change that is an undo step of its own. What has no place on the drawing gets one with it. */
    public void push(Edit edit) {
        Placed placed = placed(edit);
        history.push(placed.edit(), placed.after());
    }

    /** The same as part of a gesture, which goes on with the step before until it is {@link #seal sealed}. */
    public void merge(Edit edit) {
        Placed placed = placed(edit);
        history.merge(placed.edit(), placed.after());
    }

    /** An edit that leaves nothing without a place, and the topology that it makes. */
    private record Placed(Edit edit, Topology after) {}

    /**
     * Says where things stand that a topology has no place for.
     *
     * @param complete the places of all that a topology has, those that it says itself among them
     */
    public void placeWith(Function<Topology, Map<Ref, Position>> complete) {
        places = complete;
    }

    /** What was drawn without a place keeps the one that it was drawn at; what is new gets one of its own. */
    private Placed placed(Edit edit) {
        Topology now = history.now();
        Map<Ref, Position> drawn = unplaced(now);
        Topology settled = settled(now, drawn);
        Topology after = edit.applyTo(settled);
        Map<Ref, Position> added = unplaced(after);
        if (drawn.isEmpty() && added.isEmpty()) {
            return new Placed(edit, after);
        }
        if (after.equals(settled)) {
            return new Placed(edit, edit.applyTo(now));
        }
        if (added.isEmpty() && edit instanceof Edit.Arrange(Message title, Map<Ref, Position> positions)) {
            drawn.putAll(positions);
            return new Placed(new Edit.Arrange(title, drawn), after);
        }
        return new Placed(
                new Edit.Together(
                        edit.title(),
                        List.of(new Edit.Arrange(Edit.UNTITLED, drawn), edit, new Edit.Arrange(Edit.UNTITLED, added))),
                settled(after, added));
    }

    private Map<Ref, Position> unplaced(Topology topology) {
        Map<Ref, Position> unplaced = new LinkedHashMap<>();
        places.apply(topology).forEach((ref, position) -> {
            if (!topology.layout().containsKey(ref)) {
                unplaced.put(ref, position);
            }
        });
        return unplaced;
    }

    private static Topology settled(Topology topology, Map<Ref, Position> places) {
        return places.isEmpty() ? topology : new Edit.Arrange(Edit.UNTITLED, places).applyTo(topology);
    }

    public void undo() {
        history.undo();
    }

    public void redo() {
        history.redo();
    }

    /** Ends a gesture: the next edit is an undo step of its own. */
    public void seal() {
        history.seal();
    }

    /** Says that the topology as it is now stands in {@code saved}. */
    public void savedAs(Path saved) {
        file.set(saved);
        history.mark();
    }

    /** Says that its file holds something else by now, which is to be replaced by what is here. */
    public void diverged() {
        history.unmark();
    }

    public void select(Selection selected) {
        selection.set(selected.within(history.now()));
    }

    /** Selects one element. */
    public void select(Ref ref) {
        select(Selection.of(ref));
    }

    /** Selects one probe. */
    public void select(Probe probe) {
        select(Selection.of(probe));
    }

    /** The topology with its look-up tables, fresh after every edit and for every {@link #destination}. */
    public ReadOnlyObjectProperty<Index> index() {
        return index.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Selection> selection() {
        return selection.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<@Nullable Path> file() {
        return file.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty unsaved() {
        return unsaved.getReadOnlyProperty();
    }

    /** What undo would take back; empty when there is nothing. */
    public ReadOnlyObjectProperty<Message> undoTitle() {
        return undoTitle.getReadOnlyProperty();
    }

    /** What redo would make again; empty when there is nothing. */
    public ReadOnlyObjectProperty<Message> redoTitle() {
        return redoTitle.getReadOnlyProperty();
    }
}
