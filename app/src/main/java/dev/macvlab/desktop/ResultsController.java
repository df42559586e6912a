package dev.macvlab.desktop;

import dev.macvlab.desktop.results.ReachabilityController;
import javafx.beans.property.ObjectProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/** The panel below the drawing. */
final class ResultsController {
    private final Document document;
    private final ReachabilityController matrix;
    private final ObjectProperty<Panel> panel;
    private final Texts texts;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab problems;

    @FXML
    private Tab reachability;

    ResultsController(Document document, ReachabilityController matrix, ObjectProperty<Panel> panel, Texts texts) {
        this.document = document;
        this.matrix = matrix;
        this.panel = panel;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        problems.textProperty().bind(document.problems().map(found -> texts.get("results.problems", found.size())));
        panel.subscribe(wanted -> tabs.getSelectionModel().select(wanted == Panel.PROBLEMS ? problems : reachability));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> panel.set(problems.equals(tab) ? Panel.PROBLEMS : Panel.REACHABILITY));
        matrix.seenProperty().bind(reachability.selectedProperty());
    }
}
