package dev.macvlab.check;

import dev.macvlab.check.view.View;
import dev.macvlab.check.view.Views;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Checks one topology after another, as a user edits it, and looks again only at what changed. Gives the same as
 * {@link Check#of} at any time.
 *
 * <p>Not safe for use by several threads.
 */
public final class Checker {
    private @Nullable Views views;
    private IdentityHashMap<View<?>, List<Problem>> known = new IdentityHashMap<>();

    /** All findings, worst first. */
    public List<Problem> check(Topology topology) {
        Views now = Views.of(topology, views);
        var judged = new IdentityHashMap<View<?>, List<Problem>>(known.size());
        var all = new ArrayList<Problem>();
        judge(now.names(), Rules.NAMES, judged, all);
        now.circles().forEach(each -> judge(each, Rules.CIRCLE, judged, all));
        now.devices().forEach(each -> judge(each, Rules.DEVICE, judged, all));
        now.stacks().forEach(each -> judge(each, Rules.STACK, judged, all));
        now.ports().forEach(each -> judge(each, Rules.PORT, judged, all));
        now.places().forEach(each -> judge(each, Rules.PLACE, judged, all));
        now.lans().forEach(each -> judge(each, Rules.LAN, judged, all));
        now.watches().forEach(each -> judge(each, Rules.WATCH, judged, all));
        all.sort(Comparator.comparing(Problem::severity));
        views = now;
        known = judged;
        return List.copyOf(all);
    }

    private <V extends View<V>> void judge(
            V view, List<Graded<V>> rules, IdentityHashMap<View<?>, List<Problem>> judged, List<Problem> all) {
        List<Problem> problems = known.get(view);
        if (problems == null) {
            problems = new ArrayList<>(0);
            for (Graded<V> each : rules) {
                each.judge(view, problems);
            }
        }
        judged.put(view, problems);
        all.addAll(problems);
    }
}
