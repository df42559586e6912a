package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/** What is known of one document's lab, for those who show it. To be used on the JavaFX thread. */
public abstract sealed class LabState implements Live permits LabSession {
    /** How far an apply is: steps done, of how many, and the one done last. */
    public record Progress(int done, int all, Message text) {
        /** From 0 to 1; -1 as long as nobody knows. */
        public double fraction() {
            return all == 0 ? -1 : (double) done / all;
        }
    }

    /** Until when somebody has to say that a lab on this machine may stay, and how long that was at first. */
    public record Confirmation(Instant end, Duration whole) {}

    private final Lifecycle life = new Lifecycle();
    final ReadOnlyObjectWrapper<SessionTarget> sessionTarget = new ReadOnlyObjectWrapper<>(new SessionTarget.Sandbox());
    final ReadOnlyObjectWrapper<@Nullable Topology> applied = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable Confirmation> confirmation = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable SessionEvent> news = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable AgentException> refusal = new ReadOnlyObjectWrapper<>();
    final ReadOnlyObjectWrapper<@Nullable KernelFacts> kernel = new ReadOnlyObjectWrapper<>();
    final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    final ReadOnlyObjectWrapper<List<Difference>> drift = new ReadOnlyObjectWrapper<>(List.of());

    @Override
    public final ReadOnlyObjectProperty<State> state() {
        return life.state();
    }

    @Override
    public final ReadOnlyObjectProperty<@Nullable Topology> applied() {
        return applied.getReadOnlyProperty();
    }

    /** Where the lab stands, or was to stand the last time. */
    public final ReadOnlyObjectProperty<SessionTarget> sessionTarget() {
        return sessionTarget.getReadOnlyProperty();
    }

    /** How far the apply under way is; null when none is, or before its first step. */
    public final ReadOnlyObjectProperty<@Nullable Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** What the last apply waits for before it stays; null when nothing is at stake. */
    public final ReadOnlyObjectProperty<@Nullable Confirmation> confirmation() {
        return confirmation.getReadOnlyProperty();
    }

    /** The newest that there is to tell; null when there is nothing. */
    public final ReadOnlyObjectProperty<@Nullable SessionEvent> news() {
        return news.getReadOnlyProperty();
    }

    /** Why this machine gives no sandbox; null when it does, or nobody has tried. */
    public final ReadOnlyObjectProperty<@Nullable AgentException> refusal() {
        return refusal.getReadOnlyProperty();
    }

    @Override
    public final ReadOnlyObjectProperty<@Nullable KernelFacts> kernel() {
        return kernel.getReadOnlyProperty();
    }

    /** Whether the kernel is being asked what it can do. */
    public final ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** What other programs have changed in the lab that stands. */
    public final ReadOnlyObjectProperty<List<Difference>> drift() {
        return drift.getReadOnlyProperty();
    }

    /** Where the lab is in its life. */
    final State now() {
        return life.now();
    }

    /** Goes on in the lab's life, as {@link Lifecycle#transition} does. */
    final boolean transition(State from, State to) {
        return life.transition(from, to);
    }
}
