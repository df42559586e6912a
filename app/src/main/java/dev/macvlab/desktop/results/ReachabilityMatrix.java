package dev.macvlab.desktop.results;

import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Ref;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The forecast as a table: who pings, against which address of whom.
 *
 * @param rows the senders
 * @param columns the addresses
 * @param cells the predictions; none where a sender owns the address
 * @param allRows how many senders there are, shown or not
 * @param allColumns how many addresses there are, shown or not
 */
record ReachabilityMatrix(
        List<Ref> rows, List<Column> columns, Map<Pair, Prediction> cells, int allRows, int allColumns) {
    /** An address and its owner. */
    record Column(Ref to, IpAddress address) {}

    /** As many rows and columns as a screen has use for. */
    static final int LARGEST = 32;

    /** The matrix of a topology; where it has more than can be shown, what is {@code wanted} comes first. */
    static ReachabilityMatrix of(Predictions forecast, Set<Ref> wanted) {
        List<Pair> pairs = forecast.pairs();
        Set<Ref> senders = new LinkedHashSet<>();
        Set<Column> addresses = new LinkedHashSet<>();
        for (Pair pair : pairs) {
            senders.add(pair.from());
            addresses.add(new Column(pair.to(), pair.address()));
        }
        List<Ref> rows = first(senders, each -> isWanted(each, wanted));
        List<Column> columns =
                first(addresses, each -> wanted.contains(each.to()) || isWanted(place(each.to()), wanted));
        Set<Ref> shownRows = new LinkedHashSet<>(rows);
        Set<Column> shownColumns = new LinkedHashSet<>(columns);
        var cells = new HashMap<Pair, Prediction>();
        for (Pair pair : pairs) {
            if (shownRows.contains(pair.from()) && shownColumns.contains(new Column(pair.to(), pair.address()))) {
                cells.put(pair, forecast.predict(pair.from(), pair.address()));
            }
        }
        return new ReachabilityMatrix(rows, columns, Map.copyOf(cells), senders.size(), addresses.size());
    }

    /** As many as can be shown, in their order; where that is not all, those that are wanted come first. */
    private static <T> List<T> first(Set<T> all, Predicate<T> wanted) {
        if (all.size() <= LARGEST) {
            return List.copyOf(all);
        }
        return all.stream()
                .sorted(Comparator.comparing(each -> !wanted.test(each)))
                .limit(LARGEST)
                .toList();
    }

    private static Ref place(Ref ref) {
        return Ref.top(ref.place());
    }

    private static boolean isWanted(Ref sender, Set<Ref> wanted) {
        return wanted.contains(sender)
                || wanted.stream().anyMatch(each -> place(each).equals(sender));
    }

    boolean isWhole() {
        return rows.size() == allRows && columns.size() == allColumns;
    }
}
