package dev.macvlab.desktop.results;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.Bind;
import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.Texts;
import dev.macvlab.topology.Ref;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;

/** The validator's findings; choosing one shows its element. */
public final class ProblemsController {
    private final Document document;
    private final Runnable reveal;
    private final Texts texts;

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
        document.problems().subscribe(found -> list.getItems().setAll(found));
        Bind.shown(none, Bindings.isEmpty(list.getItems()));
        Bind.shown(list, Bindings.isNotEmpty(list.getItems()));
        list.setOnMouseClicked(_ -> choose());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
                choose();
            }
        });
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
            document.seal();
            document.push(problem.fix());
            document.seal();
        }
    }
}
