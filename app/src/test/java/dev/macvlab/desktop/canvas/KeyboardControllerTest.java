package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Every key of the drawing, with what a user sees of it. */
@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class KeyboardControllerTest {
    private static final Topology LAB = Labs.article(Macvlan.Mode.BRIDGE);
    private static final Ref NS1 = Ref.top("ns1");

    private Stage stage;
    private CanvasFixture canvas;
    private Bounds was;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    @BeforeEach
    void open() {
        canvas = new CanvasFixture(stage, LAB);
    }

    /** What is so after a key was pressed in the lab as it was opened, with ns1 selected. */
    private interface Seen {
        void check();
    }

    private Map<String, Seen> cases() {
        Map<String, Seen> cases = new LinkedHashMap<>();
        cases.put("Ctrl+Z", () -> assertEquals("", undo()));
        Seen redone = () -> assertEquals("Edited", canvas.topology().name());
        cases.put("Ctrl+Shift+Z", redone);
        cases.put("Ctrl+Y", redone);
        cases.put("Ctrl+A", () -> assertEquals(8, selection().refs().size()));
        cases.put("Ctrl+C", () -> assertTrue(clipboard().contains("mac1")));
        cases.put("Ctrl+X", () -> {
            assertTrue(clipboard().contains("mac1"));
            assertTrue(canvas.topology().namespace("ns1").isEmpty());
        });
        cases.put("Ctrl+V", () -> assertTrue(canvas.topology().namespace("ns3").isPresent()));
        cases.put(
                "Ctrl+D", () -> assertEquals(Set.of(Ref.top("ns3")), selection().refs()));
        both(cases, "Ctrl+0", "Ctrl+Numpad 0", () -> assertEquals(1, scale(), 1e-9));
        both(cases, "Ctrl+1", "Ctrl+Numpad 1", () -> assertEquals(1, scale(), 0.2));
        both(cases, "Ctrl+2", "Ctrl+Numpad 2", () -> assertEquals(2, scale(), 0.01));
        Seen nearer = () -> assertEquals(0.625, scale(), 1e-9);
        for (String key : List.of("Ctrl+Plus", "Ctrl+Shift+Plus", "Ctrl+Equals", "Ctrl+Shift+Equals", "Ctrl+Add")) {
            cases.put(key, nearer);
        }
        both(cases, "Ctrl+Minus", "Ctrl+Subtract", () -> assertEquals(0.4, scale(), 1e-9));
        both(cases, "Delete", "Backspace", () -> {
            assertTrue(canvas.topology().namespace("ns1").isEmpty());
            assertTrue(canvas.topology().find(new Ref("ns1", "mac1")).isEmpty());
        });
        both(cases, "F2", "Enter", () -> assertTrue(canvas.has("rename")));
        cases.put("Left", () -> assertMoved(-1, 0));
        cases.put("Right", () -> assertMoved(1, 0));
        cases.put("Up", () -> assertMoved(0, -1));
        cases.put("Down", () -> assertMoved(0, 1));
        cases.put("Shift+Left", () -> assertMoved(-5, 0));
        cases.put("Shift+Right", () -> assertMoved(5, 0));
        cases.put("Shift+Up", () -> assertMoved(0, -5));
        cases.put("Shift+Down", () -> assertMoved(0, 5));
        cases.put(
                "Space",
                () -> assertEquals(javafx.scene.Cursor.OPEN_HAND, canvas.view().getCursor()));
        cases.put(
                "Tab",
                () -> assertEquals(Set.of(new Ref("ns1", "mac1")), selection().refs()));
        cases.put(
                "Shift+Tab",
                () -> assertEquals(Set.of(Ref.top("enp0s8")), selection().refs()));
        cases.put("Esc", () -> assertTrue(selection().isEmpty()));
        for (Piece.Sort sort : Piece.Sort.values()) {
            cases.put(sort.key().getName(), () -> {
                assertNotEquals(LAB, canvas.topology());
                assertFalse(undo().isEmpty());
            });
        }
        return cases;
    }

    private static void both(Map<String, Seen> cases, String one, String other, Seen seen) {
        cases.put(one, seen);
        cases.put(other, seen);
    }

    private String undo() {
        return canvas.document().undoTitle().get().english();
    }

    private Selection selection() {
        return canvas.document().selection().get();
    }

    private double scale() {
        return canvas.view().scaleProperty().get();
    }

    private String clipboard() {
        String[] found = new String[1];
        canvas.run(
                () -> found[0] = String.valueOf(Clipboard.getSystemClipboard().getString()));
        return found[0];
    }

    private void assertMoved(int right, int down) {
        Bounds now = canvas.boundsOf(canvas.node(CanvasView.idOf(NS1)));
        assertEquals(right * Sizes.GRID, now.getMinX() - was.getMinX(), Sizes.GRID - 0.1);
        assertEquals(down * Sizes.GRID, now.getMinY() - was.getMinY(), Sizes.GRID - 0.1);
        assertTrue(undo().startsWith("Move"));
    }

    private static String named(KeyCombination key) {
        KeyCodeCombination combination = (KeyCodeCombination) key;
        String control = combination.getShortcut() == KeyCombination.ModifierValue.DOWN ? "Ctrl+" : "";
        String shift = combination.getShift() == KeyCombination.ModifierValue.DOWN ? "Shift+" : "";
        return control + shift + combination.getCode().getName();
    }

    private void press(KeyCombination key) {
        KeyCodeCombination combination = (KeyCodeCombination) key;
        canvas.run(() -> canvas.view()
                .fireEvent(new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        combination.getCode(),
                        combination.getShift() == KeyCombination.ModifierValue.DOWN,
                        combination.getShortcut() == KeyCombination.ModifierValue.DOWN,
                        false,
                        false)));
    }

    private void reset(String key) {
        canvas.key(KeyCode.ESCAPE);
        canvas.run(() -> {
            canvas.view().requestFocus();
            canvas.view()
                    .fireEvent(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.SPACE, false, false, false, false));
            while (!undo().isEmpty()) {
                canvas.document().undo();
            }
            canvas.document().select(NS1);
            canvas.view().fit();
            canvas.view().zoomTo100();
        });
        assertEquals(LAB, canvas.topology());
        was = canvas.boundsOf(canvas.node(CanvasView.idOf(NS1)));
        if (key.startsWith("Ctrl+") && key.matches("Ctrl\\+.*(Z|Y)")) {
            canvas.run(() -> canvas.document().push(new Edit.Describe("Edited", null)));
        }
        if (key.matches("Ctrl\\+(Shift\\+Z|Y)")) {
            canvas.run(() -> canvas.document().undo());
        }
        if (key.equals("Ctrl+V")) {
            canvas.run(() -> canvas.view().actions().copy());
        }
        if (key.matches("Ctrl\\+.*(0|1|2|Plus|Equals|Add|Minus|Subtract)")) {
            canvas.run(() -> canvas.view().zoomBy(0.5));
        }
    }

    @Test
    void everyKeyDoesWhatItSays() {
        Set<KeyCombination> keys = canvas.view().keys().all();
        Map<String, Seen> cases = cases();
        assertEquals(
                cases.keySet().stream().sorted().toList(),
                keys.stream().map(KeyboardControllerTest::named).sorted().toList(),
                "each key has a case");
        List<Executable> checks = new ArrayList<>();
        for (KeyCombination key : keys) {
            checks.add(() -> {
                reset(named(key));
                press(key);
                try {
                    Objects.requireNonNull(cases.get(named(key))).check();
                } catch (AssertionError e) {
                    throw new AssertionError(named(key) + ": " + e.getMessage(), e);
                }
            });
        }
        assertAll(checks);
    }

    @Test
    void keysWithOtherModifiersAreLeftToOthers() {
        Stream.of(
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.M, false, false, true, false),
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.N, false, true, false, false),
                        new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, true, true, false, false))
                .forEach(event -> {
                    canvas.run(() -> canvas.view().fireEvent(event));
                    assertEquals(LAB, canvas.topology());
                });
    }
}
