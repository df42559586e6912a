package dev.macvlab.desktop.results;

import dev.macvlab.desktop.Background;
import dev.macvlab.desktop.Bind;
import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.FxThread;
import dev.macvlab.desktop.Live;
import dev.macvlab.desktop.Millis;
import dev.macvlab.desktop.Selection;
import dev.macvlab.desktop.Texts;
import dev.macvlab.desktop.live.Changes;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.Results;
import dev.macvlab.edit.Edit;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Who reaches whom: forecast for the drawing, and measured once it is real. */
public final class ReachabilityController {
    private final Document document;
    private final LabSession session;
    private final Background background;
    private final Texts texts;
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final MatrixGrid grid;
    private @Nullable Index drawn;
    private Set<Ref> wanted = Set.of();
    private @Nullable Matrix matrix;
    private @Nullable Pair chosen;

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
    private Button watch;

    @FXML
    private VBox agreementBox;

    @FXML
    private Label agreeing;

    @FXML
    private Label agreeingAbout;

    @FXML
    private Button measure;

    @FXML
    private Label cut;

    /** The matrix of {@code document}, computed in the {@code background} while it is seen. */
    public ReachabilityController(Document document, LabSession session, Background background, Texts texts) {
        this.document = document;
        this.session = session;
        this.background = background;
        this.texts = texts;
        grid = new MatrixGrid(texts, this::choose);
    }

    /** Whether the panel is in view; as long as it is not, nothing is computed. */
    public BooleanProperty seenProperty() {
        return seen;
    }

    @FXML
    private void initialize() {
        scroll.setContent(grid);
        Bind.shown(measure, session.state().map(each -> each == Live.State.UP));
        measure.disableProperty().bind(session.measuring());
        document.index().subscribe(_ -> compute());
        document.selection().subscribe(_ -> compute());
        seen.subscribe(_ -> compute());
        session.measured().subscribe(_ -> show());
        session.applied().subscribe(_ -> show());
        session.state().subscribe(_ -> show());
        show();
    }

    private void compute() {
        Index index = document.index().get();
        Set<Ref> selected = document.selection().get().refs();
        boolean cutOff = matrix != null && !matrix.isWhole();
        if (!seen.get() || (index == drawn && (!cutOff || selected.equals(wanted)))) {
            return;
        }
        drawn = index;
        wanted = selected;
        background.run(
                () -> Matrix.of(index, selected),
                made -> {
                    if (drawn == index) {
                        matrix = made;
                        FxThread.later(this::show);
                    }
                },
                thrown -> {
                    throw new IllegalStateException("the forecast failed", thrown);
                });
    }

    private void show() {
        Matrix now = matrix;
        boolean empty = now == null || now.cells().isEmpty();
        none.setVisible(empty);
        scroll.setVisible(!empty);
        if (now == null) {
            return;
        }
        if (chosen != null && !now.cells().containsKey(chosen)) {
            chosen = null;
        }
        grid.show(now, results(), chosen);
        cut.setText(
                now.isWhole()
                        ? ""
                        : texts.get(
                                "reach.cut",
                                now.rows().size(),
                                now.allRows(),
                                now.columns().size(),
                                now.allColumns()));
        Results results = results();
        boolean any = !results.isEmpty();
        agreementBox.setVisible(any);
        agreementBox.setManaged(any);
        long agree = counted(now, results::agrees);
        long of = agree + counted(now, results::differs);
        agreeing.setText(texts.get("reach.agree", agree, of));
        agreeing.pseudoClassStateChanged(MatrixGrid.DIFFERS, agree != of);
        agreeingAbout.setText(texts.get(agree == of ? "reach.agree.all" : "reach.agree.not"));
        describe(now, results);
        boolean says =
                any || chosen != null || measure.isVisible() || !cut.getText().isEmpty();
        side.setVisible(says);
        side.setManaged(says);
    }

    private static long counted(Matrix matrix, BiPredicate<Pair, Prediction> which) {
        return matrix.cells().entrySet().stream()
                .filter(each -> which.test(each.getKey(), each.getValue()))
                .count();
    }

    /** What was measured, as long as the drawing is what was measured. */
    private Results results() {
        var real = session.applied().get();
        return real != null && Changes.between(real, document.topology()) == 0
                ? session.measured().get()
                : Results.NONE;
    }

    private void describe(Matrix now, Results results) {
        Pair shown = chosen;
        pair.setVisible(shown != null);
        pair.setManaged(shown != null);
        if (shown == null) {
            return;
        }
        Prediction prediction = now.cells().get(shown);
        pairTitle.setText(texts.get("probe.title", shown.from(), shown.to()));
        forecast.setText(
                prediction == null
                        ? ""
                        : prediction.whenWarm() == null
                                ? prediction.reason()
                                : prediction.reason() + " " + prediction.whenWarm());
        var result = results.of(shown);
        measured.setText(
                result == null
                        ? ""
                        : result.ok()
                                ? texts.get("probe.answers", Millis.of(result.rttMicros()))
                                : texts.get("reach.measured", result.reason()));
        measured.setManaged(result != null);
        boolean watched = document.topology().probes().contains(probe(shown));
        watch.setText(texts.get(watched ? "reach.unwatch" : "reach.watch"));
    }

    private static Probe probe(Pair pair) {
        return Probe.of(pair.from(), pair.address().toString());
    }

    private void choose(Pair pair) {
        chosen = pair;
        Probe probe = probe(pair);
        document.select(
                document.topology().probes().contains(probe)
                        ? Selection.of(probe)
                        : new Selection(new LinkedHashSet<>(List.of(pair.from(), pair.to())), Set.of()));
        show();
    }

    @FXML
    private void watch() {
        Pair shown = chosen;
        if (shown != null) {
            Probe probe = probe(shown);
            boolean watched = document.topology().probes().contains(probe);
            document.seal();
            document.push(watched ? new Edit.RemoveProbe(probe) : new Edit.AddProbe(probe));
            document.seal();
            choose(shown);
        }
    }

    @FXML
    private void measure() {
        session.measure();
    }
}
