package dev.macvlab.check.view;

import dev.macvlab.topology.Bridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What is on which lower device, by their places in the topology's list.
 *
 * @param lowers the lower device of each port
 * @param children what the kernel puts directly on it, port by port
 * @param masters the bridges that it is a member of, port by port
 * @param of the port of which each interface is the lower device; -1 where nothing is on it
 * @param lowerOf the lower device of each interface; -1 where it has none
 */
record PortParts(int[] lowers, int[][] children, int[][] masters, int[] of, int[] lowerOf) {
    private static final int[] NONE = {};

    static PortParts of(List<Stack> stacks, Stacking stacking) {
        int[] of = new int[stacks.size()];
        int[] lowerOf = new int[stacks.size()];
        Arrays.fill(of, -1);
        Arrays.fill(lowerOf, -1);
        for (int i : stacking.order()) {
            Stack stack = stacks.get(i);
            if (stack.parent() != null) {
                int parent = stacking.below(i)[0];
                lowerOf[i] = stack.lower() == stack.parent() ? parent : lowerOf[parent];
            }
        }
        var parts = new Gathering(of);
        for (int i = 0; i < of.length; i++) {
            if (lowerOf[i] >= 0) {
                parts.children(lowerOf[i]).add(i);
            }
            if (stacks.get(i).itself() instanceof Bridge) {
                for (int member : stacking.below(i)) {
                    parts.masters(member).add(i);
                }
            }
        }
        return new PortParts(array(parts.lowers), arrays(parts.children), arrays(parts.masters), of, lowerOf);
    }

    private static int[] array(List<Integer> list) {
        return list.isEmpty() ? NONE : list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream().map(PortParts::array).toArray(int[][]::new);
    }

    private record Gathering(
            int[] of, List<Integer> lowers, List<List<Integer>> children, List<List<Integer>> masters) {
        Gathering(int[] of) {
            this(of, new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        List<Integer> children(int lower) {
            return children.get(port(lower));
        }

        List<Integer> masters(int member) {
            return masters.get(port(member));
        }

        private int port(int lower) {
            if (of[lower] < 0) {
                of[lower] = lowers.size();
                lowers.add(lower);
                children.add(new ArrayList<>());
                masters.add(new ArrayList<>(0));
            }
            return of[lower];
        }
    }

    /** The port of that number. */
    Port port(int number, List<Stack> stacks) {
        var port = new Port(stacks.get(lowers[number]), children[number].length);
        for (int child : children[number]) {
            port.add(stacks.get(child));
        }
        for (int master : masters[number]) {
            port.enslave(stacks.get(master));
        }
        return port;
    }

    int count() {
        return lowers.length;
    }
}
