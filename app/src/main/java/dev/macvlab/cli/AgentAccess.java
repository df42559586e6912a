package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** What commands have in common that talk with an agent. */
final class AgentAccess {
    private AgentAccess() {}

    /**
     * Waits for an answer.
     *
     * @param subject the topology file or lab that it is about
     * @throws CommandFailure with exit status 1 and one line that names it, element, reason and remedy
     */
    static <T> T await(Object subject, CompletableFuture<T> answer) throws CommandFailure {
        try {
            return answer.join();
        } catch (CompletionException e) {
            AgentException problem = AgentClient.problemOf(e);
            throw problem.kind() == AgentException.Kind.LAB
                    ? CommandFailure.of(subject, problem.sentence())
                    : new CommandFailure(1, problem.sentence());
        }
    }
}
