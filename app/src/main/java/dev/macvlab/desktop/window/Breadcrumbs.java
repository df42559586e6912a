package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Element;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Place;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Where the selected element is, and its way to the wire: a button for each step, which selects it. */
final class Breadcrumbs extends HBox {
    private static final int MOST_STEPS = 8;

    private final Document document;

    Breadcrumbs(Document document, Texts texts) {
        this.document = document;
        setId("trail");
        getStyleClass().add("trail");
        setAlignment(Pos.CENTER_LEFT);
        setPickOnBounds(false);
        setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        setAccessibleText(texts.get("trail"));
        StackPane.setAlignment(this, Pos.TOP_LEFT);
        document.selection().subscribe(_ -> show());
        document.index().subscribe(_ -> show());
    }

    private void show() {
        var selection = document.selection().get();
        boolean one = selection.refs().size() == 1 && selection.probes().isEmpty();
        getChildren().clear();
        setVisible(one);
        if (!one) {
            return;
        }
        Ref selected = selection.refs().iterator().next();
        for (Ref step : steps(document.index().get(), selected)) {
            if (!getChildren().isEmpty()) {
                var arrow = new Label("›");
                arrow.getStyleClass().add("trail-arrow");
                getChildren().add(arrow);
            }
            var button = new Button(step.name());
            button.setId("trail-" + step.toString().replace('/', '-'));
            button.getStyleClass().setAll("trail-step");
            button.setMnemonicParsing(false);
            button.setOnAction(_ -> document.select(step));
            if (step.equals(selected)) {
                button.getStyleClass().add("strong");
            }
            getChildren().add(button);
        }
    }

    /** From the namespace that it is in over what it stands on to the switch that the cable leads to. */
    static List<Ref> steps(Index index, Ref selected) {
        var steps = new ArrayList<Ref>();
        Element element = index.element(selected).orElse(null);
        if (!(element instanceof Place)) {
            steps.add(Ref.top(selected.place()));
        }
        steps.add(selected);
        Interface at = element instanceof Interface itself ? itself : null;
        while (at instanceof Child child && child.parent() != null && steps.size() < MOST_STEPS) {
            if (steps.contains(child.parent())) {
                return steps;
            }
            steps.add(child.parent());
            at = index.find(child.parent()).orElse(null);
        }
        if (at instanceof Nic nic && nic.port() != null) {
            steps.add(Ref.top(nic.port().toSwitch()));
        }
        return steps;
    }
}
