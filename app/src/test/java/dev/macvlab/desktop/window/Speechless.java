package dev.macvlab.desktop.window;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;

/** What a screen reader has nothing to say about. */
final class Speechless {
    private Speechless() {}

    /** All that can have the focus and has no words for who can't see it. */
    static List<String> in(Node node) {
        List<String> found = new ArrayList<>();
        if (!node.isVisible()) {
            return found;
        }
        boolean meant = node.isFocusTraversable() || node.getAccessibleRole() == AccessibleRole.BUTTON;
        if (meant && words(node).isBlank()) {
            found.add(node.getClass().getSimpleName() + " " + node.getId() + " in "
                    + (node.getParent() == null ? "" : node.getParent().getId()));
        }
        if (meant && (node.getAccessibleRole() == AccessibleRole.NODE || node.getAccessibleRole() == null)) {
            found.add(node.getId() + " has no role");
        }
        if (node instanceof Parent parent && !(node instanceof TextInputControl)) {
            parent.getChildrenUnmodifiable().forEach(each -> found.addAll(in(each)));
        }
        return found;
    }

    private static String words(Node node) {
        Object text = node.getAccessibleText();
        if (text == null && node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY) instanceof Node label) {
            return words(label);
        }
        if (text == null) {
            text = node.queryAccessibleAttribute(AccessibleAttribute.TEXT);
        }
        if (text == null && node instanceof Labeled labeled) {
            // What is not shown yet has no skin to speak for it.
            text = labeled.getText();
        }
        Object help = node.getAccessibleHelp();
        return (text == null ? "" : text.toString()) + (help == null ? "" : help);
    }
}
