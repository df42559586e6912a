package dev.macvlab.cli;

import dev.macvlab.cli.Terminal.Span;
import dev.macvlab.forecast.Pair;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The reachability matrix in text: a row for each sender, a column for each address; a list where that is too wide. */
final class MatrixText {
    private static final int WIDEST = 120;
    private static final Span NONE = Span.plain("-");

    private record Column(Ref to, IpAddress address) {}

    private final Map<Ref, Map<Column, Span>> rows = new LinkedHashMap<>();
    private final Map<Column, Integer> widths = new LinkedHashMap<>();

    /** Sets the cell of that pair. */
    void put(Pair pair, Span cell) {
        var column = new Column(pair.to(), pair.address());
        rows.computeIfAbsent(pair.from(), _ -> new LinkedHashMap<>()).put(column, cell);
        int width = Math.max(
                length(cell.text()),
                Math.max(length(column.to().toString()), length(column.address().toString())));
        widths.merge(column, width, Math::max);
    }

    void print(Terminal terminal) {
        int first = rows.keySet().stream()
                .mapToInt(from -> length(from.toString()))
                .max()
                .orElse(0);
        int width = first + widths.values().stream().mapToInt(each -> each + 2).sum();
        if (width > WIDEST) {
            printList(terminal);
        } else if (!rows.isEmpty()) {
            printTable(terminal, first);
        }
    }

    private void printTable(Terminal terminal, int first) {
        var names = new StringBuilder(" ".repeat(first));
        var addresses = new StringBuilder(" ".repeat(first));
        widths.forEach((column, width) -> {
            names.append("  ").append(padded(column.to().toString(), width));
            addresses.append("  ").append(padded(column.address().toString(), width));
        });
        terminal.line(names.toString().stripTrailing());
        terminal.line(addresses.toString().stripTrailing());
        rows.forEach((from, cells) -> {
            List<Span> line = new ArrayList<>();
            line.add(Span.plain(padded(from.toString(), first)));
            widths.forEach((column, width) -> {
                Span cell = cells.getOrDefault(column, NONE);
                line.add(Span.plain("  "));
                line.add(cell);
                line.add(Span.plain(" ".repeat(width - length(cell.text()))));
            });
            line.removeLast();
            terminal.line(line.toArray(Span[]::new));
        });
    }

    private void printList(Terminal terminal) {
        rows.forEach((from, cells) -> {
            terminal.line(from.toString());
            cells.forEach((column, cell) -> terminal.line(
                    Span.plain("  "),
                    cell,
                    Span.plain(" ".repeat(Math.max(2, 14 - length(cell.text()))) + column.to() + " "
                            + column.address())));
        });
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - length(text));
    }

    private static int length(String text) {
        return Terminal.columns(text);
    }
}
