package dev.macvlab.check;

import dev.macvlab.check.rule.Findings;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Takes what one rule after another finds; costs next to nothing where none finds anything. */
final class FindingCollector implements Findings {
    private List<Problem> problems = List.of();
    private @Nullable RatedRule<?> rule;

    /** What is added from now on is found by that rule. */
    void by(RatedRule<?> graded) {
        rule = graded;
    }

    /** What was found since it was asked last. */
    List<Problem> take() {
        List<Problem> taken = problems;
        problems = List.of();
        return taken;
    }

    @Override
    public void add(List<Ref> subject, @Nullable String field, Message message, @Nullable Edit fix) {
        RatedRule<?> by = Objects.requireNonNull(rule);
        if (problems.isEmpty()) {
            problems = new ArrayList<>(1);
        }
        problems.add(new Problem(
                by.rule().id(),
                by.severity(),
                subject,
                field,
                message,
                by.rule().about(),
                fix));
    }
}
