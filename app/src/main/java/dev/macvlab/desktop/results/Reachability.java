package dev.macvlab.desktop.results;

import dev.macvlab.compare.Tally;
import dev.macvlab.desktop.live.Changes;
import dev.macvlab.desktop.live.LabSession;
import dev.macvlab.desktop.live.MeasuredPairs;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.toolkit.Background;
import dev.macvlab.edit.Edit;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import org.jspecify.annotations.Nullable;

/** Who reaches whom: the forecast for the drawing, what was measured of it, and the pair that the user looks at. */
public final class Reachability {
    private final Document document;
    private final LabSession session;
    private final Background background;
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<@Nullable ReachabilityMatrix> matrix = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<MeasuredPairs> results = new ReadOnlyObjectWrapper<>(MeasuredPairs.NONE);
    private final ReadOnlyObjectWrapper<@Nullable Tally> agreement = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Pair> chosen = new ReadOnlyObjectWrapper<>();
    private final PathPlayback playback = new PathPlayback();
    private @Nullable Index drawn;
    private Set<Ref> wanted = Set.of();

    /** The matrix of {@code document}, computed in the {@code background} while it is seen. */
    public Reachability(Document document, LabSession session, Background background) {
        this.document = document;
        this.session = session;
        this.background = background;
        document.index().subscribe(_ -> compute());
        document.selection().subscribe(_ -> compute());
        seen.subscribe(_ -> compute());
        session.measured().subscribe(_ -> compare());
        session.applied().subscribe(_ -> compare());
        matrix.subscribe(_ -> compare());
    }

    /** Whether the panel is in view; as long as it is not, nothing is computed. */
    public BooleanProperty seen() {
        return seen;
    }

    ReadOnlyObjectProperty<@Nullable ReachabilityMatrix> matrix() {
        return matrix.getReadOnlyProperty();
    }

    /** What was measured, as long as the drawing is what was measured. */
    ReadOnlyObjectProperty<MeasuredPairs> results() {
        return results.getReadOnlyProperty();
    }

    /** How many pairs did as forecast; null as long as nothing is measured. */
    public ReadOnlyObjectProperty<@Nullable Tally> agreement() {
        return agreement.getReadOnlyProperty();
    }

    /** The pair that the user looks at; null for none. */
    ReadOnlyObjectProperty<@Nullable Pair> chosen() {
        return chosen.getReadOnlyProperty();
    }

    /** The way of the chosen pair's ping. */
    public PathPlayback playback() {
        return playback;
    }

    private void compute() {
        Index index = document.index().get();
        Set<Ref> selected = document.selection().get().refs();
        ReachabilityMatrix now = matrix.get();
        boolean cutOff = now != null && !now.isWhole();
        if (!seen.get() || (index == drawn && (!cutOff || selected.equals(wanted)))) {
            return;
        }
        drawn = index;
        wanted = selected;
        Function<Index, Predictions> forecaster = session.forecaster();
        background.run(
                () -> ReachabilityMatrix.of(forecaster.apply(index), selected),
                made -> {
                    if (drawn == index) {
                        matrix.set(made);
                    }
                },
                thrown -> {
                    throw new IllegalStateException("the forecast failed", thrown);
                });
    }

    private void compare() {
        ReachabilityMatrix now = matrix.get();
        Topology real = session.applied().get();
        boolean same = real != null && Changes.between(real, document.topology()) == 0;
        MeasuredPairs valid = same ? session.measured().get() : MeasuredPairs.NONE;
        Pair pair = chosen.get();
        if (pair != null && (now == null || !now.cells().containsKey(pair))) {
            chosen.set(null);
        }
        showWay(false);
        results.set(valid);
        if (now == null || valid.isEmpty()) {
            agreement.set(null);
        } else {
            agreement.set(Tally.of(now.cells().entrySet().stream()
                    .map(each -> valid.compared(each.getKey(), each.getValue()))
                    .toList()));
        }
    }

    /** Looks at a pair: its probe is selected where it is watched, else its two ends. */
    void choose(Pair pair) {
        chosen.set(pair);
        showWay(true);
        document.select(
                isWatched(pair)
                        ? Selection.of(probe(pair))
                        : new Selection(new LinkedHashSet<>(List.of(pair.from(), pair.to())), Set.of()));
    }

    private void showWay(boolean fromTheBeginning) {
        ReachabilityMatrix now = matrix.get();
        Pair pair = chosen.get();
        Prediction prediction = now == null || pair == null ? null : now.cells().get(pair);
        if (prediction == null) {
            playback.show(List.of(), false, false);
        } else {
            playback.show(prediction.path(), prediction.outcome() == Prediction.Outcome.REACHABLE, fromTheBeginning);
        }
    }

    boolean isWatched(Pair pair) {
        return document.topology().probes().contains(probe(pair));
    }

    /** Watches a pair from now on, or no longer. */
    void toggleWatch(Pair pair) {
        document.push(isWatched(pair) ? new Edit.RemoveProbe(probe(pair)) : new Edit.AddProbe(probe(pair)));
        choose(pair);
    }

    private static Probe probe(Pair pair) {
        return Probe.of(pair.from(), pair.address().toString());
    }
}
