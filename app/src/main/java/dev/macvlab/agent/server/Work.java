package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;

/** What an agent can do at its target; called by one thread. */
interface Work {
    /**
     * Carries a request out, and answers it.
     *
     * @param received when it came in, by {@link System#nanoTime}
     */
    Reply.Answer carryOut(Request request, long received);

    /** The client is gone: leaves everything as it has to stay without it. */
    default void end() {}
}
