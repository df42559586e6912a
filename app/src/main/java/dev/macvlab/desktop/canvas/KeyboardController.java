package dev.macvlab.desktop.canvas;

import static javafx.scene.input.KeyCombination.SHIFT_DOWN;
import static javafx.scene.input.KeyCombination.SHORTCUT_DOWN;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.topology.Position;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What keys do while the drawing has the focus. */
final class KeyboardController {
    private static final double ZOOM = 1.25;

    private final Surface surface;
    private final PointerController pointer;
    private final Renaming renaming;
    /** What a key does; false when it has nothing to do there and is somebody else's. */
    private final Map<KeyCombination, BooleanSupplier> bindings = new LinkedHashMap<>();

    KeyboardController(
            CanvasView view, Surface surface, CanvasActions actions, PointerController pointer, Renaming renaming) {
        this.surface = surface;
        this.pointer = pointer;
        this.renaming = renaming;
        ofTheMenus(view, actions);
        ofTheDrawing(actions);
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    }

    private void ofTheMenus(CanvasView view, CanvasActions actions) {
        on(view::undo, new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN));
        on(
                view::redo,
                new KeyCodeCombination(KeyCode.Z, SHORTCUT_DOWN, SHIFT_DOWN),
                new KeyCodeCombination(KeyCode.Y, SHORTCUT_DOWN));
        on(actions::selectAll, new KeyCodeCombination(KeyCode.A, SHORTCUT_DOWN));
        on(actions::copy, new KeyCodeCombination(KeyCode.C, SHORTCUT_DOWN));
        on(actions::cut, new KeyCodeCombination(KeyCode.X, SHORTCUT_DOWN));
        on(actions::paste, new KeyCodeCombination(KeyCode.V, SHORTCUT_DOWN));
        on(actions::duplicate, new KeyCodeCombination(KeyCode.D, SHORTCUT_DOWN));
        on(
                view::zoomTo100,
                new KeyCodeCombination(KeyCode.DIGIT0, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.NUMPAD0, SHORTCUT_DOWN));
        on(
                view::fit,
                new KeyCodeCombination(KeyCode.DIGIT1, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.NUMPAD1, SHORTCUT_DOWN));
        on(
                actions::zoomToSelection,
                new KeyCodeCombination(KeyCode.DIGIT2, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.NUMPAD2, SHORTCUT_DOWN));
        on(
                () -> view.zoomBy(ZOOM),
                new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.PLUS, SHORTCUT_DOWN, SHIFT_DOWN),
                new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.EQUALS, SHORTCUT_DOWN, SHIFT_DOWN),
                new KeyCodeCombination(KeyCode.ADD, SHORTCUT_DOWN));
        on(
                () -> view.zoomBy(1 / ZOOM),
                new KeyCodeCombination(KeyCode.MINUS, SHORTCUT_DOWN),
                new KeyCodeCombination(KeyCode.SUBTRACT, SHORTCUT_DOWN));
        on(actions::delete, new KeyCodeCombination(KeyCode.DELETE), new KeyCodeCombination(KeyCode.BACK_SPACE));
        on(actions::rename, new KeyCodeCombination(KeyCode.F2), new KeyCodeCombination(KeyCode.ENTER));
    }

    private void ofTheDrawing(CanvasActions actions) {
        Map<KeyCode, Position> ways = new LinkedHashMap<>();
        ways.put(KeyCode.LEFT, new Position(-1, 0));
        ways.put(KeyCode.RIGHT, new Position(1, 0));
        ways.put(KeyCode.UP, new Position(0, -1));
        ways.put(KeyCode.DOWN, new Position(0, 1));
        ways.forEach((key, way) -> {
            nudging(actions, way, Sizes.GRID, new KeyCodeCombination(key));
            nudging(actions, way, 5 * Sizes.GRID, new KeyCodeCombination(key, SHIFT_DOWN));
        });
        on(() -> pointer.setSpace(true), new KeyCodeCombination(KeyCode.SPACE));
        bindings.put(new KeyCodeCombination(KeyCode.TAB), () -> actions.step(true));
        bindings.put(new KeyCodeCombination(KeyCode.TAB, SHIFT_DOWN), () -> actions.step(false));
        on(this::escape, new KeyCodeCombination(KeyCode.ESCAPE));
        for (Piece.Sort sort : Piece.Sort.values()) {
            on(() -> actions.add(Piece.of(sort)), new KeyCodeCombination(sort.key()));
        }
    }

    private void nudging(CanvasActions actions, Position way, double step, KeyCombination key) {
        on(() -> actions.nudge(way.x() * step, way.y() * step), key);
    }

    private void on(Runnable binding, KeyCombination... keys) {
        for (KeyCombination key : keys) {
            bindings.put(key, () -> {
                binding.run();
                return true;
            });
        }
    }

    /** All keys that do something. */
    Set<KeyCombination> all() {
        return Collections.unmodifiableSet(bindings.keySet());
    }

    private void escape() {
        if (!pointer.cancel()) {
            surface.document().select(Selection.NONE);
        }
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            pointer.setSpace(false);
        }
    }

    private void pressed(KeyEvent event) {
        if (renaming.isOpen()) {
            return;
        }
        boolean waits = pointer.isBusy() && event.getCode() != KeyCode.ESCAPE;
        Optional<BooleanSupplier> binding = bindings.entrySet().stream()
                .filter(each -> each.getKey().match(event))
                .map(Map.Entry::getValue)
                .findFirst();
        if (waits || binding.filter(BooleanSupplier::getAsBoolean).isPresent()) {
            event.consume();
        }
    }
}
