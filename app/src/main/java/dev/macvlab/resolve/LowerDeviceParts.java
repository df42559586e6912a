package dev.macvlab.resolve;

import dev.macvlab.topology.Bridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is on which lower device, by their places in the topology's list. */
final class LowerDeviceParts {
    private static final int[] NONE = {};

    /** The lower device of each port. */
    private final int[] lowers;
    /** What the kernel puts directly on it, port by port. */
    private final int[][] children;
    /** The bridges that it is a member of, port by port. */
    private final int[][] masters;
    /** The port of which each interface is the lower device; -1 where nothing is on it. */
    private final int[] of;
    /** The lower device of each interface; -1 where it has none. */
    private final int[] lowerOf;

    private LowerDeviceParts(Gathering gathered, int[] lowerOf) {
        lowers = array(gathered.lowers);
        children = arrays(gathered.children);
        masters = arrays(gathered.masters);
        of = gathered.of;
        this.lowerOf = lowerOf;
    }

    static LowerDeviceParts of(List<InterfaceStack> stacks, StackBuilder stacking) {
        int[] lowerOf = new int[stacks.size()];
        Arrays.fill(lowerOf, -1);
        for (int i : stacking.order()) {
            InterfaceStack stack = stacks.get(i);
            if (stack.parent() != null) {
                int parent = stacking.below(i)[0];
                lowerOf[i] = stack.lower() == stack.parent() ? parent : lowerOf[parent];
            }
        }
        var gathered = new Gathering(stacks.size());
        for (int i = 0; i < lowerOf.length; i++) {
            if (lowerOf[i] >= 0) {
                gathered.children(lowerOf[i]).add(i);
            }
            if (stacks.get(i).itself() instanceof Bridge) {
                for (int member : stacking.below(i)) {
                    gathered.masters(member).add(i);
                }
            }
        }
        return new LowerDeviceParts(gathered, lowerOf);
    }

    private static int[] array(List<Integer> list) {
        return list.isEmpty() ? NONE : list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int[][] arrays(List<List<Integer>> lists) {
        return lists.stream().map(LowerDeviceParts::array).toArray(int[][]::new);
    }

    private static final class Gathering {
        private final int[] of;
        private final List<Integer> lowers = new ArrayList<>();
        private final List<List<Integer>> children = new ArrayList<>();
        private final List<List<Integer>> masters = new ArrayList<>();

        Gathering(int interfaces) {
            of = new int[interfaces];
            Arrays.fill(of, -1);
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
    LowerDevice port(int number, List<InterfaceStack> stacks) {
        var port = new LowerDevice(stacks.get(lowers[number]), children[number].length);
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

    /** The port of which an interface is the lower device; -1 where nothing is on it. */
    int portOn(int number) {
        return of[number];
    }

    int lowerOfPort(int number) {
        return lowers[number];
    }

    /** The lower device of an interface; -1 where it has none. */
    int lowerOf(int number) {
        return lowerOf[number];
    }
}
