package dev.macvlab.desktop.window;

import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;

/** The menu of the lab: makes it real, where that is to be, and takes it down. */
final class LabMenuController {
    private final Document document;
    private final LabSession session;
    private final ApplyAction applyAction;
    private final TargetChoice targetChoice;

    @FXML
    private MenuItem apply;

    @FXML
    private MenuItem takeDown;

    @FXML
    private MenuItem measure;

    @FXML
    private RadioMenuItem sandbox;

    @FXML
    private RadioMenuItem machine;

    @FXML
    private MenuItem confirm;

    @FXML
    private MenuItem takeBack;

    @FXML
    private CheckMenuItem keep;

    LabMenuController(Document document, LabSession session, ApplyAction applyAction, TargetChoice targetChoice) {
        this.document = document;
        this.session = session;
        this.applyAction = applyAction;
        this.targetChoice = targetChoice;
    }

    @FXML
    private void initialize() {
        ObservableValue<Boolean> down = session.state().map(state -> state != Live.State.UP);
        apply.disableProperty().bind(applyAction.possible().map(possible -> !possible));
        takeDown.disableProperty().bind(down);
        measure.disableProperty().bind(down);
        sandbox.disableProperty().bind(targetChoice.switchable().not());
        machine.disableProperty().bind(targetChoice.switchable().not());
        document.destination().subscribe(aim -> (aim.isMachine() ? machine : sandbox).setSelected(true));
        ObservableValue<Boolean> certain =
                session.confirmation().map(_ -> false).orElse(true);
        confirm.disableProperty().bind(certain);
        takeBack.disableProperty().bind(certain);
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(session.sessionTarget().get() instanceof SessionTarget.Machine)
                                || session.applied().get() == null,
                        session.sessionTarget(),
                        session.applied()));
        session.sessionTarget()
                .subscribe(now -> keep.setSelected(now instanceof SessionTarget.Machine here && here.keep()));
    }

    @FXML
    private void apply() {
        applyAction.apply();
    }

    @FXML
    private void takeDown() {
        session.takeDown();
    }

    @FXML
    private void measure() {
        session.measure();
    }

    @FXML
    private void toSandbox() {
        targetChoice.toSandbox();
    }

    @FXML
    private void toMachine() {
        targetChoice.toMachine();
    }

    @FXML
    private void showLabs() {
        targetChoice.showLabs();
    }

    @FXML
    private void confirm() {
        session.confirm();
    }

    @FXML
    private void takeBack() {
        session.takeBack();
    }

    @FXML
    private void keep() {
        session.keep(keep.isSelected());
    }
}
