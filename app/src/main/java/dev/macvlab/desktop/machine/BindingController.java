package dev.macvlab.desktop.machine;

import dev.macvlab.agent.protocol.PlannedStep;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;

/** Asks what a lab is to stand on, and shows what that would do. */
public final class BindingController {
    private static final int MOST_NAMES = 5;
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

    private final BindingForm binding;
    private final Texts texts;
    private List<NicRow> rows = List.of();

    @FXML
    private VBox nics;

    @FXML
    private Label noNics;

    @FXML
    private TextField lab;

    @FXML
    private Label labNote;

    @FXML
    private RadioButton takeDown;

    @FXML
    private RadioButton keep;

    @FXML
    private Label preview;

    @FXML
    private Label notBuilt;

    @FXML
    private ToggleButton showCommands;

    @FXML
    private TextArea commands;

    BindingController(BindingForm binding, Texts texts) {
        this.binding = binding;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        rows = binding.nics().stream()
                .map(each -> new NicRow(binding, each, texts))
                .toList();
        nics.getChildren().setAll(rows);
        noNics.setVisible(rows.isEmpty());
        noNics.setManaged(rows.isEmpty());
        lab.textProperty().bindBidirectional(binding.lab());
        Bind.shown(labNote, labNote.textProperty().map(text -> !text.isEmpty()));
        keep.setSelected(binding.keep().get());
        takeDown.setSelected(!binding.keep().get());
        keep.selectedProperty().subscribe(binding.keep()::set);
        notBuilt.setText(notBuilt());
        Bind.shown(notBuilt, notBuilt.textProperty().map(text -> !text.isEmpty()));
        Bind.shown(commands, showCommands.selectedProperty());
        showCommands.selectedProperty().subscribe(_ -> fit());
        showCommands
                .textProperty()
                .bind(showCommands
                        .selectedProperty()
                        .map(shown -> texts.get(shown ? "binding.hideCommands" : "binding.showCommands")));
        binding.lab().subscribe(_ -> judgeName());
        binding.preview().subscribe(this::show);
        binding.facts().subscribe(_ -> rows.forEach(NicRow::show));
    }

    /** The dialog takes the room that it needs by now. */
    private void fit() {
        FxThread.later(() -> {
            if (nics.getScene() != null && nics.getScene().getWindow() != null) {
                nics.getScene().getWindow().sizeToScene();
            }
        });
    }

    /** What the drawing has that is not for a machine to have. */
    private String notBuilt() {
        List<String> names = binding.topology().switches().stream()
                .flatMap(each -> Stream.concat(
                        Stream.of(each.name()), each.hosts().stream().map(Switch.Host::name)))
                .toList();
        return names.isEmpty() ? "" : texts.get("binding.notBuilt", listed(names));
    }

    private String listed(List<String> names) {
        String first = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() <= MOST_NAMES ? first : texts.get("binding.andMore", first, names.size() - MOST_NAMES);
    }

    private void judgeName() {
        boolean legal = binding.isNameLegal();
        labNote.setText(
                !legal
                        ? texts.get("binding.name.illegal")
                        : binding.changesAnother() ? texts.get("binding.name.stands") : "");
        labNote.pseudoClassStateChanged(DANGER, !legal);
        labNote.pseudoClassStateChanged(WARNING, legal);
        lab.pseudoClassStateChanged(DANGER, !legal);
        fit();
    }

    private void show(ApplyPreview now) {
        rows.forEach(NicRow::show);
        List<PlannedStep> steps = now instanceof ApplyPreview.Known known ? known.steps() : List.of();
        preview.setText(
                switch (now) {
                    case ApplyPreview.Open open ->
                        open.doubled().isEmpty()
                                ? texts.get("binding.open")
                                : texts.get("binding.doubled", open.doubled());
                    case ApplyPreview.Asked _ -> texts.get("binding.asked");
                    case ApplyPreview.Known _ -> known(steps.size());
                    case ApplyPreview.Impossible impossible ->
                        binding.changesAnother()
                                ? texts.get("binding.unseen")
                                : texts.say(impossible.why().sentence());
                });
        preview.pseudoClassStateChanged(DANGER, now instanceof ApplyPreview.Impossible && !binding.changesAnother());
        showCommands.setVisible(!steps.isEmpty());
        showCommands.setManaged(!steps.isEmpty());
        if (steps.isEmpty()) {
            showCommands.setSelected(false);
        }
        commands.setText(steps.stream().map(PlannedStep::command).collect(Collectors.joining("\n")));
        fit();
    }

    private String known(int steps) {
        List<String> names = new ArrayList<>(binding.topology().namespaces().stream()
                .map(Namespace::name)
                .filter(each -> !each.equals(Ref.HOST))
                .toList());
        String counted = texts.count("binding.steps", steps);
        return names.isEmpty() ? counted : counted + " " + texts.get("binding.namespaces", listed(names));
    }
}
