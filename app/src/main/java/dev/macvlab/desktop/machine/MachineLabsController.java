package dev.macvlab.desktop.machine;

import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.Icon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Lists the labs that stand on this machine, with all that is there of the chosen one, and what can be done with it. */
public final class MachineLabsController {
    private final MachineLabs labs;
    private final Predicate<LabFacts> mine;
    private final Consumer<LabFacts> goOn;
    private final Runnable takeMineDown;
    private final Texts texts;

    @FXML
    private HBox both;

    @FXML
    private VBox none;

    @FXML
    private ListView<LabFacts> list;

    @FXML
    private Label name;

    @FXML
    private Label state;

    @FXML
    private VBox things;

    @FXML
    private Label notes;

    @FXML
    private Button go;

    @FXML
    private Button takeDown;

    @FXML
    private Label trouble;

    /**
     * @param mine whether the window works on that lab itself
     * @param goOn opens a lab in the window
     * @param takeMineDown takes the window's own down
     */
    MachineLabsController(
            MachineLabs labs, Predicate<LabFacts> mine, Consumer<LabFacts> goOn, Runnable takeMineDown, Texts texts) {
        this.labs = labs;
        this.mine = mine;
        this.goOn = goOn;
        this.takeMineDown = takeMineDown;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        list.setCellFactory(_ -> new Cell());
        BooleanBinding empty = Bindings.isEmpty(list.getItems());
        Bind.shown(none, empty);
        Bind.shown(both, empty.not());
        Bind.shown(notes, notes.textProperty().map(text -> !text.isEmpty()));
        Bind.shown(trouble, trouble.textProperty().map(text -> !text.isEmpty()));
        labs.all().subscribe(this::show);
        labs.working().subscribe(_ -> describe(list.getSelectionModel().getSelectedItem()));
        labs.trouble().subscribe(why -> trouble.setText(why == null ? "" : texts.say(why.sentence())));
        list.getSelectionModel().selectedItemProperty().subscribe(this::describe);
    }

    private void show(List<LabFacts> found) {
        LabFacts before = list.getSelectionModel().getSelectedItem();
        list.getItems().setAll(found);
        LabFacts again = found.stream()
                .filter(each -> before != null
                        && each.order().lab().equals(before.order().lab()))
                .findFirst()
                .orElse(found.isEmpty() ? null : found.getFirst());
        list.getSelectionModel().select(again);
    }

    private void describe(@Nullable LabFacts lab) {
        if (lab == null) {
            return;
        }
        name.setText(lab.order().lab());
        state.setText(stateOf(lab) + on(lab));
        things.getChildren().setAll(lab.things().stream().map(this::line).toList());
        if (lab.things().isEmpty()) {
            var nothing = new Label(texts.get("labsHere.nothing"));
            nothing.getStyleClass().add("piece-about");
            things.getChildren().setAll(nothing);
        }
        notes.setText(lab.notes().stream().map(each -> texts.say(each)).collect(Collectors.joining("\n")));
        boolean idle = labs.working().get().isEmpty();
        boolean own = mine.test(lab);
        go.setDisable(own || !idle || !MachineLabs.canGoOn(lab));
        takeDown.setDisable(!idle || (lab.busy() && !own));
        takeDown.setText(texts.get(
                labs.working().get().equals(lab.order().lab()) ? "labsHere.takingDown" : "labsHere.takeDown"));
    }

    private Label line(LabFacts.Thing thing) {
        var line = new Label(texts.say(thing.what()));
        line.setGraphic(icon(thing).node(14));
        line.setWrapText(true);
        line.getStyleClass().add("labs-here-thing");
        return line;
    }

    private static Icon icon(LabFacts.Thing thing) {
        return switch (thing.kind()) {
            case "namespace" -> Icon.NAMESPACE;
            case "nic" -> Icon.NIC;
            default -> Icon.LINK;
        };
    }

    private String stateOf(LabFacts lab) {
        if (mine.test(lab)) {
            return texts.get("labsHere.mine");
        }
        if (lab.busy()) {
            return texts.get("labsHere.busy");
        }
        return texts.get(lab.unfinished() ? "labsHere.unfinished" : "labsHere.standing");
    }

    private String on(LabFacts lab) {
        List<String> nics = new ArrayList<>();
        for (Map.Entry<String, String> each : lab.order().nics().entrySet()) {
            nics.add(
                    each.getKey().equals(each.getValue())
                            ? each.getKey()
                            : texts.get("labsHere.bound", each.getKey(), each.getValue()));
        }
        return nics.isEmpty() ? "" : " · " + String.join(", ", nics);
    }

    private LabFacts chosen() {
        return Objects.requireNonNull(list.getSelectionModel().getSelectedItem());
    }

    @FXML
    private void goOn() {
        LabFacts lab = chosen();
        goOn.accept(lab);
    }

    @FXML
    private void takeDown() {
        LabFacts lab = chosen();
        if (mine.test(lab)) {
            takeMineDown.run();
        } else {
            labs.takeDown(lab);
        }
    }

    private final class Cell extends ListCell<LabFacts> {
        @Override
        protected void updateItem(@Nullable LabFacts lab, boolean empty) {
            super.updateItem(lab, empty);
            if (empty || lab == null) {
                setGraphic(null);
                setId(null);
                return;
            }
            setId("lab-here-" + lab.order().lab());
            var title = new Label(lab.order().lab());
            title.getStyleClass().add("strong");
            var about = new Label(stateOf(lab));
            about.getStyleClass().addAll("piece-about", lab.unfinished() ? "unfinished" : "whole");
            setGraphic(new VBox(2, title, about));
        }
    }
}
