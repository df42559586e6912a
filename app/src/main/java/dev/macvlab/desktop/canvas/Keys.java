package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.Piece;
import dev.macvlab.desktop.Selection;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** What keys do while the drawing has the focus. */
final class Keys {
    private final CanvasView view;
    private final Surface surface;
    private final Actions actions;
    private final Hands hands;
    private final Renaming renaming;

    Keys(CanvasView view, Surface surface, Actions actions, Hands hands, Renaming renaming) {
        this.view = view;
        this.surface = surface;
        this.actions = actions;
        this.hands = hands;
        this.renaming = renaming;
        view.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        view.addEventHandler(KeyEvent.KEY_RELEASED, this::released);
    }

    private void released(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            hands.setSpace(false);
        }
    }

    private void pressed(KeyEvent event) {
        if (renaming.isOpen()) {
            return;
        }
        if (event.getCode() == KeyCode.ESCAPE) {
            if (!hands.cancel()) {
                surface.document().select(Selection.NONE);
            }
            event.consume();
            return;
        }
        if (hands.isBusy()) {
            event.consume();
            return;
        }
        boolean handled = event.isShortcutDown() ? withControl(event) : !event.isAltDown() && plain(event);
        if (handled) {
            event.consume();
        }
    }

    private boolean withControl(KeyEvent event) {
        boolean ofTheMenus = event.isShiftDown()
                && event.getCode() != KeyCode.Z
                && event.getCode() != KeyCode.EQUALS
                && event.getCode() != KeyCode.PLUS;
        if (ofTheMenus) {
            return false;
        }
        switch (event.getCode()) {
            case Z -> {
                if (event.isShiftDown()) {
                    view.redo();
                } else {
                    view.undo();
                }
            }
            case Y -> view.redo();
            case A -> actions.selectAll();
            case C -> actions.copy();
            case X -> actions.cut();
            case V -> actions.paste();
            case D -> actions.duplicate();
            case DIGIT0, NUMPAD0 -> view.zoomTo100();
            case DIGIT1, NUMPAD1 -> view.fit();
            case DIGIT2, NUMPAD2 -> actions.zoomToSelection();
            case PLUS, EQUALS, ADD -> view.zoomBy(1.25);
            case MINUS, SUBTRACT -> view.zoomBy(0.8);
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean plain(KeyEvent event) {
        double step = event.isShiftDown() ? 5 * Sizes.GRID : Sizes.GRID;
        switch (event.getCode()) {
            case DELETE, BACK_SPACE -> actions.delete();
            case LEFT -> actions.nudge(-step, 0);
            case RIGHT -> actions.nudge(step, 0);
            case UP -> actions.nudge(0, -step);
            case DOWN -> actions.nudge(0, step);
            case F2, ENTER -> actions.rename();
            case SPACE -> hands.setSpace(true);
            case TAB -> {
                return actions.step(!event.isShiftDown());
            }
            default -> {
                Optional<Piece.Sort> sort = Arrays.stream(Piece.Sort.values())
                        .filter(each -> each.key() == event.getCode())
                        .findFirst();
                sort.map(Piece::of).ifPresent(actions::add);
                return sort.isPresent();
            }
        }
        return true;
    }
}
