package dev.macvlab.bench;

import java.util.List;
import java.util.SplittableRandom;

/** Choices that are the same each time for the same seed. */
final class SeededChoices {
    private final SplittableRandom random;

    SeededChoices(long seed) {
        random = new SplittableRandom(seed);
    }

    /** True so many times in a hundred. */
    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    /** A number from 0 to one less than {@code bound}. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** One of these. */
    <T> T pick(List<? extends T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
