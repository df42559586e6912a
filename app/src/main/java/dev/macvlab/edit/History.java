package dev.macvlab.edit;

import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A topology with everything that was done to it since it was opened, without limit. Undo gives back the very value
 * that was there before, so that it can't be wrong; topologies share what an edit left alone.
 *
 * <p>Not safe for use by several threads.
 */
public final class History {
    private record Step(Edit edit, Topology before, Topology after) {}

    private final List<Step> steps = new ArrayList<>();
    private final List<Runnable> listeners = new ArrayList<>();
    private Topology now;
    private @Nullable Topology marked;
    private int done;
    private boolean mayMerge;
    private boolean telling;

    /** A history that begins with {@code start}, which counts as saved. */
    public History(Topology start) {
        now = start;
        marked = start;
    }

    /** The topology as it is now. */
    public Topology now() {
        return now;
    }

    /**
     * Makes a change that is an undo step of its own; one that changes nothing is forgotten.
     *
     * @throws IllegalStateException when called by a listener of this history
     */
    public void push(Edit edit) {
        push(edit, edit.applyTo(now));
    }

    /**
     * As {@link #push(Edit)}, for who has applied the edit already.
     *
     * @param after what the edit makes of the topology as it is {@link #now now}
     * @throws IllegalStateException when called by a listener of this history
     */
    public void push(Edit edit, Topology after) {
        mayMerge = false;
        make(edit, after, false);
    }

    /**
     * Makes a change as part of a gesture: it is merged with the last step where that was made so too, and nothing has
     * {@link #seal ended} it, and the edits {@link Edit#mergedWith go together}.
     *
     * @throws IllegalStateException when called by a listener of this history
     */
    public void merge(Edit edit) {
        merge(edit, edit.applyTo(now));
    }

    /**
     * As {@link #merge(Edit)}, for who has applied the edit already.
     *
     * @param after what the edit makes of the topology as it is {@link #now now}
     * @throws IllegalStateException when called by a listener of this history
     */
    public void merge(Edit edit, Topology after) {
        make(edit, after, true);
    }

    private void make(Edit edit, Topology after, boolean mayGoOn) {
        refuseFromListener();
        if (after.equals(now)) {
            return;
        }
        steps.subList(done, steps.size()).clear();
        Optional<Edit> merged =
                mayMerge && done > 0 ? steps.get(done - 1).edit().mergedWith(edit) : Optional.empty();
        if (merged.isPresent()) {
            Step last = steps.removeLast();
            steps.add(new Step(merged.get(), last.before(), after));
        } else {
            steps.add(new Step(edit, now, after));
        }
        done = steps.size();
        mayMerge = mayGoOn;
        show(after);
    }

    /** Takes back the last change that is done; nothing when there is none. */
    public void undo() {
        refuseFromListener();
        if (canUndo()) {
            done--;
            mayMerge = false;
            show(steps.get(done).before());
        }
    }

    /** Makes the last undone change again; nothing when there is none. */
    public void redo() {
        refuseFromListener();
        if (canRedo()) {
            done++;
            mayMerge = false;
            show(steps.get(done - 1).after());
        }
    }

    public boolean canUndo() {
        return done > 0;
    }

    public boolean canRedo() {
        return done < steps.size();
    }

    /** What undo would take back. */
    public Optional<Message> undoTitle() {
        return canUndo() ? Optional.of(steps.get(done - 1).edit().title()) : Optional.empty();
    }

    /** What redo would make again. */
    public Optional<Message> redoTitle() {
        return canRedo() ? Optional.of(steps.get(done).edit().title()) : Optional.empty();
    }

    /** Ends a gesture: what comes next is a step of its own. */
    public void seal() {
        mayMerge = false;
    }

    /** Remembers the topology as it is now as the saved one. */
    public void mark() {
        marked = now;
        mayMerge = false;
        tell();
    }

    /** Forgets what was saved: the file holds something else by now. */
    public void unmark() {
        marked = null;
        mayMerge = false;
        tell();
    }

    /** Whether the topology is as it was saved, also after undo or after doing the same again. */
    public boolean atMark() {
        return now.equals(marked);
    }

    /** Calls {@code listener} after each change of the topology, of the mark or of what can be undone. */
    public void onChange(Runnable listener) {
        listeners.add(listener);
    }

    private void show(Topology topology) {
        now = topology;
        tell();
    }

    private void tell() {
        telling = true;
        try {
            List.copyOf(listeners).forEach(Runnable::run);
        } finally {
            telling = false;
        }
    }

    private void refuseFromListener() {
        if (telling) {
            throw new IllegalStateException("an edit can't be pushed while another is being told");
        }
    }
}
