package dev.macvlab.desktop.machine;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.toolkit.FxThread;
import java.util.List;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/** The labs that stand on this machine, and what a crash left: one at a time can be taken down. */
final class MachineLabs {
    private final ThisMachine machine;
    private final ReadOnlyStringWrapper working = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable AgentException> trouble = new ReadOnlyObjectWrapper<>();

    MachineLabs(ThisMachine machine) {
        this.machine = machine;
    }

    ReadOnlyObjectProperty<List<LabFacts>> all() {
        return machine.labs();
    }

    /** The lab that is being taken down; empty when none is. */
    ReadOnlyStringProperty working() {
        return working.getReadOnlyProperty();
    }

    /** Why the last one could not be taken down; null when it could. */
    ReadOnlyObjectProperty<@Nullable AgentException> trouble() {
        return trouble.getReadOnlyProperty();
    }

    void refresh() {
        trouble.set(null);
        machine.look();
    }

    /** Whether there is a topology to open, and nobody else works on it. */
    static boolean canGoOn(LabFacts lab) {
        return !lab.busy() && !lab.unfinished() && !lab.topology().isEmpty();
    }

    void takeDown(LabFacts lab) {
        if (!working.get().isEmpty()) {
            return;
        }
        working.set(lab.order().lab());
        trouble.set(null);
        AgentClient agent = machine.elevated();
        var _ = agent.resume(lab.order().lab())
                .thenCompose(_ -> agent.takeDown())
                .whenComplete((_, thrown) -> {
                    agent.close();
                    FxThread.run(() -> {
                        working.set("");
                        trouble.set(thrown == null ? null : AgentClient.problemOf(thrown));
                        machine.look();
                    });
                });
    }
}
