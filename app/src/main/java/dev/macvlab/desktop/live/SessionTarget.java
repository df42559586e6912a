package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Where a session makes its lab real: what differs between the sandbox and this machine itself. */
public sealed interface SessionTarget {
    /** Which agent works there. */
    Target target();

    /** Has that agent make exactly this. */
    CompletableFuture<Reply.Applied> apply(AgentClient agent, Topology topology);

    /** Namespaces of the agent's own, where nothing is at stake. */
    record Sandbox() implements SessionTarget {
        @Override
        public Target target() {
            return Target.SANDBOX;
        }

        @Override
        public CompletableFuture<Reply.Applied> apply(AgentClient agent, Topology topology) {
            return agent.apply(topology);
        }
    }

    /**
     * This machine's own network.
     *
     * @param mayCut the machine's NICs whose connections may be cut
     * @param keep whether the lab stays when the session ends
     * @param confirmSeconds how long to wait for a yes where something may be cut
     */
    record Machine(HostOrder order, Set<String> mayCut, boolean keep, int confirmSeconds) implements SessionTarget {
        private static final int CONFIRM_SECONDS = 60;

        public Machine {
            mayCut = Set.copyOf(mayCut);
        }

        public Machine(HostOrder order, Set<String> mayCut, boolean keep) {
            this(order, mayCut, keep, CONFIRM_SECONDS);
        }

        /** The connection by which the user works on this machine, as sshd describes it; empty at its own keyboard. */
        public static String connection() {
            String connection = System.getenv("SSH_CONNECTION");
            return connection == null ? "" : connection;
        }

        /** The same, with one more NIC whose connections may be cut. */
        public Machine cutting(String nic) {
            var more = new HashSet<>(mayCut);
            more.add(nic);
            return new Machine(order, more, keep, confirmSeconds);
        }

        /** The same lab on these NICs of the machine, by those of the topology. */
        public Machine on(Map<String, String> nics) {
            return new Machine(new HostOrder(order.lab(), nics), mayCut, keep, confirmSeconds);
        }

        Machine keeping(boolean wanted) {
            return new Machine(order, mayCut, wanted, confirmSeconds);
        }

        @Override
        public Target target() {
            return Target.HOST;
        }

        @Override
        public CompletableFuture<Reply.Applied> apply(AgentClient agent, Topology topology) {
            return agent.applyToHost(order, topology, List.copyOf(mayCut), confirmSeconds, connection(), keep);
        }
    }
}
