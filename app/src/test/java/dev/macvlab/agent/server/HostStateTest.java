package dev.macvlab.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HostStateTest {
    private static final Confirmation GUARD = new Confirmation(5, () -> {});
    private static final List<HostState<String>> STATES = List.of(
            new HostState.Closed<>(),
            new HostState.Unchanged<>("lab", true),
            new HostState.Unconfirmed<>("lab", true, GUARD),
            new HostState.Kept<>("lab", true),
            new HostState.TakenBack<>("lab", true));

    private static String name(HostState<String> state) {
        return state.getClass().getSimpleName();
    }

    private static boolean follows(HostState<String> before, HostState<String> next) {
        try {
            assertSame(next, before.transition(next));
            return true;
        } catch (IllegalStateException e) {
            assertTrue(String.valueOf(e.getMessage()).contains("is never followed by"), e.getMessage());
            return false;
        }
    }

    @Test
    void whatMayFollowOnWhat() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (HostState<String> before : STATES) {
            Set<String> next = new TreeSet<>();
            STATES.stream().filter(each -> follows(before, each)).forEach(each -> next.add(name(each)));
            found.put(name(before), next);
        }
        assertEquals(
                Map.of(
                        "Closed", Set.of("Unchanged"),
                        "Unchanged", Set.of("Unchanged", "Unconfirmed", "Kept", "Closed"),
                        "Unconfirmed", Set.of("Unconfirmed", "Kept", "TakenBack", "Closed"),
                        "Kept", Set.of("Unconfirmed", "Kept", "Closed"),
                        "TakenBack", Set.of("Unconfirmed", "Kept", "TakenBack", "Closed")),
                found);
    }

    @Test
    void anotherLabIsOpenedOnlyOnceTheFirstIsClosed() {
        HostState<String> other = new HostState.Unchanged<>("other", true);
        for (HostState<String> before : STATES) {
            assertEquals(before.lab() == null, follows(before, other), name(before));
        }
    }

    @Test
    void anApplyIsNotUnconfirmedTwiceOver() {
        HostState<String> unconfirmed = new HostState.Unconfirmed<>("lab", true, GUARD);
        var again = new HostState.Unconfirmed<>("lab", true, new Confirmation(5, () -> {}));
        assertThrows(IllegalStateException.class, () -> unconfirmed.transition(again));
    }

    @Test
    void whetherALabStaysIsChangedInEveryStateInWhichOneIsOpen() {
        int open = 0;
        for (HostState<String> before : STATES) {
            if (before instanceof HostState.Open<String> one) {
                open++;
                HostState.Open<String> goes = one.staying(false);
                assertTrue(follows(before, goes), name(before));
                assertEquals("lab", goes.lab());
                assertEquals(false, goes.stays());
                assertEquals(before, goes.staying(true));
            }
        }
        assertEquals(4, open);
    }
}
