package dev.macvlab.desktop.inspector;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import java.util.List;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One property of an element: its label, its control, and below it what is wrong with it. */
abstract class Field {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final String name;
    private final VBox box = new VBox(4);
    private final StringProperty refusal = new SimpleStringProperty("");
    private final Label problem = new Label();
    private List<Problem> problems = List.of();
    private String said = "";

    /** @param name the property as topology files call it, which is also how the control's id ends */
    Field(String name) {
        this.name = name;
        box.getStyleClass().add("field");
        problem.setWrapText(true);
        problem.setId(id() + "-problem");
        problem.getStyleClass().add("field-problem");
        Bind.shown(problem, problem.textProperty().map(text -> !text.isEmpty()));
        refusal.addListener((_, _, _) -> showProblem());
    }

    final String name() {
        return name;
    }

    final String id() {
        return "field-" + name;
    }

    final VBox box() {
        return box;
    }

    /** Puts label and control in their places. */
    final void lay(String label, Node control) {
        var caption = new Label(label);
        caption.getStyleClass().add("field-label");
        caption.setLabelFor(control);
        box.getChildren().setAll(caption, control, problem);
    }

    /** Puts the control where label and control share a line, or need no label. */
    final void lay(Node control) {
        box.getChildren().setAll(control, problem);
    }

    /** Shows the value as it is in the document now. */
    abstract void refresh();

    /** The control that problems colour. */
    abstract Node control();

    /** Takes over what is being typed, as leaving the field does. */
    void settle() {}

    /** Whether the user is in the middle of typing something new, which a refresh must not take away. */
    boolean isTyping() {
        return false;
    }

    /** Says why what was typed can't be taken; empty when it can. */
    final void refuse(String why) {
        refusal.set(why);
    }

    final boolean isRefused() {
        return !refusal.get().isEmpty();
    }

    /** Shows what the validator says about this property. */
    final void show(List<Problem> found, Texts texts) {
        problems = found;
        said = found.isEmpty() ? "" : texts.say(found.getFirst().message());
        showProblem();
    }

    private void showProblem() {
        boolean error = isRefused() || problems.stream().anyMatch(each -> each.severity() == Problem.Severity.ERROR);
        boolean warning = !error && !problems.isEmpty();
        problem.setText(isRefused() ? refusal.get() : said);
        problem.pseudoClassStateChanged(DANGER, error);
        problem.pseudoClassStateChanged(WARNING, warning);
        control().pseudoClassStateChanged(DANGER, error);
        control().pseudoClassStateChanged(WARNING, warning);
    }
}
