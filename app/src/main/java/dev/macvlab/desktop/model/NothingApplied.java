package dev.macvlab.desktop.model;

import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Topology;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import org.jspecify.annotations.Nullable;

/** A drawing that is only looked at: nothing is applied, so that forecasts are drawn. */
public final class NothingApplied implements Live {
    private final ReadOnlyObjectWrapper<@Nullable KernelFacts> kernel = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.DOWN);
    private final ReadOnlyObjectWrapper<@Nullable Topology> applied = new ReadOnlyObjectWrapper<>();
    private final ObservableMap<Probe, Sample> pings = FXCollections.observableHashMap();

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable KernelFacts> kernel() {
        return kernel.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Topology> applied() {
        return applied.getReadOnlyProperty();
    }

    @Override
    public ObservableMap<Probe, Sample> pings() {
        return pings;
    }
}
