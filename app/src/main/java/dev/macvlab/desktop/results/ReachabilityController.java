package dev.macvlab.desktop.results;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Millis;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Bind;
import dev.macvlab.forecast.Hop;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.ping.PingResult;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Shows the matrix, and beside it the pair that was chosen. */
public final class ReachabilityController {
    private final Document document;
    private final Reachability reachability;
    private final Texts texts;
    private final PauseTransition rest = new PauseTransition(Duration.millis(150));
    private final MatrixGrid grid;
    private double step;

    @FXML
    private ScrollPane scroll;

    @FXML
    private VBox none;

    @FXML
    private VBox side;

    @FXML
    private VBox pair;

    @FXML
    private Label pairTitle;

    @FXML
    private Label forecast;

    @FXML
    private Label measured;

    @FXML
    private HBox way;

    @FXML
    private Label hopCount;

    @FXML
    private Label hop;

    @FXML
    private Button watch;

    @FXML
    private Label cut;

    /** A view of {@code reachability}. */
    public ReachabilityController(Document document, Reachability reachability, Texts texts) {
        this.document = document;
        this.reachability = reachability;
        this.texts = texts;
        grid = new MatrixGrid(texts, reachability::choose);
    }

    @FXML
    private void initialize() {
        grid.scrollIn(scroll);
        scroll.viewportBoundsProperty().subscribe(_ -> fit());
        rest.setOnFinished(_ -> stopAtAColumn());
        scroll.hvalueProperty().subscribe(_ -> rest.playFromStart());
        Bind.shown(pair, reachability.chosen().map(_ -> true).orElse(false));
        Bind.shown(measured, measured.textProperty().map(text -> !text.isEmpty()));
        reachability.matrix().subscribe(_ -> show());
        reachability.results().subscribe(_ -> show());
        reachability.chosen().subscribe(_ -> show());
        Bind.shown(way, reachability.playback().step().map(step -> step.intValue() > 0));
        Bind.shown(hop, way.visibleProperty());
        reachability.playback().step().subscribe(step -> tell(step.intValue()));
        document.index().subscribe(_ -> describe(reachability.chosen().get()));
    }

    private void show() {
        ReachabilityMatrix now = reachability.matrix().get();
        boolean empty = now == null || now.cells().isEmpty();
        Pair chosen = reachability.chosen().get();
        none.setVisible(empty);
        scroll.setVisible(!empty);
        boolean cutOff = now != null && !now.isWhole();
        side.setVisible(cutOff || chosen != null);
        side.setManaged(cutOff || chosen != null);
        if (now != null) {
            grid.show(now, reachability.results().get(), chosen);
            fit();
            cut.setText(
                    cutOff
                            ? texts.get(
                                    "reach.cut",
                                    now.rows().size(),
                                    now.allRows(),
                                    now.columns().size(),
                                    now.allColumns())
                            : "");
            describe(chosen);
        }
    }

    private void fit() {
        step = grid.fitInto(scroll.getViewportBounds().getWidth());
    }

    /** Scrolls on to where a column begins, so that none is cut. */
    private void stopAtAColumn() {
        double beyond = grid.beyond(scroll).getX();
        if (step > 0 && beyond > 0) {
            double at = Math.min(Math.rint(scroll.getHvalue() * beyond / step) * step, beyond) / beyond;
            if (Math.abs(at - scroll.getHvalue()) > 1e-6) {
                scroll.setHvalue(at);
            }
        }
    }

    private void describe(@Nullable Pair chosen) {
        ReachabilityMatrix now = reachability.matrix().get();
        Prediction prediction =
                chosen == null || now == null ? null : now.cells().get(chosen);
        if (chosen == null || prediction == null) {
            return;
        }
        pairTitle.setText(texts.get("probe.title", chosen.from(), chosen.to()));
        forecast.setText(
                prediction.whenWarm() == null
                        ? texts.say(prediction.reason())
                        : texts.say(prediction.reason()) + " " + texts.say(prediction.whenWarm()));
        measured.setText(said(reachability.results().get().of(chosen)));
        watch.setText(texts.get(reachability.isWatched(chosen) ? "reach.unwatch" : "reach.watch"));
    }

    private void tell(int step) {
        List<Hop> hops = reachability.playback().hops();
        if (step > 0) {
            Hop now = hops.get(step - 1);
            hopCount.setText(texts.get("reach.hop.count", step, hops.size()));
            hop.setText(texts.get("reach.leg." + now.leg().name().toLowerCase(Locale.ROOT)) + ": " + now.at() + " "
                    + texts.say(now.what()) + texts.get("reach.hop.end"));
        }
    }

    @FXML
    private void back() {
        reachability.playback().goByHand(-1);
    }

    @FXML
    private void on() {
        reachability.playback().goByHand(1);
    }

    private String said(@Nullable PingResult result) {
        if (result == null) {
            return "";
        }
        return result.ok()
                ? texts.get("probe.answers", Millis.of(result.rttMicros()))
                : texts.get("reach.measured", Objects.requireNonNull(result.reason()));
    }

    @FXML
    private void watch() {
        reachability.toggleWatch(Objects.requireNonNull(reachability.chosen().get()));
    }
}
