package dev.macvlab.desktop.machine;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.desktop.live.AgentFactory;
import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/**
 * This machine as the user may read it without any further rights: its NICs, and the labs that stand on it. To be used
 * on the JavaFX thread, which it never holds up.
 */
public final class ThisMachine implements AutoCloseable {
    private final AgentFactory agents;
    private final ReadOnlyObjectWrapper<@Nullable HostFacts> facts = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<List<LabFacts>> labs = new ReadOnlyObjectWrapper<>(List.of());
    private @Nullable AgentClient reader;
    private boolean held;

    public ThisMachine(AgentFactory agents) {
        this.agents = agents;
    }

    /** What its network has; null as long as nobody has read it, or it doesn't let itself be read. */
    public ReadOnlyObjectProperty<@Nullable HostFacts> facts() {
        return facts.getReadOnlyProperty();
    }

    /** The labs that stand on it, and what a crash left of others. */
    public ReadOnlyObjectProperty<List<LabFacts>> labs() {
        return labs.getReadOnlyProperty();
    }

    /** Reads everything anew. */
    void look() {
        AgentClient agent = reader();
        var _ = agent.look().thenAccept(read -> FxThread.run(() -> facts.set(read)));
        var _ = agent.survey().thenAccept(found -> FxThread.run(() -> labs.set(found)));
    }

    /**
     * Reads everything anew, and lets the reader go when that is done, unless somebody needs it on.
     *
     * @param then is done when all is known that can be
     */
    public void lookOnce(Runnable then) {
        look();
        var _ = reader().survey()
                .whenComplete((_, _) -> FxThread.run(() -> {
                    if (!held) {
                        close();
                    }
                    then.run();
                }));
    }

    /** Reads everything anew, and keeps the reader until {@link #close}. */
    void hold() {
        held = true;
        look();
    }

    /** What it would take to make a topology real here; fails with what makes it impossible. */
    CompletableFuture<Reply.Planned> plan(HostOrder order, Topology topology) {
        return reader().planForHost(order, topology, SessionTarget.Machine.connection());
    }

    /** Starts an agent with the rights of root, for which the user may be asked. */
    AgentClient elevated() {
        return agents.start(Target.HOST, AgentClient.Listener.NONE);
    }

    private AgentClient reader() {
        AgentClient now = reader;
        if (now == null || now.state() == AgentClient.State.ENDED) {
            now = agents.start(Target.LOOK, AgentClient.Listener.NONE);
            reader = now;
        }
        return now;
    }

    /** Lets go of whatever reads, until it is wanted again. */
    @Override
    public void close() {
        AgentClient now = reader;
        reader = null;
        held = false;
        if (now != null) {
            now.close();
        }
    }
}
