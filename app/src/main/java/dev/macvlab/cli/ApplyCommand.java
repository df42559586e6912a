package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.Topology;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code macvlab apply}: makes a lab real on this machine, where it stays. */
@Command(name = "apply")
final class ApplyCommand implements Callable<Integer> {
    private static final String KEEP = "keep";

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE", descriptionKey = "FILE")
    private Path file = Path.of("");

    @Mixin
    private TargetOptions target = new TargetOptions();

    @Option(names = "--yes-cut", paramLabel = "NIC")
    private List<String> mayCut = new ArrayList<>();

    @Option(names = "--confirm-within", paramLabel = "SECONDS")
    private int confirmSeconds = 60;

    ApplyCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws UnreadableFile, CommandFailure {
        Topology topology = TopologyFile.read(file);
        if (!target.isHost()) {
            throw new CommandFailure(Main.UNREADABLE, Message.of("cli.apply.sandbox", file));
        }
        HostOrder order = target.order(file, topology);
        var takenBack = new CompletableFuture<Message>();
        try (AgentClient agent = AgentClient.startOnTerminal(new AgentClient.Listener() {
            @Override
            public void takenBack(Message why) {
                takenBack.complete(why);
            }
        })) {
            Reply.Applied done = apply(agent, order, topology);
            done.warnings().forEach(warning -> terminal.error(Message.of("cli.of", file, warning)));
            terminal.line(Message.of("cli.apply.stands", order.lab(), done.steps(), Math.round(done.applyMillis())));
            if (done.confirmSeconds() > 0) {
                confirm(agent, done.confirmSeconds(), takenBack);
            }
            terminal.line(Message.of("cli.apply.how-to-remove", order.lab()));
            return 0;
        }
    }

    private Reply.Applied apply(AgentClient agent, HostOrder order, Topology topology) throws CommandFailure {
        while (true) {
            String connection = System.getenv("SSH_CONNECTION");
            CompletableFuture<Reply.Applied> answer = agent.applyToHost(
                    order, topology, mayCut, confirmSeconds, connection == null ? "" : connection, true);
            try {
                return answer.join();
            } catch (CompletionException e) {
                AgentException problem = AgentClient.problemOf(e);
                String nic = problem.element() == null ? "" : problem.element().name();
                if (problem.error() != ErrorCode.CUT || mayCut.contains(nic) || !mayCut(problem.why())) {
                    return AgentAccess.await(file, answer);
                }
                mayCut.add(nic);
            }
        }
    }

    private boolean mayCut(Message why) {
        if (Optional.ofNullable(System.console()).filter(Console::isTerminal).isEmpty()) {
            return false;
        }
        terminal.line(why);
        terminal.line(Message.of("cli.apply.go-on", confirmSeconds));
        return "y".equalsIgnoreCase(answer());
    }

    private void confirm(AgentClient agent, int seconds, CompletableFuture<Message> takenBack) throws CommandFailure {
        terminal.line(Message.of("cli.apply.type", KEEP, seconds));
        terminal.flush();
        CompletableFuture<String> typed = CompletableFuture.supplyAsync(
                ApplyCommand::answer,
                task -> Thread.ofPlatform().name("answer").daemon().start(task));
        CompletableFuture<Message> lost = agent.ended().thenApply(_ -> Message.of("cli.apply.agent-ended"));
        Object first = CompletableFuture.anyOf(takenBack, typed, lost).join();
        if (!KEEP.equals(first)) {
            if (typed.isDone()) {
                agent.close();
                agent.ended().join();
                throw CommandFailure.of(file, Message.of("cli.apply.not-kept"));
            }
            throw CommandFailure.of(file, first instanceof Message why ? why : Message.verbatim(String.valueOf(first)));
        }
        AgentAccess.await(file, agent.confirm());
        terminal.line(Message.of("cli.apply.kept"));
    }

    /** One line of standard input; empty at its end. */
    private static String answer() {
        try {
            var in = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset()));
            String line = in.readLine();
            return line == null ? "" : line.strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
