package dev.macvlab.check;

import dev.macvlab.check.view.Bound;
import dev.macvlab.check.view.View;
import dev.macvlab.check.view.Views;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
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
        return check(topology, null, Map.of());
    }

    /**
     * All findings, worst first.
     *
     * @param facts the machine whose own NICs the topology is to be applied to; null for a sandbox
     * @param bindings names of the machine's NICs by those of the topology; one that is not in it is bound to its own name
     */
    public List<Problem> check(Topology topology, @Nullable HostFacts facts, Map<String, String> bindings) {
        Views now = Views.of(topology, views);
        var judged = new IdentityHashMap<View<?>, List<Problem>>();
        var all = new ArrayList<Problem>();
        judge(now, now.names(), Rules.NAMES, judged, all);
        now.circles().forEach(each -> judge(now, each, Rules.CIRCLE, judged, all));
        now.devices().forEach(each -> judge(now, each, Rules.DEVICE, judged, all));
        now.stacks().forEach(each -> judge(now, each, Rules.STACK, judged, all));
        now.ports().forEach(each -> judge(now, each, Rules.PORT, judged, all));
        now.places().forEach(each -> judge(now, each, Rules.PLACE, judged, all));
        now.lans().forEach(each -> judge(now, each, Rules.LAN, judged, all));
        now.watches().forEach(each -> judge(now, each, Rules.WATCH, judged, all));
        if (facts != null) {
            for (Bound each : Bound.of(now, facts, bindings)) {
                var found = new Found();
                Rules.BOUND.forEach(rule -> rule.judge(each, found));
                all.addAll(found.problems());
            }
        }
        all.sort(Comparator.comparing(Problem::severity));
        views = now;
        known = judged;
        return List.copyOf(all);
    }

    /** Looks at what is new, and remembers what was found elsewhere. */
    private <V extends View<V>> void judge(
            Views now,
            V view,
            List<Graded<V>> rules,
            IdentityHashMap<View<?>, List<Problem>> judged,
            List<Problem> all) {
        List<Problem> problems;
        if (now.isFresh(view)) {
            var found = new Found();
            for (int i = 0; i < rules.size(); i++) {
                rules.get(i).judge(view, found);
            }
            problems = found.problems();
        } else {
            problems = known.getOrDefault(view, List.of());
        }
        if (!problems.isEmpty()) {
            judged.put(view, problems);
            all.addAll(problems);
        }
    }
}
