package dev.macvlab.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * In which order the items of a list stand that two have changed: the order of the one who has changed the order, and
 * what is new behind what it stood behind.
 */
record ListOrder(List<String> base, List<String> mine, List<String> theirs) {
    /** What is left, in order; the same whoever is called mine. */
    List<String> of(Set<String> left) {
        Set<String> spine = new LinkedHashSet<>(spine(left));
        var ordered = new LinkedHashSet<String>(behind(null, spine, left));
        for (String each : spine) {
            ordered.add(each);
            ordered.addAll(behind(each, spine, left));
        }
        return List.copyOf(ordered);
    }

    private List<String> spine(Set<String> left) {
        Set<String> common = new LinkedHashSet<>(base);
        common.retainAll(left);
        common.retainAll(mine);
        common.retainAll(theirs);
        List<String> before = only(base, common);
        List<String> ofMine = only(mine, common);
        List<String> ofTheirs = only(theirs, common);
        return ofMine.equals(before) ? ofTheirs : ofTheirs.equals(before) || ofMine.equals(ofTheirs) ? ofMine : before;
    }

    /** What stands behind an item of the spine, or at the beginning, and before the next, in either list; the smaller names first. */
    private List<String> behind(@Nullable String item, Set<String> spine, Set<String> left) {
        List<String> ofMine = run(mine, item, spine, left);
        List<String> ofTheirs = run(theirs, item, spine, left);
        boolean mineFirst = Arrays.compare(ofMine.toArray(String[]::new), ofTheirs.toArray(String[]::new)) <= 0;
        var both = new ArrayList<String>(mineFirst ? ofMine : ofTheirs);
        both.addAll(mineFirst ? ofTheirs : ofMine);
        return both;
    }

    private static List<String> run(List<String> list, @Nullable String item, Set<String> spine, Set<String> left) {
        List<String> run = new ArrayList<>();
        int start = item == null ? 0 : list.indexOf(item) + 1;
        for (int i = start; i < list.size() && !spine.contains(list.get(i)); i++) {
            if (left.contains(list.get(i))) {
                run.add(list.get(i));
            }
        }
        return run;
    }

    private static List<String> only(List<String> list, Set<String> these) {
        return list.stream().filter(these::contains).toList();
    }
}
