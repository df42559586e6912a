package dev.macvlab.desktop.window;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.text.Text;
import javafx.stage.Window;

/** Finds words that have no room where they are. */
final class CutOff {
    private static final List<String> FRAMES = List.of("header", "statusBar", "palette", "inspector", "banner");

    private CutOff() {}

    /** What is cut off in any window that is open, with where that is. */
    static Set<String> words() {
        var cut = new TreeSet<String>();
        for (Window each : Window.getWindows()) {
            if (each.isShowing() && each.getScene() != null) {
                each.getScene().getRoot().applyCss();
                each.getScene().getRoot().layout();
                find(each.getScene().getRoot(), each.getScene().getRoot(), cut);
            }
        }
        return cut;
    }

    private static void find(Node node, Node frame, Set<String> cut) {
        // A cell of a table shows the whole in its tooltip or when it is edited; its column can be made wider.
        if (!node.isVisible() || node instanceof TableCell) {
            return;
        }
        Node around = node.getId() != null && FRAMES.contains(node.getId()) ? node : frame;
        if (node instanceof Labeled labeled
                && labeled.getText() != null
                && !labeled.getText().isEmpty()) {
            String where = around.getId() + ": " + labeled.getText();
            if (isShortened(labeled)) {
                cut.add(where);
            }
            if (!around.equals(node.getScene().getRoot()) && leaves(labeled, around)) {
                cut.add(where + " (outside)");
            }
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(each -> find(each, around, cut));
        }
    }

    private static boolean isShortened(Labeled labeled) {
        String whole = labeled.isMnemonicParsing() ? labeled.getText().replace("_", "") : labeled.getText();
        for (Node each : labeled.getChildrenUnmodifiable()) {
            if (each instanceof Text text && text.isVisible() && !text.getText().equals(whole)) {
                String shown = text.getText();
                return shown.length() < whole.length() || (shown.endsWith("…") && !whole.endsWith("…"));
            }
        }
        return false;
    }

    private static boolean leaves(Node node, Node frame) {
        Bounds inside = frame.localToScene(frame.getLayoutBounds());
        Bounds own = node.localToScene(node.getLayoutBounds());
        return own.getMinX() < inside.getMinX() - 1 || own.getMaxX() > inside.getMaxX() + 1;
    }

    /** The words of every label that is seen, in the order in which they stand. */
    static List<String> all(Node node) {
        var words = new ArrayList<String>();
        if (node.isVisible()) {
            if (node instanceof Labeled labeled
                    && labeled.getText() != null
                    && !labeled.getText().isEmpty()) {
                words.add(labeled.getText());
            }
            if (node instanceof Parent parent) {
                parent.getChildrenUnmodifiable().forEach(each -> words.addAll(all(each)));
            }
        }
        return words;
    }
}
