package dev.macvlab.desktop.toolkit;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Bindings that controllers share. */
public final class Bind {
    private Bind() {}

    /** Shows {@code node} while {@code when} is true; otherwise it takes no room. */
    public static void shown(Node node, ObservableValue<Boolean> when) {
        node.visibleProperty().bind(when);
        node.managedProperty().bind(when);
    }
}
