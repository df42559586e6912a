package dev.macvlab.desktop.window;

import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.text.Texts;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;

/** What an empty drawing offers: labs to start from. */
final class LabCards extends VBox {
    private static final List<ShippedLab> OFFERED = List.of(
            ShippedLab.BRIDGE,
            ShippedLab.MODE_MATRIX,
            ShippedLab.VEPA_HAIRPIN,
            ShippedLab.SHIM,
            ShippedLab.ROUTER,
            ShippedLab.DUAL_STACK);

    /** @param open opens an untitled copy of a lab */
    LabCards(Texts texts, Consumer<ShippedLab> open) {
        super(12);
        getStyleClass().add("lab-cards");
        var heading = new Label(texts.get("labs.start"));
        heading.getStyleClass().add("empty-text");
        var tiles = new TilePane(8, 8);
        tiles.setPrefColumns(2);
        tiles.getStyleClass().add("tile-pane");
        for (ShippedLab lab : OFFERED) {
            var name = new Label(texts.get("lab." + lab.word()));
            name.getStyleClass().add("strong");
            var about = new Label(texts.get("lab." + lab.word() + ".about"));
            about.getStyleClass().add("lab-about");
            var card = new Button();
            card.setGraphic(new VBox(2, name, about));
            card.setId("start-" + lab.word());
            card.setAccessibleText(name.getText());
            card.getStyleClass().add("lab-card");
            card.setMinHeight(Region.USE_PREF_SIZE);
            card.setMaxHeight(Region.USE_PREF_SIZE);
            card.setOnAction(_ -> open.accept(lab));
            tiles.getChildren().add(card);
        }
        getChildren().addAll(heading, tiles);
    }
}
