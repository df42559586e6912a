package dev.macvlab.check.rule;

import dev.macvlab.resolve.View;

/**
 * One thing that can be wrong with a topology. A rule has no state and looks at nothing but its view, so that its
 * findings hold for as long as the view stays the same.
 *
 * @param <V> what it looks at
 */
public interface Rule<V extends View<V>> {
    /** Its stable name, for instance {@code passthru-shared}. */
    String id();

    /** Where to read on: a manual page, a kernel source file with its function, or a standard. */
    String about();

    /** Tells {@code findings} of each place where it is broken. */
    void check(V view, Findings findings);
}
