package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Live;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said about probes: each is worked out when its arc is drawn, and again when it is measured. */
final class Verdicts {
    private record Said(Live.@Nullable Sample sample, Verdict verdict) {}

    private final Live live;
    private final Map<Probe, Said> said = new HashMap<>();
    private Index index = CanvasLayout.EMPTY.index();
    private @Nullable Predictions forecast;

    Verdicts(Live live) {
        this.live = live;
    }

    /** From now on it is about this topology. */
    void about(Index newIndex) {
        index = newIndex;
        forecast = null;
        said.clear();
    }

    Verdict of(Probe probe) {
        Live.Sample sample = live.pings().get(probe);
        Said before = said.get(probe);
        if (before == null || !Objects.equals(before.sample(), sample)) {
            before = new Said(sample, Verdict.of(probe, sample, forecast()));
            said.put(probe, before);
        }
        return before.verdict();
    }

    private Predictions forecast() {
        Predictions known = forecast;
        if (known == null) {
            known = live.forecaster().apply(index);
            forecast = known;
        }
        return known;
    }

    /** Whether there is a result, old or new. */
    boolean isMeasured(Probe probe) {
        return live.pings().containsKey(probe);
    }

    /** How the last measurement ended, without a forecast; unknown when there is none that still holds. */
    Verdict.Outcome measured(Probe probe) {
        Live.Sample sample = live.pings().get(probe);
        if (sample == null || sample.stale()) {
            return Verdict.Outcome.UNKNOWN;
        }
        return sample.result().ok() ? Verdict.Outcome.OK : Verdict.Outcome.FAIL;
    }
}
