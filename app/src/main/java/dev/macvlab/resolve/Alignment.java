package dev.macvlab.resolve;

import java.util.IdentityHashMap;
import java.util.List;

/**
 * Where the elements of a list stood in an earlier one. What an edit leaves alone keeps its identity, so that the two
 * lists mostly begin and end alike, and only the piece between has to be searched.
 */
final class Alignment {
    private final int size;
    private final int shift;
    private final int begin;
    private final int end;
    private final IdentityHashMap<Object, Integer> between = new IdentityHashMap<>();
    private final List<?> now;

    Alignment(List<?> before, List<?> now) {
        this.now = now;
        size = now.size();
        shift = before.size() - size;
        int shorter = Math.min(size, before.size());
        int same = 0;
        while (same < shorter && isSame(before.get(same), now.get(same))) {
            same++;
        }
        begin = same;
        int left = shorter - same;
        same = 0;
        while (same < left && isSame(before.get(before.size() - 1 - same), now.get(size - 1 - same))) {
            same++;
        }
        end = size - same;
        for (int i = begin; i < end + shift; i++) {
            between.put(before.get(i), i);
        }
    }

    /** Where the element that is now at {@code index} stood earlier; -1 when it is new. */
    int before(int index) {
        if (index < begin) {
            return index;
        }
        return index < end ? between.getOrDefault(now.get(index), -1) : index + shift;
    }

    @SuppressWarnings("ReferenceEquality") // Looking deeper would take longer than what it saves.
    private static boolean isSame(Object one, Object other) {
        return one == other;
    }
}
