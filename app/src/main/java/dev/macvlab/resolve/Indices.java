package dev.macvlab.resolve;

import java.util.function.IntConsumer;

/** A row of numbers, most of them places in a topology's list of interfaces. Immutable. */
final class Indices {
    /** Stands where there is none. */
    static final int NONE = -1;

    private final int[] values;

    private Indices(int[] values) {
        this.values = values;
    }

    static Indices of(int[] values) {
        return new Indices(values.clone());
    }

    int size() {
        return values.length;
    }

    int get(int at) {
        return values[at];
    }

    void forEach(IntConsumer action) {
        for (int each : values) {
            action.accept(each);
        }
    }
}
