package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Probe;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;

/** The newest result of each probe that is watched. To be used on the JavaFX thread, but for {@link #arrived}. */
final class Pings {
    private final ObservableMap<Probe, Live.Sample> byProbe = FXCollections.observableHashMap();
    private final Map<Ping, PingResult> arrived = new ConcurrentHashMap<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private Map<Ping, List<Probe>> watched = Map.of();

    ObservableMap<Probe, Live.Sample> byProbe() {
        return byProbe;
    }

    /** Has the agent ping for these probes from now on. */
    void watch(AgentClient agent, List<Probe> probes) {
        var wanted = new LinkedHashMap<Ping, List<Probe>>();
        for (Probe probe : probes) {
            wanted.computeIfAbsent(new Ping(probe.from().toString(), probe.to()), _ -> new ArrayList<>())
                    .add(probe);
        }
        byProbe.keySet().retainAll(new HashSet<>(probes));
        if (!wanted.equals(watched)) {
            watched = wanted;
            var _ = agent.watch(List.copyOf(wanted.keySet()));
        }
    }

    /** Forgets everything. */
    void clear() {
        watched = Map.of();
        byProbe.clear();
    }

    /** What is known was true of a lab that is gone. */
    void outlive() {
        watched = Map.of();
        byProbe.replaceAll((_, sample) -> new Live.Sample(sample.result(), true));
    }

    /** Takes a result on any thread; many of them cross over to the JavaFX thread in one go. */
    void arrived(PingResult result) {
        arrived.put(result.ping(), result);
        if (flushing.compareAndSet(false, true)) {
            FxThread.run(this::flush);
        }
    }

    private void flush() {
        flushing.set(false);
        for (Ping key : List.copyOf(arrived.keySet())) {
            PingResult result = arrived.remove(key);
            if (result != null) {
                var shown = new Live.Sample(result, false);
                watched.getOrDefault(key, List.of()).forEach(probe -> byProbe.put(probe, shown));
            }
        }
    }
}
