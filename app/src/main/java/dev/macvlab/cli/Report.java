package dev.macvlab.cli;

import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Help.Ansi.Style;

/** All pings of a run: what was predicted beside what was measured. */
record Report(List<Comparison> pairs, List<Comparison> probes) {
    /** Whether every pair and probe did what was predicted. */
    boolean agrees() {
        return all().allMatch(Comparison::agrees);
    }

    private Stream<Comparison> all() {
        return Stream.concat(pairs.stream(), probes.stream());
    }

    Map<String, Object> json() {
        long counted = pairs.stream().filter(each -> !each.depends()).count();
        long agreeing =
                pairs.stream().filter(each -> !each.depends() && each.agrees()).count();
        var json = new LinkedHashMap<String, Object>();
        json.put("pairs", pairs.stream().map(Comparison::json).toList());
        json.put("probes", probes.stream().map(Comparison::json).toList());
        json.put("agreement", counted == 0 ? 1.0 : (double) agreeing / counted);
        json.put("depends", pairs.size() - counted);
        return json;
    }

    void print(Terminal terminal) {
        List<List<Span>> rows = new ArrayList<>();
        rows.add(Stream.of("from", "to", "address", "predicted", "measured", "")
                .map(title -> new Span(title, Style.bold))
                .toList());
        pairs.forEach(each -> rows.add(row(each, each.to())));
        probes.forEach(each -> rows.add(row(each, "(probe)")));
        table(rows, terminal);
        terminal.line("");
        all().filter(each -> !each.agrees()).forEach(each -> {
            terminal.line(
                    each.result().ping().from() + " → " + each.result().ping().to() + " differs:");
            terminal.line("  predicted: " + each.prediction().reason());
            terminal.line("  measured: "
                    + (each.result().ok() ? "a reply." : each.result().reason()));
        });
        long depends = all().filter(Comparison::depends).count();
        long counted = all().count() - depends;
        long agreeing = all().filter(each -> !each.depends() && each.agrees()).count();
        terminal.line(agreeing + " of " + counted + " pings did what was predicted"
                + (depends == 0 ? "" : ", " + depends + " could have done either"));
    }

    private static List<Span> row(Comparison each, String to) {
        return List.of(
                Span.plain(each.result().ping().from()),
                Span.plain(to),
                Span.plain(each.result().ping().to()),
                Answer.cell(each.prediction()),
                measured(each.result()),
                each.depends() ? Span.plain("") : each.agrees() ? Span.plain("=") : new Span("DIFFERS", Style.fg_red));
    }

    private static Span measured(PingResult result) {
        Failure failure = result.failure();
        return failure == null
                ? new Span("ok " + result.rttMicros() + " µs", Style.fg_green)
                : new Span(Answer.word(failure), Style.fg_red);
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
        return Terminal.printable(span.text())
                .codePointCount(0, Terminal.printable(span.text()).length());
    }
}
