package dev.macvlab.check;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Topology;
import java.util.stream.Stream;

/** What check says, for tests of the words. */
public final class Findings {
    private Findings() {}

    /** Every topology that breaks a rule, and every near miss. */
    public static Stream<Topology> ruleCases() {
        return RuleCases.ALL.stream()
                .flatMap(each -> Stream.of(each.broken(), each.nearMiss()))
                .map(Drawing::of);
    }
}
