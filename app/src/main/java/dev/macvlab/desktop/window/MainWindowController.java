package dev.macvlab.desktop.window;

import dev.macvlab.desktop.toolkit.Bind;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/** Puts the drawing into the window, and over it what finds its way about. */
final class MainWindowController {
    private static final double SHARE = 0.7;

    private final ObservableValue<Boolean> presenting;
    private final Node drawing;
    private final List<Node> above;

    @FXML
    private StackPane drawingHolder;

    @FXML
    private SplitPane work;

    @FXML
    private Node palette;

    @FXML
    private Node results;

    @FXML
    private Node inspector;

    @FXML
    private Node statusBar;

    /** @param presenting whether the drawing has the window to itself */
    MainWindowController(ObservableValue<Boolean> presenting, Node drawing, Node... above) {
        this.presenting = presenting;
        this.drawing = drawing;
        this.above = List.of(above);
    }

    @FXML
    private void initialize() {
        drawingHolder.getChildren().addFirst(drawing);
        drawingHolder.getChildren().addAll(above);
        for (Node each : List.of(palette, inspector, statusBar)) {
            Bind.shown(each, presenting.map(alone -> !alone));
        }
        presenting.subscribe(alone -> {
            if (alone) {
                work.getItems().remove(results);
            } else if (!work.getItems().contains(results)) {
                work.getItems().add(results);
                work.setDividerPositions(SHARE);
            }
        });
    }
}
