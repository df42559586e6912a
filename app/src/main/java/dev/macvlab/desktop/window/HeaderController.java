package dev.macvlab.desktop.window;

import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.LabState.Progress;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.DocumentTarget;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.Icon;
import java.nio.file.Path;
import java.util.Locale;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;

/** The window's upper edge: which lab this is, where it is applied, and the buttons that make it real. */
final class HeaderController {
    private static final PseudoClass MACHINE = PseudoClass.getPseudoClass("machine");
    private static final PseudoClass UNCONFIRMED = PseudoClass.getPseudoClass("unconfirmed");

    private final Document document;
    private final LabSession session;
    private final ApplyAction applyAction;
    private final TargetChoice targetChoice;
    private final Texts texts;

    @FXML
    private StackPane logo;

    @FXML
    private Label title;

    @FXML
    private Label file;

    @FXML
    private Label unsaved;

    @FXML
    private MenuButton pill;

    @FXML
    private RadioMenuItem sandbox;

    @FXML
    private RadioMenuItem machine;

    @FXML
    private Label target;

    @FXML
    private Button takeDown;

    @FXML
    private HBox progressBox;

    @FXML
    private Label progressText;

    @FXML
    private ProgressBar progress;

    @FXML
    private Button apply;

    HeaderController(
            Document document, LabSession session, ApplyAction applyAction, TargetChoice targetChoice, Texts texts) {
        this.document = document;
        this.session = session;
        this.applyAction = applyAction;
        this.targetChoice = targetChoice;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        logo.getChildren().add(Icon.LOGO.node(18));
        title.textProperty()
                .bind(document.index().map(index -> title(index.topology().name())));
        file.textProperty()
                .bind(document.file().map(Path::getFileName).map(Path::toString).orElse(texts.get("header.untitled")));
        Bind.shown(unsaved, document.unsaved());

        ObservableValue<Live.State> state = session.state();
        target.textProperty()
                .bind(Bindings.createStringBinding(this::where, state, document.destination(), session.confirmation()));
        state.subscribe(now -> {
            for (Live.State each : Live.State.values()) {
                pill.pseudoClassStateChanged(PseudoClass.getPseudoClass(word(each)), each == now);
            }
        });
        var explained = new Tooltip();
        explained.textProperty().bind(document.destination().map(aim -> texts.get(place(aim) + "explained")));
        pill.setTooltip(explained);
        pill.accessibleTextProperty().bind(target.textProperty().map(now -> texts.get("target.choose", now)));
        document.destination().subscribe(aim -> {
            pill.pseudoClassStateChanged(MACHINE, aim.isMachine());
            (aim.isMachine() ? machine : sandbox).setSelected(true);
        });
        session.confirmation().subscribe(waiting -> pill.pseudoClassStateChanged(UNCONFIRMED, waiting != null));
        sandbox.disableProperty().bind(targetChoice.switchable().not());
        machine.disableProperty().bind(targetChoice.switchable().not());

        Bind.shown(takeDown, state.map(each -> each == Live.State.UP));
        Bind.shown(progressBox, state.map(each -> each == Live.State.APPLYING));
        Bind.shown(apply, state.map(each -> each != Live.State.APPLYING));
        progress.progressProperty()
                .bind(session.progress().map(Progress::fraction).orElse(-1.0));
        progressText
                .textProperty()
                .bind(Bindings.createStringBinding(this::progressText, session.progress(), session.elevating()));
        apply.textProperty()
                .bind(Bindings.createStringBinding(
                        this::applyText, state, applyAction.changes(), session.applied(), document.destination()));
        apply.disableProperty().bind(applyAction.possible().map(possible -> !possible));
    }

    private String title(String name) {
        return name.isEmpty() ? texts.get("header.unnamed") : name;
    }

    private String applyText() {
        return switch (session.state().get()) {
            case DOWN, APPLYING ->
                texts.get(document.destination().get().isMachine() ? "header.applyHere" : "header.apply");
            case UP -> texts.count("header.changes", applyAction.changes().get());
            case TAKING_DOWN -> texts.get("header.takingDown");
            case LOST -> texts.get("header.startAgain");
        };
    }

    private String where() {
        return texts.get(
                session.confirmation().get() != null
                        ? "target.machine.unconfirmed"
                        : place(document.destination().get())
                                + word(session.state().get()));
    }

    private static String place(DocumentTarget aim) {
        return aim.isMachine() ? "target.machine." : "target.sandbox.";
    }

    private String progressText() {
        Progress now = session.progress().get();
        return now != null
                ? texts.say(now.text())
                : texts.get(session.elevating().get() ? "header.elevating" : "header.applying");
    }

    private static String word(Live.State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @FXML
    private void apply() {
        applyAction.apply();
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
    private void cancel() {
        session.cancel();
    }

    @FXML
    private void takeDown() {
        session.takeDown();
    }
}
