package dev.macvlab.desktop.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Live.State;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LifecycleTest {
    private final Lifecycle life = new Lifecycle();

    @Test
    void aLabIsAppliedAppliedAgainAndTakenDown() {
        var told = new ArrayList<State>();
        life.state().subscribe(now -> told.add(now));
        assertTrue(life.transition(State.DOWN, State.APPLYING));
        assertTrue(life.transition(State.APPLYING, State.UP));
        assertTrue(life.transition(State.UP, State.APPLYING));
        assertTrue(life.transition(State.APPLYING, State.UP));
        assertTrue(life.transition(State.UP, State.TAKING_DOWN));
        assertTrue(life.transition(State.TAKING_DOWN, State.DOWN));
        assertEquals(
                List.of(State.DOWN, State.APPLYING, State.UP, State.APPLYING, State.UP, State.TAKING_DOWN, State.DOWN),
                told);
    }

    @Test
    void whatComesTooLateChangesNothing() {
        life.transition(State.DOWN, State.APPLYING);
        life.transition(State.APPLYING, State.LOST);
        assertFalse(life.transition(State.APPLYING, State.UP));
        assertFalse(life.transition(State.DOWN, State.APPLYING));
        assertEquals(State.LOST, life.now());
        assertTrue(life.transition(State.LOST, State.APPLYING));
    }

    @ParameterizedTest(name = "{0} never becomes {1}")
    @CsvSource({
        "DOWN, UP",
        "DOWN, TAKING_DOWN",
        "DOWN, LOST",
        "DOWN, DOWN",
        "APPLYING, TAKING_DOWN",
        "TAKING_DOWN, APPLYING",
        "LOST, UP",
        "LOST, TAKING_DOWN",
    })
    void aStepThatNoLabTakesIsRefused(State from, State to) {
        bring(from);
        assertThrows(IllegalArgumentException.class, () -> life.transition(from, to));
        assertEquals(from, life.now());
    }

    private void bring(State wanted) {
        List<State> way = switch (wanted) {
            case DOWN -> List.of();
            case APPLYING -> List.of(State.APPLYING);
            case UP -> List.of(State.APPLYING, State.UP);
            case TAKING_DOWN -> List.of(State.APPLYING, State.UP, State.TAKING_DOWN);
            case LOST -> List.of(State.APPLYING, State.LOST);
        };
        way.forEach(next -> assertTrue(life.transition(life.now(), next)));
    }

    @Test
    void aLabCanBeLetGoWhereverItIs() {
        for (State each : State.values()) {
            assertEquals(each != State.DOWN, Lifecycle.isLegal(each, State.DOWN), each.name());
        }
    }
}
