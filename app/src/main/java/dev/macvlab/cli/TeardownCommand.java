package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.message.Message;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code macvlab teardown}: removes a lab from this machine, also what a crash left of it. */
@Command(name = "teardown")
final class TeardownCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "LAB", descriptionKey = "LAB")
    private String lab = "";

    TeardownCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        try (AgentClient agent = AgentClient.startOnTerminal(AgentClient.Listener.NONE)) {
            AgentAccess.await(lab, agent.resume(lab));
            Reply.TakenDown down = AgentAccess.await(lab, agent.takeDown());
            down.left().forEach(terminal::error);
            terminal.line(Message.of("cli.teardown.gone", lab, Math.round(down.millis())));
        }
        return 0;
    }
}
