package dev.macvlab.check;

import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Index;
import java.util.List;
import java.util.Map;

/** Runs every rule over a topology. */
public final class Check {
    private Check() {}

    /** All findings, worst first; see {@link Checker} for checking after each edit. */
    public static List<Problem> of(Index index) {
        return new Checker().check(index.topology());
    }

    /**
     * All findings, worst first, also those that matter because the topology is to be applied to the NICs of a machine
     * that has these.
     */
    public static List<Problem> of(Index index, HostFacts facts) {
        return new Checker().check(index.topology(), facts, Map.of());
    }
}
