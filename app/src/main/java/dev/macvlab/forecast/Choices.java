package dev.macvlab.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * What the topology leaves open, such as which of two answers comes first: one run takes the first of every choice, the
 * next the next, until all combinations were seen or there are too many for that.
 */
final class Choices {
    private static final int MOST_RUNS = 64;

    private final List<Integer> taken = new ArrayList<>(0);
    private final List<Integer> of = new ArrayList<>(0);
    private int position;
    private int runs = 1;

    /** One of {@code count}, from 0. */
    int choose(int count) {
        if (count == 1) {
            return 0;
        }
        if (position == taken.size()) {
            taken.add(0);
            of.add(count);
        }
        return taken.get(position++);
    }

    /** Whether anything was left open. */
    boolean any() {
        return !taken.isEmpty();
    }

    /** Whether there are more combinations than were seen. */
    boolean tooMany() {
        return runs > MOST_RUNS;
    }

    /** Goes on to the next combination; false when there is none, or when there are too many. */
    boolean next() {
        while (!taken.isEmpty() && taken.getLast() + 1 == of.getLast()) {
            taken.removeLast();
            of.removeLast();
        }
        if (taken.isEmpty() || ++runs > MOST_RUNS) {
            return false;
        }
        taken.set(taken.size() - 1, taken.getLast() + 1);
        position = 0;
        return true;
    }
}
