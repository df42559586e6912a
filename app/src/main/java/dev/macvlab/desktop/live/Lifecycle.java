package dev.macvlab.desktop.live;

import dev.macvlab.desktop.model.Live.State;
import java.util.Map;
import java.util.Set;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The life of one session's lab: the only place where its state changes. To be used on the JavaFX thread. */
final class Lifecycle {
    /** A lab goes on from each state to one of these; an apply that fails goes back to where it came from. */
    private static final Map<State, Set<State>> NEXT = Map.of(
            State.DOWN, Set.of(State.APPLYING),
            State.APPLYING, Set.of(State.UP, State.DOWN, State.LOST),
            State.UP, Set.of(State.APPLYING, State.TAKING_DOWN, State.DOWN, State.LOST),
            State.TAKING_DOWN, Set.of(State.DOWN, State.UP, State.LOST),
            State.LOST, Set.of(State.APPLYING, State.DOWN));

    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.DOWN);

    ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    State now() {
        return state.get();
    }

    /** Whether a lab may go on from one state to the other. */
    static boolean isLegal(State from, State to) {
        return NEXT.getOrDefault(from, Set.of()).contains(to);
    }

    /**
     * Goes on from one state to another; false, and nothing happens, when the lab is in a third state by now.
     *
     * @throws IllegalArgumentException when no lab may do that
     */
    boolean transition(State from, State to) {
        if (!isLegal(from, to)) {
            throw new IllegalArgumentException("a lab never goes from " + from + " to " + to);
        }
        if (state.get() != from) {
            return false;
        }
        state.set(to);
        return true;
    }
}
