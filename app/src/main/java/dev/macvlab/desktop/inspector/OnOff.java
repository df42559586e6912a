package dev.macvlab.desktop.inspector;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Something that is on or off. */
final class OnOff extends Field {
    private final ToggleSwitch knob = new ToggleSwitch();
    private final Supplier<Optional<Boolean>> value;
    private boolean refreshing;

    /** @param help a line about it; may be empty */
    OnOff(String name, String label, String help, Supplier<Optional<Boolean>> value, Consumer<Boolean> set) {
        super(name);
        this.value = value;
        knob.setId(id());
        knob.setAccessibleText(label);
        knob.selectedProperty().subscribe((_, now) -> {
            if (!refreshing) {
                set.accept(now);
                refresh();
            }
        });
        var caption = new Label(label);
        caption.getStyleClass().add("on-off-label");
        caption.setLabelFor(knob);
        caption.setMinHeight(20);
        var words = new VBox(1, caption);
        if (!help.isEmpty()) {
            var line = new Label(help);
            line.getStyleClass().add("field-help");
            line.setWrapText(true);
            words.getChildren().add(line);
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        var row = new HBox(8, words, knob);
        HBox.setMargin(knob, new Insets(2, 0, 0, 0));
        row.getStyleClass().add("on-off");
        lay(row);
    }

    @Override
    void refresh() {
        refreshing = true;
        knob.setSelected(value.get().orElse(false));
        refreshing = false;
    }

    @Override
    Node control() {
        return knob;
    }
}
