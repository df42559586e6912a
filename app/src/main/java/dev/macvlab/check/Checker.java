package dev.macvlab.check;

import dev.macvlab.resolve.Batch;
import dev.macvlab.resolve.NicBinding;
import dev.macvlab.resolve.View;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Topology;
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
    private Views views = Views.of(Topology.EMPTY);
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
        var judged = new BatchFindings(known);
        judged.judge(now.names(), Rules.NAMES);
        judged.judge(now.circles(), Rules.CIRCLE);
        judged.judge(now.devices(), Rules.DEVICE);
        judged.judge(now.stacks(), Rules.STACK);
        judged.judge(now.ports(), Rules.PORT);
        judged.judge(now.places(), Rules.PLACE);
        judged.judge(now.lans(), Rules.LAN);
        judged.judge(now.watches(), Rules.WATCH);
        views = now;
        known = judged.found();
        if (facts != null) {
            judged.judge(Batch.ofNew(NicBinding.of(now, facts, bindings)), Rules.BOUND);
        }
        return judged.worstFirst();
    }

    /** The views of the topology that was checked last. */
    public Views views() {
        return views;
    }
}
