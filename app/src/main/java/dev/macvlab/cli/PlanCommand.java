package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.PlannedStep;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code macvlab plan}: every step of an apply beside the {@code ip} command that does the same. */
@Command(name = "plan")
final class PlanCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--json")
    private boolean json;

    @Mixin
    private TargetOptions target = new TargetOptions();

    PlanCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UnreadableFile, CommandFailure {
        Topology topology = TopologyFile.read(file);
        try (AgentClient agent = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE)) {
            List<PlannedStep> steps = AgentAccess.await(
                    file,
                    target.isHost()
                            ? agent.planForHost(target.order(file, topology), topology, "")
                                    .thenApply(Reply.Planned::steps)
                            : agent.plan(topology));
            List<Message> missing = MissingKinds.of(topology);
            if (json) {
                var all = new LinkedHashMap<String, Object>();
                all.put("steps", steps.stream().map(PlanCommand::json).toList());
                all.put("missing", missing.stream().map(Message::english).toList());
                all.put(
                        "missingCodes",
                        missing.stream().map(CodedMessages::json).toList());
                terminal.json(all);
            } else {
                steps.forEach(this::print);
                missing.forEach(sentence -> terminal.error(Message.of("cli.of", file, sentence)));
            }
        }
        return 0;
    }

    private static Map<String, Object> json(PlannedStep step) {
        var json = new LinkedHashMap<String, Object>();
        json.put("element", step.element());
        CodedMessages.put(json, "text", step.text());
        json.put("command", step.command());
        json.put("interrupts", step.interrupts());
        return json;
    }

    private void print(PlannedStep step) {
        terminal.line(new Terminal.Span("# " + terminal.say(step.text()), Style.faint));
        terminal.line(step.command());
    }
}
