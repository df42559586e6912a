package dev.macvlab.desktop.window;

import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.Icon;
import java.util.Locale;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;

/** The banner above the drawing. */
final class BannerController {
    private final ObjectProperty<@Nullable Notice> notice;

    @FXML
    private HBox banner;

    @FXML
    private StackPane symbol;

    @FXML
    private Label text;

    @FXML
    private Label remedy;

    @FXML
    private HBox actions;

    @FXML
    private Button close;

    BannerController(ObjectProperty<@Nullable Notice> notice) {
        this.notice = notice;
    }

    @FXML
    private void initialize() {
        close.setGraphic(Icon.CLOSE.node(14));
        Bind.shown(banner, notice.map(_ -> true).orElse(false));
        text.textProperty().bind(notice.map(Notice::text).orElse(""));
        bindUnlessEmpty(remedy, notice.map(Notice::remedy).orElse(""));
        notice.subscribe(this::colour);
        notice.subscribe(this::offer);
    }

    /** The likeliest stands last, where the eye and the pointer come to rest. */
    private void offer(@Nullable Notice shown) {
        actions.getChildren().clear();
        if (shown == null) {
            return;
        }
        for (Notice.Action each : shown.actions()) {
            var button = new Button(each.label());
            int before = actions.getChildren().size();
            button.setId(before == 0 ? "bannerAction" : "bannerAction" + (before + 1));
            button.getStyleClass().add("banner-action");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                notice.set(null);
                each.run().run();
            });
            actions.getChildren().addFirst(button);
        }
    }

    private static void bindUnlessEmpty(Label label, ObservableValue<String> words) {
        label.textProperty().bind(words);
        Bind.shown(label, words.map(each -> !each.isEmpty()));
    }

    private void colour(@Nullable Notice shown) {
        if (shown == null) {
            return;
        }
        symbol.getChildren().setAll((shown.severity() == Notice.Severity.INFO ? Icon.INFO : Icon.WARNING).node(18));
        for (Notice.Severity each : Notice.Severity.values()) {
            banner.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == shown.severity());
        }
    }

    @FXML
    private void close() {
        notice.set(null);
    }
}
