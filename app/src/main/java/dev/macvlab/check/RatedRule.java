package dev.macvlab.check;

import dev.macvlab.check.rule.Rule;
import dev.macvlab.resolve.View;

/** A rule with how bad it is to break it. */
public record RatedRule<V extends View<V>>(Problem.Severity severity, Rule<V> rule) {
    /** Adds what the rule finds in {@code view} to what is found. */
    void judge(V view, FindingCollector found) {
        found.by(this);
        rule.check(view, found);
    }
}
