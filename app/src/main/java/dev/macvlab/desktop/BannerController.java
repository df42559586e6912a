package dev.macvlab.desktop;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
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
    private Button action;

    @FXML
    private Button other;

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
        bind(action, Notice::action);
        bind(other, Notice::other);
        notice.subscribe(this::colour);
    }

    private void bind(Button button, Function<Notice, Notice.@Nullable Action> which) {
        ObservableValue<String> label =
                notice.map(which).map(Notice.Action::label).orElse("");
        button.textProperty().bind(label);
        Bind.shown(button, label.map(each -> !each.isEmpty()));
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
    private void act() {
        run(Objects.requireNonNull(notice.get()).action());
    }

    @FXML
    private void actOtherwise() {
        run(Objects.requireNonNull(notice.get()).other());
    }

    private void run(Notice.@Nullable Action chosen) {
        notice.set(null);
        if (chosen != null) {
            chosen.run().run();
        }
    }

    @FXML
    private void close() {
        notice.set(null);
    }
}
