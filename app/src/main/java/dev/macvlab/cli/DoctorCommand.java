package dev.macvlab.cli;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Kind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Style;
import picocli.CommandLine.Option;

/** {@code macvlab doctor}: what this machine can do. */
@Command(name = "doctor")
final class DoctorCommand implements Callable<Integer> {
    /**
     * One thing that was examined.
     *
     * @param needed whether no lab at all can do without it
     * @param remedy what to do; null when it is fine
     */
    record Finding(
            String name,
            boolean ok,
            boolean needed,
            Message detail,
            @Nullable Message remedy) {}

    private final Terminal terminal;

    @Option(names = "--json")
    private boolean json;

    DoctorCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        List<Finding> findings = new ArrayList<>();
        findings.add(new Finding(
                "kernel", true, true, Message.of("cli.doctor.kernel-version", System.getProperty("os.version")), null));
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            KernelFacts facts = agent.examine().join();
            findings.add(new Finding("sandbox", true, true, Message.of("cli.doctor.sandbox"), null));
            Modules modules = Modules.of(Path.of("/lib/modules", facts.release()));
            facts.kinds().forEach(kind -> findings.add(finding(kind, facts.tapRefusal(), modules)));
        } catch (CompletionException e) {
            AgentException problem = AgentClient.problemOf(e);
            findings.add(new Finding("sandbox", false, true, problem.why(), problem.remedy()));
        }
        findings.addAll(Tools.examine());
        boolean fine = findings.stream().allMatch(each -> each.ok() || !each.needed());
        if (json) {
            terminal.json(json(findings, fine));
        } else {
            findings.forEach(this::print);
        }
        return fine ? 0 : 1;
    }

    private static Finding finding(KernelFacts.LinkKind kind, @Nullable Message tapRefusal, Modules modules) {
        boolean needed = List.of("macvlan", "veth", "bridge").contains(kind.name());
        Message why = kind.why();
        if (why == null) {
            return new Finding(
                    kind.name(),
                    true,
                    needed,
                    kind.name().equals("macvtap") ? tapNote(tapRefusal) : Message.of("cli.doctor.kind"),
                    null);
        }
        return new Finding(kind.name(), false, needed, Message.of("cli.doctor.no-kind", why), remedy(kind, modules));
    }

    /** How a kernel comes to a kind of link that it lacks. */
    static Message remedy(KernelFacts.LinkKind kind, Modules modules) {
        Kind.Driver driver = driver(kind.name());
        return modules.has(driver.module())
                ? Message.of("cli.module-installed", driver.module())
                : Message.of("cli.module-missing", driver.option(), driver.module(), Modules.architecture());
    }

    private static Kind.Driver driver(String link) {
        return Stream.of(Kind.values())
                .map(Kind::driver)
                .filter(each -> each.link().equals(link))
                .findFirst()
                .orElseGet(() -> Kind.Driver.of(link));
    }

    private static Message tapNote(@Nullable Message refusal) {
        return refusal == null ? Message.of("cli.doctor.macvtap") : Message.of("cli.doctor.macvtap-closed", refusal);
    }

    private static Map<String, Object> json(List<Finding> findings, boolean fine) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (Finding finding : findings) {
            var each = new LinkedHashMap<String, Object>();
            each.put("name", finding.name());
            each.put("ok", finding.ok());
            each.put("needed", finding.needed());
            CodedMessages.put(each, "detail", finding.detail());
            if (finding.remedy() != null) {
                CodedMessages.putBeside(each, "remedy", finding.remedy());
            }
            list.add(each);
        }
        var json = new LinkedHashMap<String, Object>();
        json.put("ok", fine);
        json.put("findings", list);
        return json;
    }

    private void print(Finding finding) {
        terminal.line(
                finding.ok()
                        ? new Span(answer("cli.doctor.yes"), Style.fg_green)
                        : new Span(answer("cli.doctor.no"), finding.needed() ? Style.fg_red : Style.fg_yellow),
                Span.plain(finding.name() + ": " + terminal.say(finding.detail())));
        if (finding.remedy() != null) {
            terminal.line("       " + terminal.say(finding.remedy()));
        }
    }

    private String answer(String key) {
        return String.format("%-5s", terminal.say(Message.of(key)));
    }
}
