package dev.macvlab.desktop.model;

import dev.macvlab.check.Checker;
import dev.macvlab.check.Problem;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.History;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.List;
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
    private final ReadOnlyObjectWrapper<Destination> destination =
            new ReadOnlyObjectWrapper<>(new Destination.Sandbox());
    private Destination.Machine machine = Destination.Machine.UNKNOWN;
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
        index.set(Index.of(topology));
        problems.set(destination.get().check(checker, topology));
    }

    /** Where its lab is to be made real. */
    public ReadOnlyObjectProperty<Destination> destination() {
        return destination.getReadOnlyProperty();
    }

    /** What the user has said of this machine as a place for this document, whether it is the place now or not. */
    public Destination.Machine machine() {
        return machine;
    }

    /** Has its lab made real there from now on, which is judged by that at once. */
    public void aimAt(Destination aim) {
        if (!aim.equals(destination.get())) {
            destination.set(aim);
            if (aim instanceof Destination.Machine here) {
                machine = here;
            }
            judge(history.now());
        }
    }

    public Topology topology() {
        return history.now();
    }

    public void push(Edit edit) {
        history.push(edit);
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
