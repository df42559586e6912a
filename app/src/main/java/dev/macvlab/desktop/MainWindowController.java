package dev.macvlab.desktop;

import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;

/** Puts the drawing into the window. */
final class MainWindowController {
    private final Node drawing;

    @FXML
    private StackPane drawingHolder;

    MainWindowController(Node drawing) {
        this.drawing = drawing;
    }

    @FXML
    private void initialize() {
        drawingHolder.getChildren().addFirst(drawing);
    }
}
