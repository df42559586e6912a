package dev.macvlab.desktop.inspector;

import atlantafx.base.controls.ToggleSwitch;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Something that is on or off. */
final class SwitchField extends Field {
    private final ToggleSwitch knob = new ToggleSwitch();
    private static final PseudoClass MIXED = PseudoClass.getPseudoClass("mixed");

    private final Label undecided;
    private final String label;
    private final Supplier<Optional<Boolean>> value;
    private boolean refreshing;
    private boolean pressed;

    /**
     * @param help a line about it; may be empty
     * @param mixed what is said when it is on for some and off for others; a click switches it on for all
     */
    SwitchField(
            String name,
            String label,
            String help,
            String mixed,
            Supplier<Optional<Boolean>> value,
            Consumer<Boolean> set) {
        super(name);
        this.value = value;
        this.label = label;
        undecided = new Label(mixed);
        undecided.getStyleClass().add("field-help");
        undecided.setMinSize(Region.USE_PREF_SIZE, 20);
        knob.setId(id());
        knob.selectedProperty().subscribe((_, now) -> {
            if (!refreshing) {
                set.accept(now);
                refresh();
            }
        });
        knob.addEventHandler(KeyEvent.KEY_PRESSED, this::press);
        knob.addEventHandler(KeyEvent.KEY_RELEASED, this::release);
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
        var row = new HBox(8, words, undecided, knob);
        HBox.setMargin(knob, new Insets(2, 0, 0, 0));
        row.getStyleClass().add("on-off");
        lay(row);
    }

    /** The space bar switches it when it is let go, as it does a check box; the control itself knows the mouse alone. */
    private void press(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE) {
            pressed = true;
            event.consume();
        }
    }

    private void release(KeyEvent event) {
        if (event.getCode() == KeyCode.SPACE && pressed) {
            pressed = false;
            event.consume();
            knob.setSelected(!knob.isSelected());
        }
    }

    @Override
    void refresh() {
        refreshing = true;
        Optional<Boolean> now = value.get();
        knob.setSelected(now.orElse(false));
        knob.pseudoClassStateChanged(MIXED, now.isEmpty());
        undecided.setVisible(now.isEmpty());
        undecided.setManaged(now.isEmpty());
        knob.setAccessibleText(now.isEmpty() ? label + ", " + undecided.getText() : label);
        refreshing = false;
    }

    @Override
    Node control() {
        return knob;
    }
}
