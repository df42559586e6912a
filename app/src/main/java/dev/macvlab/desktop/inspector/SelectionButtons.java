package dev.macvlab.desktop.inspector;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;

/** What can be done with all that is selected, as a row of buttons. */
final class SelectionButtons extends Field {
    /**
     * One of them.
     *
     * @param id how the button's id ends
     */
    record Action(String id, String text, Runnable run) {}

    private final FlowPane buttons = new FlowPane(6, 6);

    SelectionButtons(String name, String label, List<Action> actions) {
        super(name);
        buttons.setId(id());
        for (Action each : actions) {
            var button = new Button(each.text());
            button.setId(id() + "-" + each.id());
            button.getStyleClass().add("small");
            button.setMnemonicParsing(false);
            button.setOnAction(_ -> each.run().run());
            buttons.getChildren().add(button);
        }
        lay(label, buttons);
    }

    @Override
    void refresh() {}

    @Override
    Node control() {
        return buttons;
    }
}
