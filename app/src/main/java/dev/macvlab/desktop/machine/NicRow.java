package dev.macvlab.desktop.machine;

import dev.macvlab.agent.protocol.PlannedRisk;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.Icon;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** One drawn NIC, the choice of what it stands for, and what that puts at stake. */
final class NicRow extends VBox {
    private static final double CHOICE = 304;

    private final BindingForm binding;
    private final BoundNic nic;
    private final Texts texts;
    private final ComboBox<Candidate> choice = new ComboBox<>();
    private final Label warning = new Label();
    private final Label cuts = new Label();
    private final CheckBox mayCut = new CheckBox();
    private boolean filling;

    NicRow(BindingForm binding, BoundNic nic, Texts texts) {
        this.binding = binding;
        this.nic = nic;
        this.texts = texts;
        String name = nic.drawn().name();
        getStyleClass().add("nic-row");
        setSpacing(8);
        var tile = new StackPane(Icon.NIC.node(16));
        tile.getStyleClass().addAll("tile", "nic");
        tile.setMinSize(28, 28);
        tile.setMaxSize(28, 28);
        var title = new Label(name);
        title.getStyleClass().add("strong");
        var about = new Label(about(nic.drawn()));
        about.getStyleClass().add("piece-about");
        about.setWrapText(true);
        var drawn = new VBox(title, about);
        HBox.setHgrow(drawn, Priority.ALWAYS);
        var stands = new Label(texts.get("binding.standsFor"));
        stands.getStyleClass().add("piece-about");
        stands.setMinWidth(USE_PREF_SIZE);
        choice.setId("binding-" + name);
        choice.setAccessibleText(texts.get("binding.choice", name));
        choice.setPrefWidth(CHOICE);
        choice.setMinWidth(CHOICE);
        choice.setCellFactory(_ -> new CandidateCell(texts, ""));
        choice.setPromptText(texts.get("binding.choose"));
        choice.setButtonCell(new CandidateCell(texts, choice.getPromptText()));
        var line = new HBox(12, tile, drawn, stands, choice);
        line.getStyleClass().add("line");
        warning.setId("binding-" + name + "-warning");
        warning.setGraphic(Icon.WARNING.node(14));
        warning.getStyleClass().add("at-stake");
        warning.setWrapText(true);
        warning.setMinHeight(USE_PREF_SIZE);
        cuts.setId("binding-" + name + "-cuts");
        cuts.setWrapText(true);
        cuts.setMinHeight(USE_PREF_SIZE);
        cuts.getStyleClass().add("field-help");
        mayCut.setId("binding-" + name + "-mayCut");
        mayCut.setText(texts.get("binding.mayCut"));
        mayCut.setWrapText(true);
        mayCut.setMinHeight(USE_PREF_SIZE);
        mayCut.selectedProperty().bindBidirectional(nic.mayCut());
        getChildren().addAll(line, warning, cuts, mayCut);
        Bind.shown(warning, warning.textProperty().map(text -> !text.isEmpty()));
        Bind.shown(cuts, cuts.textProperty().map(text -> !text.isEmpty()));
        Bind.shown(mayCut, cuts.visibleProperty());
        choice.valueProperty().subscribe(this::choose);
        nic.real().subscribe(_ -> show());
    }

    /** What hangs on it. */
    private String about(Nic drawn) {
        List<String> parts = new ArrayList<>(drawn.common().addresses());
        String children = Index.of(binding.topology()).childrenOf(drawn.ref()).stream()
                .map(Interface::name)
                .limit(4)
                .collect(Collectors.joining(", "));
        if (!children.isEmpty()) {
            parts.add(children);
        }
        return String.join(" · ", parts);
    }

    private void choose(@Nullable Candidate candidate) {
        if (filling) {
            return;
        }
        if (candidate != null && !candidate.isUsable()) {
            choice.setValue(nic.real().get());
        } else {
            nic.real().set(candidate);
        }
    }

    /** Shows what is known by now. */
    void show() {
        filling = true;
        List<Candidate> candidates = binding.candidates(nic);
        if (!candidates.equals(choice.getItems())) {
            choice.getItems().setAll(candidates);
        }
        Candidate real = nic.real().get();
        choice.setValue(real);
        filling = false;
        warning.setText(real == null || !real.carriesConnections() ? "" : carried(real));
        List<PlannedRisk> here = binding.cuts(nic);
        cuts.setText(
                here.isEmpty()
                        ? ""
                        : texts.get(
                                "binding.cuts",
                                here.stream()
                                        .map(PlannedRisk::does)
                                        .distinct()
                                        .limit(3)
                                        .map(each -> texts.say(each))
                                        .collect(Collectors.joining("; "))));
    }

    private String carried(Candidate real) {
        if (real.nic().defaultRoute() && real.ssh()) {
            return texts.get("binding.carries.both", real.nic().name());
        }
        return texts.get(
                real.ssh() ? "binding.carries.ssh" : "binding.carries.defaultRoute",
                real.nic().name());
    }
}
