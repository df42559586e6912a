package dev.macvlab.resolve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdjacencyListTest {
    private static List<Integer> targets(AdjacencyList list, int from) {
        List<Integer> targets = new ArrayList<>();
        list.forEach(from, targets::add);
        return targets;
    }

    @Test
    void whatANodeLeadsToIsKeptInOrder() {
        AdjacencyList list = AdjacencyList.of(new int[][] {{2, 1}, {}, {0}});
        assertEquals(3, list.size());
        assertEquals(List.of(2, 1), targets(list, 0));
        assertEquals(List.of(), targets(list, 1));
        assertEquals(2, list.first(0));
        assertTrue(list.isEmpty(1));
        assertThrows(IllegalArgumentException.class, () -> list.first(1));
        assertTrue(list.anyMatch(0, each -> each == 1));
        assertFalse(list.anyMatch(2, each -> each == 1));
    }

    @Test
    void whatItWasMadeOfMayChangeAfterwards() {
        int[][] made = {{1}, {}};
        AdjacencyList list = AdjacencyList.of(made);
        made[0][0] = 0;
        assertEquals(List.of(1), targets(list, 0));
        int[] values = {7};
        Indices indices = Indices.of(values);
        values[0] = 8;
        assertEquals(7, indices.get(0));
    }

    @Test
    void someEdgesAreLeftOut() {
        AdjacencyList list = AdjacencyList.of(new int[][] {{1, 2}, {2}, {0}});
        AdjacencyList fewer = list.filter((from, to) -> from < to && to != 1);
        assertEquals(List.of(2), targets(fewer, 0));
        assertEquals(List.of(2), targets(fewer, 1));
        assertEquals(List.of(), targets(fewer, 2));
        assertSame(list, list.filter((_, _) -> true));
    }
}
