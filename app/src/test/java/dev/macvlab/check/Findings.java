package dev.macvlab.check;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Topology;
import java.util.Objects;
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

    /** The messages about a topology and the names of their fixes. */
    public static Stream<String> sentences(Topology topology) {
        return Check.of(Index.of(topology)).stream()
                .flatMap(each -> Stream.of(each.message(), each.fix() == null ? null : each.fix()))
                .filter(Objects::nonNull)
                .map(each -> each instanceof Edit fix ? fix.title() : each.toString());
    }
}
