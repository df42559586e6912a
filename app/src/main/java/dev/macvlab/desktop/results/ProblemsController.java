package dev.macvlab.desktop.results;

import dev.macvlab.check.Problem;
import dev.macvlab.check.Problem.Severity;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.topology.Ref;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The validator's findings; choosing one shows its element. */
public final class ProblemsController {
    private final Document document;
    private final Runnable reveal;
    private final Texts texts;

    private final ObservableList<Problem> found = FXCollections.observableArrayList();
    private final FilteredList<Problem> shown = new FilteredList<>(found);

    @FXML
    private VBox some;

    @FXML
    private ToggleButton all;

    @FXML
    private ToggleButton errors;

    @FXML
    private ToggleButton warnings;

    @FXML
    private ToggleButton hints;

    @FXML
    private ListView<Problem> list;

    @FXML
    private VBox none;

    /** @param reveal brings what is selected into view */
    public ProblemsController(Document document, Runnable reveal, Texts texts) {
        this.document = document;
        this.reveal = reveal;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new ProblemCell(this::mend, texts));
        list.setItems(shown);
        document.problems().subscribe(now -> found.setAll(now));
        Bind.shown(none, Bindings.isEmpty(found));
        Bind.shown(some, Bindings.isNotEmpty(found));
        var only = new ToggleGroup();
        offer(all, only, null, "");
        offer(errors, only, Severity.ERROR, "problems.errors");
        offer(warnings, only, Severity.WARNING, "problems.warnings");
        offer(hints, only, Severity.INFO, "problems.hints");
        only.selectedToggleProperty().subscribe(chosen -> {
            if (chosen == null) {
                only.selectToggle(all);
            }
        });
        list.setOnMouseClicked(_ -> choose());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose();
            }
        });
    }

    /** Lets that button show the findings of one severity alone, and say how many there are; with null it shows all. */
    private void offer(ToggleButton button, ToggleGroup only, @Nullable Severity severity, String text) {
        button.setToggleGroup(only);
        button.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                shown.setPredicate(each -> severity == null || each.severity() == severity);
            }
        });
        if (severity == null) {
            only.selectToggle(button);
            return;
        }
        found.subscribe(() -> count(button, only, severity, text));
        count(button, only, severity, text);
    }

    private void count(ToggleButton button, ToggleGroup only, Severity severity, String text) {
        long count = found.stream().filter(each -> each.severity() == severity).count();
        button.setText(texts.get(text, count));
        button.setDisable(count == 0);
        if (count == 0 && button.isSelected()) {
            only.selectToggle(all);
        }
    }

    private void choose() {
        Problem chosen = list.getSelectionModel().getSelectedItem();
        List<Ref> subject = chosen == null ? List.of() : chosen.subject();
        if (!subject.isEmpty()) {
            document.select(subject.getFirst());
            reveal.run();
        }
    }

    private void mend(Problem problem) {
        if (problem.fix() != null) {
            document.push(problem.fix());
        }
    }
}
