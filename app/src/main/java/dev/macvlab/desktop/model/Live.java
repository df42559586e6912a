package dev.macvlab.desktop.model;

import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Topology;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** What the kernel says: the lab that is applied, and what its pings do. To be used on the JavaFX thread. */
public interface Live {
    /** The life of a lab. */
    enum State {
        /** Nothing is applied. */
        DOWN,
        APPLYING,
        UP,
        TAKING_DOWN,
        /** The agent is gone or refused; the drawing stays, results are stale. */
        LOST
    }

    /**
     * The newest result of one probe.
     *
     * @param stale whether the lab that it was measured in is gone
     */
    record Sample(PingResult result, boolean stale) {}

    ReadOnlyObjectProperty<State> state();

    /** What the kernel can do in a sandbox; null until it has been asked. */
    ReadOnlyObjectProperty<@Nullable KernelFacts> kernel();

    /** The topology that is real now; null when none is. */
    ReadOnlyObjectProperty<@Nullable Topology> applied();

    /** Results by probe; a probe without one has not been measured. */
    ObservableMap<Probe, Sample> pings();

    /** What forecasts a topology where this one is, or is to be, made real; for any thread. */
    default Function<Index, Predictions> forecaster() {
        return Forecast::of;
    }
}
