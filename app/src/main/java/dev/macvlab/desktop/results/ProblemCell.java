package dev.macvlab.desktop.results;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Icon;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One finding: how bad, which element, what and why, where to read on, and a button where there is a fix. */
final class ProblemCell extends ListCell<Problem> {
    private final Texts texts;

    /** What symbol, button, gaps and margins take of a line, in pixels. */
    private static final double TAKEN = 180;

    /** How wide the names are at least, so that most sentences begin below one another. */
    private static final double NAMES = 96;

    private final StackPane symbol = new StackPane();
    private final Label element = new Label();
    private final Label message = new Label();
    private final Label about = new Label();
    private final VBox words = new VBox(message, about);
    private final Button fix = new Button();
    private final HBox row = new HBox(12, symbol, element, words, fix);

    ProblemCell(Consumer<Problem> mend, Texts texts) {
        this.texts = texts;
        getStyleClass().add("problem-cell");
        symbol.setMinWidth(20);
        element.getStyleClass().add("problem-element");
        element.setMinWidth(USE_PREF_SIZE);
        about.getStyleClass().add("problem-about");
        words.setAlignment(Pos.CENTER_LEFT);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        fix.setText(texts.get("problems.fix"));
        fix.getStyleClass().add("small");
        fix.setMinWidth(USE_PREF_SIZE);
        fix.setOnAction(_ -> {
            if (getItem() != null) {
                mend.accept(getItem());
            }
        });
        row.setAlignment(Pos.CENTER_LEFT);
        setPrefWidth(0);
        message.setWrapText(true);
        message.setMinHeight(USE_PREF_SIZE);
        listViewProperty().subscribe(list -> {
            if (list != null) {
                message.prefWidthProperty()
                        .bind(list.widthProperty()
                                .subtract(element.widthProperty())
                                .subtract(TAKEN));
            }
        });
    }

    @Override
    protected void updateItem(@Nullable Problem problem, boolean empty) {
        super.updateItem(problem, empty);
        for (Problem.Severity each : Problem.Severity.values()) {
            getStyleClass().remove(word(each));
        }
        if (problem == null || empty) {
            setGraphic(null);
            setTooltip(null);
            return;
        }
        getStyleClass().add(word(problem.severity()));
        symbol.getChildren()
                .setAll(
                        switch (problem.severity()) {
                            case ERROR -> Icon.ERROR.node(16);
                            case WARNING -> Icon.WARNING.node(16);
                            case INFO -> Icon.INFO.node(16);
                        });
        element.setText(
                problem.subject().isEmpty() ? "" : problem.subject().getFirst().toString());
        element.setMinWidth(Math.max(NAMES, Math.ceil(element.prefWidth(-1))));
        message.setText(texts.say(problem.message()));
        about.setText(texts.get("problems.about", problem.about()));
        fix.setVisible(problem.fix() != null);
        fix.setTooltip(
                problem.fix() == null
                        ? null
                        : new Tooltip(texts.say(problem.fix().title())));
        setTooltip(new Tooltip(texts.say(problem.message())));
        setGraphic(row);
    }

    private static String word(Problem.Severity severity) {
        return severity.name().toLowerCase(Locale.ROOT);
    }
}
