package dev.macvlab.desktop.inspector;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A choice of a few words that all stand there, with a line about the chosen one. */
final class Segments extends Field {
    /**
     * One of them.
     *
     * @param word as it stands in a topology file
     * @param meaning one line about it; may be empty
     */
    record Segment(String word, String meaning) {}

    private final List<Segment> segments;
    private final HBox row = new HBox();
    private final VBox control = new VBox(6);
    private final Label meaning = new Label();
    private final Supplier<Optional<String>> value;

    /** @param pick is told the word that the user picked */
    Segments(
            String name,
            String label,
            List<Segment> segments,
            Supplier<Optional<String>> value,
            Consumer<String> pick) {
        super(name);
        this.segments = List.copyOf(segments);
        this.value = value;
        row.getStyleClass().add("segments");
        row.setId(id());
        for (Segment each : segments) {
            var button = new ToggleButton(each.word());
            button.setId(id() + "-" + each.word());
            button.getStyleClass().addAll("segment", "mode-" + each.word());
            button.setMaxWidth(Double.MAX_VALUE);
            button.setMinWidth(0);
            HBox.setHgrow(button, Priority.ALWAYS);
            button.setOnAction(_ -> {
                pick.accept(each.word());
                refresh();
            });
            button.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
            row.getChildren().add(button);
        }
        meaning.setWrapText(true);
        meaning.getStyleClass().add("field-help");
        control.getChildren().addAll(row, meaning);
        lay(label, control);
    }

    private void walk(KeyEvent event) {
        int step = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        int next = row.getChildren().indexOf((Node) event.getSource()) + step;
        if (step != 0 && next >= 0 && next < row.getChildren().size()) {
            row.getChildren().get(next).requestFocus();
        }
        if (step != 0) {
            event.consume();
        }
    }

    @Override
    void refresh() {
        String now = value.get().orElse("");
        for (int i = 0; i < segments.size(); i++) {
            ((ToggleButton) row.getChildren().get(i))
                    .setSelected(segments.get(i).word().equals(now));
        }
        String line = segments.stream()
                .filter(each -> each.word().equals(now))
                .map(Segment::meaning)
                .findFirst()
                .orElse("");
        meaning.setText(line);
        meaning.setManaged(!line.isEmpty());
        meaning.setVisible(!line.isEmpty());
    }

    @Override
    Node control() {
        return row;
    }
}
