package dev.macvlab.agent.client;

import dev.macvlab.agent.protocol.Reply;
import java.util.concurrent.CompletableFuture;

/**
 * The events of a topic, from {@link AgentClient#subscribe} until it is closed.
 *
 * @param begun done when the agent tells them; fails where it can't
 * @param end ends it
 */
public record Subscription(CompletableFuture<Reply.Done> begun, Runnable end) implements AutoCloseable {
    /** Nothing is told any more. */
    @Override
    public void close() {
        end.run();
    }
}
