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
    private final ApplyAction applying;
    private final TargetChoice targeting;

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

    LabMenuController(Document document, LabSession session, ApplyAction applying, TargetChoice targeting) {
        this.document = document;
        this.session = session;
        this.applying = applying;
        this.targeting = targeting;
    }

    @FXML
    private void initialize() {
        ObservableValue<Boolean> down = session.state().map(state -> state != Live.State.UP);
        apply.disableProperty().bind(applying.possible().map(possible -> !possible));
        takeDown.disableProperty().bind(down);
        measure.disableProperty().bind(down);
        sandbox.disableProperty().bind(targeting.switchable().not());
        machine.disableProperty().bind(targeting.switchable().not());
        document.destination().subscribe(aim -> (aim.isMachine() ? machine : sandbox).setSelected(true));
        ObservableValue<Boolean> certain =
                session.confirmation().map(_ -> false).orElse(true);
        confirm.disableProperty().bind(certain);
        takeBack.disableProperty().bind(certain);
        keep.disableProperty()
                .bind(Bindings.createBooleanBinding(
                        () -> !(session.ground().get() instanceof SessionTarget.Machine)
                                || session.applied().get() == null,
                        session.ground(),
                        session.applied()));
        session.ground().subscribe(now -> keep.setSelected(now instanceof SessionTarget.Machine here && here.keep()));
    }

    @FXML
    private void apply() {
        applying.apply();
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
        targeting.toSandbox();
    }

    @FXML
    private void toMachine() {
        targeting.toMachine();
    }

    @FXML
    private void showLabs() {
        targeting.showLabs();
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
