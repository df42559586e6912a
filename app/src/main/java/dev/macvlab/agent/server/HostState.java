package dev.macvlab.agent.server;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with the lab of the machine itself that an agent works on.
 *
 * @param <L> what is held of a lab while it is open
 */
sealed interface HostState<L> {
    /** No lab is open. What was unconfirmed until then is its watchdog's. */
    record Closed<L>() implements HostState<L> {
        @Override
        public @Nullable L lab() {
            return null;
        }
    }

    /** A lab is open. */
    sealed interface Open<L> extends HostState<L> {
        @Override
        L lab();

        /** Whether the lab stays when the agent ends. */
        boolean stays();

        /** The same with another wish for the end. */
        Open<L> staying(boolean stays);
    }

    /** This agent has not changed the lab. */
    record Unchanged<L>(L lab, boolean stays) implements Open<L> {
        @Override
        public Unchanged<L> staying(boolean wish) {
            return new Unchanged<>(lab, wish);
        }
    }

    /** The last apply is taken back unless somebody confirms it. */
    record Unconfirmed<L>(L lab, boolean stays, Confirmation guard) implements Open<L> {
        @Override
        public Unconfirmed<L> staying(boolean wish) {
            return new Unconfirmed<>(lab, wish, guard);
        }
    }

    /** The last apply was confirmed, or cut nothing off. */
    record Kept<L>(L lab, boolean stays) implements Open<L> {
        @Override
        public Kept<L> staying(boolean wish) {
            return new Kept<>(lab, wish);
        }
    }

    /** The last apply was taken back, or what it made was taken down. */
    record TakenBack<L>(L lab, boolean stays) implements Open<L> {
        @Override
        public TakenBack<L> staying(boolean wish) {
            return new TakenBack<>(lab, wish);
        }
    }

    /** The lab that is open; null when none is. */
    @Nullable
    L lab();

    /**
     * The state after this one. One lab is closed before another is opened, and only what is unconfirmed can be taken
     * back, once.
     *
     * @throws IllegalStateException when {@code next} never comes after this one
     */
    default HostState<L> transition(HostState<L> next) {
        boolean follows = lab() == null || next.lab() == null || Objects.equals(lab(), next.lab());
        boolean legal = switch (this) {
            case Closed<L> _ -> next instanceof Unchanged<L>;
            case Unchanged<L> _ -> !(next instanceof TakenBack<L>);
            case Unconfirmed<L>(L _, boolean _, Confirmation guard) ->
                next instanceof Unconfirmed<L> same ? same.guard() == guard : !(next instanceof Unchanged<L>);
            case Kept<L> _ -> !(next instanceof Unchanged<L>) && !(next instanceof TakenBack<L>);
            case TakenBack<L> _ -> !(next instanceof Unchanged<L>);
        };
        if (!follows || !legal) {
            throw new IllegalStateException(this + " is never followed by " + next);
        }
        return next;
    }
}
