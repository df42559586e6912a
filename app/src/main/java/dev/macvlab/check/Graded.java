package dev.macvlab.check;

import dev.macvlab.check.rule.Rule;
import dev.macvlab.check.view.View;
import java.util.List;

/** A rule with how bad it is to break it. */
public record Graded<V extends View<V>>(Problem.Severity severity, Rule<V> rule) {
    /** Adds what the rule finds in {@code view} to {@code problems}. */
    void judge(V view, List<Problem> problems) {
        rule.check(
                view,
                (subject, field, message, fix) ->
                        problems.add(new Problem(rule.id(), severity, subject, field, message, fix)));
    }
}
