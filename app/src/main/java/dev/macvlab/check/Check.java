package dev.macvlab.check;

import dev.macvlab.topology.Index;
import java.util.List;

/** Runs every rule over a topology. */
public final class Check {
    private Check() {}

    /** All findings, worst first; see {@link Checker} for checking after each edit. */
    public static List<Problem> of(Index index) {
        return new Checker().check(index.topology());
    }
}
