package dev.macvlab.desktop.window;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.TraversalDirection;
import org.jspecify.annotations.Nullable;

/** The parts of the window, through which the keyboard goes without passing all that is in them. */
final class FocusRegions {
    private static final List<String> IDS = List.of("header", "palette", "drawing", "inspector", "results");

    private final Parent root;

    FocusRegions(Parent root) {
        this.root = root;
    }

    /** Gives the focus to the first control of the next part that is shown, or of the one before. */
    void step(boolean forward) {
        int at = current();
        int start = at < 0 && !forward ? 0 : at;
        for (int i = 1; i <= IDS.size(); i++) {
            Node part = part(Math.floorMod(start + (forward ? i : -i), IDS.size()));
            if (part != null && part.isVisible() && part.requestFocusTraversal(TraversalDirection.NEXT)) {
                return;
            }
        }
    }

    private int current() {
        for (Node each = root.getScene().getFocusOwner(); each != null; each = each.getParent()) {
            if (each.getId() != null && IDS.contains(each.getId())) {
                return IDS.indexOf(each.getId());
            }
        }
        return -1;
    }

    private @Nullable Node part(int index) {
        return root.lookup("#" + IDS.get(index));
    }
}
