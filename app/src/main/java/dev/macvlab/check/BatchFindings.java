package dev.macvlab.check;

import dev.macvlab.resolve.Batch;
import dev.macvlab.resolve.View;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;

/** What rules find in one batch of views after another; of those that are not new, what was found before. */
final class BatchFindings {
    private final IdentityHashMap<View<?>, List<Problem>> before;
    private final IdentityHashMap<View<?>, List<Problem>> found = new IdentityHashMap<>();
    private final List<Problem> all = new ArrayList<>();
    private final FindingCollector finding = new FindingCollector();

    /**
     * @param before what was found in earlier views, those left out in which nothing was
     */
    BatchFindings(IdentityHashMap<View<?>, List<Problem>> before) {
        this.before = before;
    }

    <V extends View<V>> void judge(Batch<V> batch, List<RatedRule<V>> rules) {
        List<V> views = batch.views();
        for (int i = 0; i < views.size(); i++) {
            V view = views.get(i);
            List<Problem> problems = batch.isFresh(i) ? look(view, rules) : before.getOrDefault(view, List.of());
            if (!problems.isEmpty()) {
                found.put(view, problems);
                all.addAll(problems);
            }
        }
    }

    private <V extends View<V>> List<Problem> look(V view, List<RatedRule<V>> rules) {
        for (int i = 0; i < rules.size(); i++) {
            rules.get(i).judge(view, finding);
        }
        return finding.take();
    }

    /** What was found in which view. */
    IdentityHashMap<View<?>, List<Problem>> found() {
        return found;
    }

    List<Problem> worstFirst() {
        all.sort(Comparator.comparing(Problem::severity));
        return List.copyOf(all);
    }
}
