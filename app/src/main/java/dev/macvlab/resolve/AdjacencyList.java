package dev.macvlab.resolve;

import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;

/** For each node of a graph the nodes that it leads to, in order; nodes are numbers from 0. Immutable. */
final class AdjacencyList {
    /** Tells which edges to keep. */
    interface EdgePredicate {
        boolean test(int from, int to);
    }

    private final int[] targets;
    /** Where those of each node begin; one more says where the last ones end. */
    private final int[] starts;

    private AdjacencyList(int[] targets, int[] starts) {
        this.targets = targets;
        this.starts = starts;
    }

    /** Those of each node. */
    static AdjacencyList of(int[][] targetsOfEach) {
        int[] starts = new int[targetsOfEach.length + 1];
        for (int i = 0; i < targetsOfEach.length; i++) {
            starts[i + 1] = starts[i] + targetsOfEach[i].length;
        }
        int[] targets = new int[starts[targetsOfEach.length]];
        for (int i = 0; i < targetsOfEach.length; i++) {
            System.arraycopy(targetsOfEach[i], 0, targets, starts[i], targetsOfEach[i].length);
        }
        return new AdjacencyList(targets, starts);
    }

    /** How many nodes there are. */
    int size() {
        return starts.length - 1;
    }

    /** How many others a node leads to. */
    int count(int from) {
        return starts[from + 1] - starts[from];
    }

    boolean isEmpty(int from) {
        return count(from) == 0;
    }

    /** The first of those that a node leads to. */
    int first(int from) {
        if (isEmpty(from)) {
            throw new IllegalArgumentException("nothing at " + from);
        }
        return targets[starts[from]];
    }

    void forEach(int from, IntConsumer action) {
        for (int i = starts[from]; i < starts[from + 1]; i++) {
            action.accept(targets[i]);
        }
    }

    boolean anyMatch(int from, IntPredicate condition) {
        for (int i = starts[from]; i < starts[from + 1]; i++) {
            if (condition.test(targets[i])) {
                return true;
            }
        }
        return false;
    }

    /** The graph with some of its edges; the same one when all of them are kept. */
    AdjacencyList filter(EdgePredicate kept) {
        int[] fewer = new int[targets.length];
        int[] begins = new int[starts.length];
        int size = 0;
        for (int from = 0; from < size(); from++) {
            for (int i = starts[from]; i < starts[from + 1]; i++) {
                if (kept.test(from, targets[i])) {
                    fewer[size++] = targets[i];
                }
            }
            begins[from + 1] = size;
        }
        return size == targets.length ? this : new AdjacencyList(Arrays.copyOf(fewer, size), begins);
    }
}
