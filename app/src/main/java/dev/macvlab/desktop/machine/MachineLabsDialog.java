package dev.macvlab.desktop.machine;

import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.Fxml;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.stage.Window;

/** Shows the labs that stand on this machine. */
public final class MachineLabsDialog {
    private final ThisMachine machine;
    private final Texts texts;
    private final Appearance appearance;

    public MachineLabsDialog(ThisMachine machine, Texts texts, Appearance appearance) {
        this.machine = machine;
        this.texts = texts;
        this.appearance = appearance;
    }

    /** One controller of what it shows; see its constructor. */
    public MachineLabsController controller(Predicate<LabFacts> mine, Consumer<LabFacts> goOn, Runnable takeMineDown) {
        return new MachineLabsController(new MachineLabs(machine), mine, goOn, takeMineDown, texts);
    }

    /**
     * Shows them, without waiting.
     *
     * @param mine whether the window works on that lab itself
     * @param goOn opens a lab in the window
     * @param takeMineDown takes the window's own down
     */
    public void show(Window owner, Predicate<LabFacts> mine, Consumer<LabFacts> goOn, Runnable takeMineDown) {
        machine.hold();
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("labsHere.title"));
        dialog.setHeaderText(texts.get("labsHere.header"));
        DialogPane pane = dialog.getDialogPane();
        pane.setId("machineLabsDialog");
        var close = new ButtonType(texts.get("labsHere.close"), ButtonBar.ButtonData.CANCEL_CLOSE);
        pane.getButtonTypes().setAll(close);
        var controller = controller(
                mine,
                lab -> {
                    dialog.close();
                    goOn.accept(lab);
                },
                () -> {
                    dialog.close();
                    takeMineDown.run();
                });
        pane.setContent(Fxml.MACHINE_LABS.load(texts.bundle(), Map.of(MachineLabsController.class, () -> controller)));
        pane.lookupButton(close).setId("machineLabsClose");
        appearance.dress(pane.getScene());
        dialog.setOnHidden(_ -> machine.close());
        dialog.show();
    }
}
