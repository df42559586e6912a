package dev.macvlab.resolve;

import dev.macvlab.topology.Bridge;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What is on which lower device, by their places in the topology's list. */
final class LowerDeviceParts {
    /** The lower device of each port. */
    private final Indices lowers;
    /** What the kernel puts directly on it, port by port. */
    private final AdjacencyList children;
    /** The bridges that it is a member of, port by port. */
    private final AdjacencyList masters;
    /** The port of which each interface is the lower device; -1 where nothing is on it. */
    private final Indices of;
    /** The lower device of each interface; -1 where it has none. */
    private final Indices lowerOf;

    private LowerDeviceParts(Gathering gathered, int[] lowerOf) {
        lowers = Indices.of(array(gathered.lowers));
        children = adjacency(gathered.children);
        masters = adjacency(gathered.masters);
        of = Indices.of(gathered.of);
        this.lowerOf = Indices.of(lowerOf);
    }

    /**
     * @param below what each interface stands on; those on a circle stand on nothing
     * @param order all interfaces, each behind those that it stands on
     */
    static LowerDeviceParts of(List<InterfaceStack> stacks, AdjacencyList below, Indices order) {
        int[] lowerOf = new int[stacks.size()];
        Arrays.fill(lowerOf, Indices.NONE);
        order.forEach(i -> {
            InterfaceStack stack = stacks.get(i);
            if (stack.parent() != null) {
                int parent = below.first(i);
                lowerOf[i] = stack.lower() == stack.parent() ? parent : lowerOf[parent];
            }
        });
        var gathered = new Gathering(stacks.size());
        for (int i = 0; i < lowerOf.length; i++) {
            if (lowerOf[i] >= 0) {
                gathered.children(lowerOf[i]).add(i);
            }
            if (stacks.get(i).itself() instanceof Bridge) {
                Integer bridge = i;
                below.forEach(i, member -> gathered.masters(member).add(bridge));
            }
        }
        return new LowerDeviceParts(gathered, lowerOf);
    }

    private static int[] array(List<Integer> list) {
        return list.stream().mapToInt(Integer::intValue).toArray();
    }

    private static AdjacencyList adjacency(List<List<Integer>> lists) {
        return AdjacencyList.of(lists.stream().map(LowerDeviceParts::array).toArray(int[][]::new));
    }

    private static final class Gathering {
        private final int[] of;
        private final List<Integer> lowers = new ArrayList<>();
        private final List<List<Integer>> children = new ArrayList<>();
        private final List<List<Integer>> masters = new ArrayList<>();

        Gathering(int interfaces) {
            of = new int[interfaces];
            Arrays.fill(of, Indices.NONE);
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
        var port = new LowerDevice(stacks.get(lowers.get(number)), children.count(number));
        children.forEach(number, child -> port.add(stacks.get(child)));
        masters.forEach(number, master -> port.enslave(stacks.get(master)));
        return port;
    }

    int count() {
        return lowers.size();
    }

    /** The port of which an interface is the lower device; -1 where nothing is on it. */
    int portOn(int number) {
        return of.get(number);
    }

    int lowerOfPort(int number) {
        return lowers.get(number);
    }

    /** The lower device of an interface; -1 where it has none. */
    int lowerOf(int number) {
        return lowerOf.get(number);
    }
}
