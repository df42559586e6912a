package dev.macvlab.desktop.window;

import dev.macvlab.compare.Tally;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.results.Reachability;
import dev.macvlab.desktop.table.InterfaceTable;
import dev.macvlab.desktop.table.JsonView;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import java.util.Locale;
import java.util.Map;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ObjectProperty;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.layout.HBox;

/** The panel below the drawing: its tabs, and how far forecast and kernel agree. */
final class ResultsController {
    private static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");

    private final Document document;
    private final LabSession session;
    private final Reachability reach;
    private final ObjectProperty<Panel> panel;
    private final Texts texts;

    @FXML
    private TabPane tabs;

    @FXML
    private Tab problems;

    @FXML
    private Tab reachability;

    @FXML
    private Tab table;

    @FXML
    private Tab json;

    @FXML
    private HBox measuring;

    @FXML
    private Label agreementAbout;

    @FXML
    private Label agreement;

    @FXML
    private Button measure;

    ResultsController(
            Document document, LabSession session, Reachability reach, ObjectProperty<Panel> panel, Texts texts) {
        this.document = document;
        this.session = session;
        this.reach = reach;
        this.panel = panel;
        this.texts = texts;
    }

    @FXML
    private void initialize() {
        problems.textProperty().bind(document.problems().map(found -> texts.get("results.problems", found.size())));
        document.problems().subscribe(found -> {
            problems.getStyleClass().removeAll("error", "warning");
            found.stream()
                    .map(each -> each.severity().name().toLowerCase(Locale.ROOT))
                    .filter(each -> !each.equals("info"))
                    .findFirst()
                    .ifPresent(problems.getStyleClass()::add);
        });
        var interfaces = new InterfaceTable(document, texts);
        interfaces.seen().bind(table.selectedProperty());
        table.setContent(interfaces);
        var text = new JsonView(document, texts);
        text.seen().bind(json.selectedProperty());
        json.setContent(text);
        Map<Panel, Tab> all = Map.of(
                Panel.PROBLEMS, problems, Panel.REACHABILITY, reachability, Panel.TABLE, table, Panel.JSON, json);
        panel.subscribe(wanted -> tabs.getSelectionModel().select(all.get(wanted)));
        tabs.getSelectionModel()
                .selectedItemProperty()
                .subscribe(tab -> all.forEach((each, its) -> {
                    if (its.equals(tab)) {
                        panel.set(each);
                    }
                }));
        reach.seen().bind(reachability.selectedProperty());

        var live = session.state().map(each -> each == Live.State.UP);
        Bind.shown(
                measuring,
                Bindings.createObjectBinding(
                        () -> reachability.isSelected() && live.getValue(), reachability.selectedProperty(), live));
        measure.disableProperty().bind(session.measuring());
        agreement
                .textProperty()
                .bind(reach.agreement()
                        .map(each -> texts.get("reach.agree", each.agreeing(), each.counted()))
                        .orElse(""));
        agreementAbout
                .textProperty()
                .bind(reach.agreement()
                        .map(each -> texts.get(each.isFull() ? "reach.agree.all" : "reach.agree.not"))
                        .orElse(""));
        reach.agreement()
                .map(Tally::isFull)
                .orElse(true)
                .subscribe(full -> agreement.pseudoClassStateChanged(DIFFERS, !full));
    }

    @FXML
    private void measure() {
        session.measure();
    }
}
