package dev.macvlab.desktop.inspector;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.edit.Edit;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** What the validator says about an element as a whole, or how to mend what it says at a field. */
final class ProblemNote extends HBox {
    /** @param atField whether the message stands at its field already, so that only the fix is offered here */
    ProblemNote(Problem problem, boolean atField, Document document, Texts texts) {
        super(8);
        getStyleClass().addAll("problem-note", problem.severity().name().toLowerCase(Locale.ROOT));
        var words = new VBox(6);
        HBox.setHgrow(words, Priority.ALWAYS);
        Edit fix = problem.fix();
        var message = new Label(texts.say(atField && fix != null ? fix.title() : problem.message()));
        message.setWrapText(true);
        words.getChildren().add(message);
        if (fix != null) {
            var button = new Button(texts.get("problems.fix"));
            button.getStyleClass().add("small");
            button.setOnAction(_ -> {
                document.push(fix);
            });
            words.getChildren().add(button);
        }
        Icon icon = problem.severity() == Problem.Severity.INFO ? Icon.INFO : Icon.WARNING;
        getChildren().addAll(icon.node(16), words);
    }
}
