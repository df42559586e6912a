package dev.macvlab.desktop.machine;

import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.model.DocumentTarget;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import dev.macvlab.desktop.toolkit.Fxml;
import dev.macvlab.topology.Topology;
import java.util.Map;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.scene.control.Dialog;
import javafx.scene.control.DialogPane;
import javafx.scene.layout.Region;
import javafx.stage.Window;

/** Asks what a lab is to stand on before it is made real on this machine. */
public final class BindingDialog {
    private final ThisMachine machine;
    private final Texts texts;
    private final Appearance appearance;

    public BindingDialog(ThisMachine machine, Texts texts, Appearance appearance) {
        this.machine = machine;
        this.texts = texts;
        this.appearance = appearance;
    }

    /**
     * Asks, without waiting for the answer.
     *
     * @param title what the drawing is called
     * @param said what the user has said before
     * @param suggested a name for the lab, where the user has given none
     * @param go takes the answer, unless the user thinks better of it
     */
    public void show(
            Window owner,
            Topology topology,
            String title,
            DocumentTarget.Machine said,
            String suggested,
            Consumer<SessionTarget.Machine> go) {
        machine.hold();
        var binding = new BindingForm(topology, machine, said, suggested);
        var apply = new ButtonType(texts.get("binding.apply"), ButtonBar.ButtonData.OK_DONE);
        var cancel = new ButtonType(texts.get("binding.cancel"), ButtonBar.ButtonData.CANCEL_CLOSE);
        var dialog = new Dialog<ButtonType>();
        dialog.initOwner(owner);
        dialog.setTitle(texts.get("binding.title"));
        dialog.setHeaderText(texts.get("binding.header", title));
        DialogPane pane = dialog.getDialogPane();
        pane.setId("bindingDialog");
        pane.getButtonTypes().setAll(apply, cancel);
        pane.setContent(Fxml.BINDING.load(
                texts.bundle(), Map.of(BindingController.class, () -> new BindingController(binding, texts))));
        var button = (Button) pane.lookupButton(apply);
        button.setId("bindingApply");
        button.setDefaultButton(true);
        button.setMinWidth(Region.USE_PREF_SIZE);
        ButtonBar.setButtonUniformSize(button, false);
        button.disableProperty().bind(binding.ready().not());
        pane.lookupButton(cancel).setId("bindingCancel");
        appearance.dress(pane.getScene());
        dialog.setOnHidden(_ -> {
            binding.close();
            machine.close();
            if (apply.equals(dialog.getResult())) {
                go.accept(binding.sessionTarget());
            }
        });
        dialog.show();
    }
}
