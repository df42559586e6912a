package dev.macvlab.cli;

import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.compare.Finding;
import dev.macvlab.compare.Tally;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/** All pings of a run: what was predicted beside what was measured. */
record Report(List<ReportRow> pairs, List<ReportRow> probes) {
    /** Whether no pair and no probe did something else than was predicted. */
    boolean agrees() {
        return all().noneMatch(each -> each.finding().differs());
    }

    private Stream<ReportRow> all() {
        return Stream.concat(pairs.stream(), probes.stream());
    }

    private static Tally tally(Stream<ReportRow> rows) {
        return Tally.of(rows.map(ReportRow::comparison).toList());
    }

    Map<String, Object> json() {
        Tally tally = tally(pairs.stream());
        var json = new LinkedHashMap<String, Object>();
        json.put("pairs", pairs.stream().map(ReportRow::json).toList());
        json.put("probes", probes.stream().map(ReportRow::json).toList());
        json.put("agreement", tally.ratio());
        json.put("depends", tally.open());
        return json;
    }

    void print(Terminal terminal) {
        List<List<Span>> rows = new ArrayList<>();
        rows.add(Stream.of("from", "to", "address", "predicted", "measured", "")
                .map(title -> new Span(title.isEmpty() ? "" : terminal.say(Message.of("cli.run." + title)), Style.bold))
                .toList());
        pairs.forEach(each -> rows.add(row(each, each.to(), terminal)));
        probes.forEach(each -> rows.add(row(each, terminal.say(Message.of("cli.run.probe")), terminal)));
        table(rows, terminal);
        terminal.line("");
        all().filter(each -> each.finding().differs()).forEach(each -> {
            PingResult result = each.result();
            terminal.line(Message.of(
                    "cli.run.differs", result.ping().from(), result.ping().to()));
            terminal.line("  "
                    + terminal.say(
                            Message.of("cli.run.predicted-so", each.prediction().reason())));
            terminal.line("  "
                    + terminal.say(
                            result.reason() == null
                                    ? Message.of("cli.run.measured-reply")
                                    : Message.of("cli.run.measured-so", result.reason())));
        });
        Tally tally = tally(all());
        terminal.line(Message.of("cli.run.tally", tally.agreeing(), tally.counted(), tally.open()));
    }

    private static List<Span> row(ReportRow each, String to, Terminal terminal) {
        return List.of(
                Span.plain(each.result().ping().from()),
                Span.plain(to),
                Span.plain(each.result().ping().to()),
                Answer.cell(each.prediction(), terminal),
                measured(each.result(), terminal),
                verdict(each.finding(), terminal));
    }

    private static Span verdict(Finding finding, Terminal terminal) {
        if (finding.differs()) {
            return new Span(terminal.say(Message.of("cli.run.DIFFERS")), Style.fg_red);
        }
        return Span.plain(finding == Finding.AGREES ? "=" : "");
    }

    private static Span measured(PingResult result, Terminal terminal) {
        Failure failure = result.failure();
        return failure == null
                ? new Span(terminal.say(Message.of("cli.run.answered", result.rttMicros())), Style.fg_green)
                : Answer.cell(failure, terminal);
    }

    private static void table(List<List<Span>> rows, Terminal terminal) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        for (List<Span> row : rows) {
            for (int i = 0; i < columns; i++) {
                widths[i] = Math.max(widths[i], width(row.get(i)));
            }
        }
        for (List<Span> row : rows) {
            List<Span> line = new ArrayList<>();
            for (int i = 0; i < columns; i++) {
                line.add(row.get(i));
                line.add(Span.plain(i == columns - 1 ? "" : " ".repeat(widths[i] - width(row.get(i)) + 2)));
            }
            terminal.line(line.toArray(Span[]::new));
        }
    }

    private static int width(Span span) {
        return Terminal.columns(Terminal.printable(span.text()));
    }
}
