package dev.macvlab.desktop.window;

import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.LabState.Confirmation;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.desktop.toolkit.Icon;
import java.time.Duration;
import java.time.Instant;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Counts down while what was applied on this machine waits for somebody to say that it may stay. */
final class ConfirmController {
    private static final double MILLIS_PER_SECOND = 1000;

    private final LabSession session;
    private final Texts texts;
    private final Timeline clock =
            new Timeline(new KeyFrame(javafx.util.Duration.millis(100), _ -> tick(Instant.now())));

    @FXML
    private VBox bar;

    @FXML
    private StackPane symbol;

    @FXML
    private Label countdown;

    @FXML
    private ProgressBar remaining;

    ConfirmController(LabSession session, Texts texts) {
        this.session = session;
        this.texts = texts;
        clock.setCycleCount(Animation.INDEFINITE);
    }

    @FXML
    private void initialize() {
        symbol.getChildren().setAll(Icon.WARNING.node(18));
        Bind.shown(bar, session.confirmation().map(_ -> true).orElse(false));
        session.confirmation().subscribe(this::follow);
    }

    private void follow(@Nullable Confirmation waiting) {
        if (waiting == null) {
            clock.stop();
        } else {
            tick(Instant.now());
            clock.play();
        }
    }

    private void tick(Instant now) {
        Confirmation waiting = session.confirmation().get();
        if (waiting == null || bar.getScene() == null) {
            clock.stop();
            return;
        }
        double left = Math.max(0, Duration.between(now, waiting.end()).toMillis());
        int seconds = (int) Math.ceil(left / MILLIS_PER_SECOND);
        countdown.setText(texts.count("confirm.countdown", seconds));
        remaining.setProgress(left / waiting.whole().toMillis());
    }

    @FXML
    private void keep() {
        session.confirm();
    }

    @FXML
    private void takeBack() {
        session.takeBack();
    }
}
