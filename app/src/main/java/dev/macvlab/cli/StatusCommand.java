package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.message.Message;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;

/** {@code macvlab status}: the labs on this machine, with all that is theirs. */
@Command(name = "status")
final class StatusCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--json")
    private boolean json;

    StatusCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws CommandFailure {
        try (AgentClient agent = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE)) {
            List<LabFacts> labs = AgentAccess.await(terminal.say(Message.of("cli.this-machine")), agent.survey());
            if (json) {
                terminal.json(
                        Map.of("labs", labs.stream().map(StatusCommand::json).toList()));
            } else if (labs.isEmpty()) {
                terminal.line(Message.of("cli.status.none"));
            } else {
                labs.forEach(this::print);
            }
        }
        return 0;
    }

    private static Map<String, Object> json(LabFacts lab) {
        var json = new LinkedHashMap<String, Object>();
        json.put("lab", lab.order().lab());
        json.put("state", lab.phase());
        json.put("busy", lab.busy());
        json.put("unfinished", lab.unfinished());
        json.put("nics", lab.order().nics());
        json.put("things", lab.things().stream().map(StatusCommand::json).toList());
        json.put("notes", lab.notes().stream().map(Message::english).toList());
        json.put("noteCodes", lab.notes().stream().map(CodedMessages::json).toList());
        return json;
    }

    private static Map<String, Object> json(LabFacts.Thing thing) {
        var json = new LinkedHashMap<String, Object>();
        json.put("kind", thing.kind());
        CodedMessages.put(json, "what", thing.what());
        return json;
    }

    private void print(LabFacts lab) {
        List<String> nics = lab.order().nics().entrySet().stream()
                .map(each ->
                        each.getKey().equals(each.getValue()) ? each.getKey() : each.getKey() + "=" + each.getValue())
                .toList();
        Message state = Message.of("cli.status.phase", lab.phase());
        if (lab.unfinished()) {
            state = Message.of("cli.status.unfinished", state);
        }
        if (lab.busy()) {
            state = Message.of("cli.status.busy", state);
        }
        if (!nics.isEmpty()) {
            state = Message.of("cli.status.on", state, nics);
        }
        terminal.line(new Span(lab.order().lab(), Style.bold), Span.plain(": " + terminal.say(state)));
        lab.things().forEach(thing -> terminal.line("  " + terminal.say(thing.what())));
        if (lab.things().isEmpty()) {
            terminal.line("  " + terminal.say(Message.of("cli.status.nothing")));
        }
        lab.notes().forEach(note -> terminal.line(new Span("  " + terminal.say(note), Style.fg_yellow)));
        if (lab.unfinished() || !lab.notes().isEmpty() || !lab.busy()) {
            terminal.line("  "
                    + terminal.say(
                            Message.of("cli.apply.how-to-remove", lab.order().lab())));
        }
    }
}
