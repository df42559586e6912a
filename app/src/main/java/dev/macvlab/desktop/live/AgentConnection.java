package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.message.Message;
import dev.macvlab.ping.PingResult;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import org.jspecify.annotations.Nullable;

/** The line to one agent at a time; what that one tells arrives on the JavaFX thread, and what an earlier one told not at all. */
final class AgentConnection {
    /** Whoever listens on the JavaFX thread. */
    interface Listener {
        void ended(Target target, @Nullable AgentException why);

        void progressed(Event.Progressed step);

        void drifted(List<Difference> differences);

        void takenBack(Message why);
    }

    private final AgentFactory agents;
    private final Pings pings;
    private final Listener listener;
    private final ReadOnlyBooleanWrapper elevating = new ReadOnlyBooleanWrapper();
    private @Nullable End end;

    AgentConnection(AgentFactory agents, Pings pings, Listener listener) {
        this.agents = agents;
        this.pings = pings;
        this.listener = listener;
    }

    /** Whether an agent for this machine is being started, for which the user may be asked. */
    ReadOnlyBooleanProperty elevating() {
        return elevating.getReadOnlyProperty();
    }

    /** The agent that runs, wherever it works; null when none does. */
    @Nullable
    AgentClient agent() {
        return end == null ? null : end.agent();
    }

    /** The agent that works there; one that works elsewhere is let go for it. */
    AgentClient to(Target target) {
        if (end != null && (end.target != target || end.agent().state() == AgentClient.State.ENDED)) {
            hangUp();
        }
        End now = end;
        if (now == null) {
            now = new End(target);
            end = now;
            elevating.set(target == Target.HOST);
            now.start();
        }
        return now.agent();
    }

    /** Lets the agent end. */
    void hangUp() {
        End now = end;
        end = null;
        elevating.set(false);
        if (now != null) {
            now.agent().close();
        }
    }

    /** The other end of the line. */
    private final class End implements AgentClient.Listener {
        private final Target target;
        private @Nullable AgentClient agent;

        End(Target target) {
            this.target = target;
        }

        void start() {
            agent = agents.start(target, this);
        }

        AgentClient agent() {
            return Objects.requireNonNull(agent);
        }

        private void hear(Runnable work) {
            FxThread.run(() -> {
                if (this == end) {
                    work.run();
                }
            });
        }

        @Override
        public void stateChanged(AgentClient.State from, AgentClient.State to, @Nullable AgentException why) {
            hear(() -> {
                elevating.set(false);
                if (to == AgentClient.State.ENDED) {
                    end = null;
                    listener.ended(target, why);
                }
            });
        }

        @Override
        public void progressed(Event.Progressed step) {
            hear(() -> listener.progressed(step));
        }

        @Override
        public void drifted(List<Difference> differences) {
            hear(() -> listener.drifted(differences));
        }

        @Override
        public void pinged(PingResult result) {
            pings.arrived(result);
        }

        @Override
        public void takenBack(Message why) {
            hear(() -> listener.takenBack(why));
        }
    }
}
