package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.check.Check;
import dev.macvlab.check.Problem;
import dev.macvlab.check.Problem.Severity;
import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code macvlab check}: the validator's findings. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {
    private static final String SANDBOX = "sandbox";
    private static final String HOST = "host";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Option(names = "--json")
    private boolean json;

    @Option(names = "--target", paramLabel = "sandbox|host")
    private String target = SANDBOX;

    CheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UnreadableFile, CommandFailure {
        Index index = Index.of(TopologyFile.read(file));
        List<Problem> problems = switch (target) {
            case SANDBOX -> Check.of(index);
            case HOST -> Check.of(index, thisMachine());
            default -> throw new CommandFailure(2, Message.of("cli.unreadable-target", target));
        };
        if (json) {
            terminal.json(
                    Map.of("problems", problems.stream().map(CheckCommand::json).toList()));
        } else {
            problems.forEach(this::print);
            terminal.line(Message.of("cli.of", file, count(problems)));
        }
        return problems.stream().anyMatch(each -> each.severity() == Severity.ERROR) ? 1 : 0;
    }

    private HostFacts thisMachine() throws CommandFailure {
        try (AgentClient agent = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE)) {
            return AgentAccess.await(file, agent.look());
        }
    }

    private static Map<String, Object> json(Problem problem) {
        var json = new LinkedHashMap<String, Object>();
        json.put("rule", problem.rule());
        json.put("severity", word(problem.severity()));
        json.put("subject", problem.subject().stream().map(Ref::toString).toList());
        if (problem.field() != null) {
            json.put("field", problem.field());
        }
        CodedMessages.put(json, "message", problem.message());
        json.put("about", problem.about());
        if (problem.fix() != null) {
            CodedMessages.putBeside(json, "fix", problem.fix().title());
        }
        return json;
    }

    private void print(Problem problem) {
        String subject = problem.subject().stream().map(Ref::toString).collect(Collectors.joining(", "));
        terminal.line(
                new Span(
                        terminal.say(Message.of("cli.check." + word(problem.severity()))),
                        problem.severity() == Severity.ERROR ? Style.fg_red : Style.fg_yellow),
                Span.plain(": " + (subject.isEmpty() ? "" : subject + ": ") + terminal.say(problem.message())));
        if (problem.fix() != null) {
            terminal.line("  "
                    + terminal.say(Message.of("cli.check.fix", problem.fix().title())));
        }
        terminal.line(new Span("  " + terminal.say(Message.of("cli.check.read-on", problem.about())), Style.faint));
    }

    private static Message count(List<Problem> problems) {
        List<Message> counts = Stream.of(Severity.values())
                .filter(severity -> count(severity, problems) > 0)
                .map(severity -> Message.of(
                        switch (severity) {
                            case ERROR -> "cli.check.errors";
                            case WARNING -> "cli.check.warnings";
                            case INFO -> "cli.check.hints";
                        },
                        count(severity, problems)))
                .toList();
        return counts.isEmpty() ? Message.of("cli.check.none") : Message.of("cli.check.count", counts);
    }

    private static long count(Severity severity, List<Problem> problems) {
        return problems.stream().filter(each -> each.severity() == severity).count();
    }

    private static String word(Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
