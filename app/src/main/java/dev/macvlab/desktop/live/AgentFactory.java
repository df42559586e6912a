package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Target;

/** Starts the agents that the window needs. */
@FunctionalInterface
public interface AgentFactory {
    /** An agent that works there; returns before it runs. */
    AgentClient start(Target target, AgentClient.Listener listener);
}
