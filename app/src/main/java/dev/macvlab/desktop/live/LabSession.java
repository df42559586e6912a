package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.client.Difference;
import dev.macvlab.agent.client.KernelFacts;
import dev.macvlab.agent.client.PingResult;
import dev.macvlab.agent.client.Reply;
import dev.macvlab.agent.client.Target;
import dev.macvlab.desktop.Document;
import dev.macvlab.desktop.FxThread;
import dev.macvlab.desktop.Live;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableMap;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One document's lab in the sandbox: applies it, keeps its probes pinging, takes it down. To be used on the JavaFX
 * thread, which it never holds up; the sandbox ends with {@link #close}.
 */
public final class LabSession implements Live, AutoCloseable {
    /** How far an apply is: steps done, of how many, and the one done last. */
    public record Progress(int done, int all, String text) {
        /** From 0 to 1; -1 as long as nobody knows. */
        public double fraction() {
            return all == 0 ? -1 : (double) done / all;
        }
    }

    /** How many pairs are measured after each apply without being asked. */
    private static final int MEASURED_UNASKED = 400;

    private final Document document;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.DOWN);
    private final ReadOnlyObjectWrapper<@Nullable Topology> applied = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Progress> progress = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AgentException> trouble = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable AgentException> refusal = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable KernelFacts> kernel = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper asking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<List<String>> warnings = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<List<Difference>> drift = new ReadOnlyObjectWrapper<>(List.of());
    private final ReadOnlyObjectWrapper<Results> measured = new ReadOnlyObjectWrapper<>(Results.NONE);
    private final ReadOnlyBooleanWrapper measuring = new ReadOnlyBooleanWrapper();
    private final ObservableMap<Probe, Ping> pings = FXCollections.observableHashMap();
    private final Map<dev.macvlab.agent.client.Ping, PingResult> arrived = new ConcurrentHashMap<>();
    private final AtomicBoolean flushing = new AtomicBoolean();
    private final Subscription following;
    private Map<dev.macvlab.agent.client.Ping, List<Probe>> watched = Map.of();
    private @Nullable AgentClient agent;

    /** The lab of {@code document}, not yet applied. */
    public LabSession(Document document) {
        this.document = document;
        following = document.index().subscribe(_ -> watch());
    }

    @Override
    public ReadOnlyObjectProperty<State> state() {
        return state.getReadOnlyProperty();
    }

    @Override
    public ReadOnlyObjectProperty<@Nullable Topology> applied() {
        return applied.getReadOnlyProperty();
    }

    @Override
    public ObservableMap<Probe, Ping> pings() {
        return pings;
    }

    /** How far the apply under way is; null when none is, or before its first step. */
    public ReadOnlyObjectProperty<@Nullable Progress> progress() {
        return progress.getReadOnlyProperty();
    }

    /** Why the last thing asked for could not be done, or why the lab was lost; null when all is well. */
    public ReadOnlyObjectProperty<@Nullable AgentException> trouble() {
        return trouble.getReadOnlyProperty();
    }

    /** Why this machine gives no sandbox; null when it does, or nobody has tried. */
    public ReadOnlyObjectProperty<@Nullable AgentException> refusal() {
        return refusal.getReadOnlyProperty();
    }

    /** Whether the kernel is being asked what it can do. */
    public ReadOnlyBooleanProperty asking() {
        return asking.getReadOnlyProperty();
    }

    /** What the kernel can do; null until it has been asked. */
    public ReadOnlyObjectProperty<@Nullable KernelFacts> kernel() {
        return kernel.getReadOnlyProperty();
    }

    /** What the last apply made real though not quite as drawn, one sentence each. */
    public ReadOnlyObjectProperty<List<String>> warnings() {
        return warnings.getReadOnlyProperty();
    }

    /** What other programs have changed in the lab that stands. */
    public ReadOnlyObjectProperty<List<Difference>> drift() {
        return drift.getReadOnlyProperty();
    }

    /** The last measuring of all pairs in the lab that stands. */
    public ReadOnlyObjectProperty<Results> measured() {
        return measured.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty measuring() {
        return measuring.getReadOnlyProperty();
    }

    /** Starts the sandbox ahead of its use, and asks what its kernel can do. */
    public void prepare() {
        AgentClient client = agent();
        asking.set(true);
        var _ = client.examine()
                .whenComplete((facts, _) -> FxThread.run(() -> {
                    asking.set(false);
                    if (facts != null) {
                        kernel.set(facts);
                    }
                }));
    }

    /** Makes {@code topology} real, or changes the lab that stands into it. */
    public void apply(Topology topology) {
        State before = state.get();
        if (!(transition(State.DOWN, State.APPLYING)
                || transition(State.UP, State.APPLYING)
                || transition(State.LOST, State.APPLYING))) {
            return;
        }
        trouble.set(null);
        progress.set(null);
        measured.set(Results.NONE);
        if (measuring.get() && agent != null) {
            var _ = agent.cancel();
        }
        if (before == State.LOST) {
            pings.clear();
        }
        AgentClient client = agent();
        var _ = client.apply(topology)
                .whenComplete((done, thrown) -> FxThread.run(() -> {
                    progress.set(null);
                    if (thrown == null) {
                        stands(topology, done);
                    } else {
                        failed(AgentClient.problemOf(thrown));
                    }
                }));
    }

    private void stands(Topology topology, Reply.Applied done) {
        applied.set(topology);
        if (transition(State.APPLYING, State.UP)) {
            refusal.set(null);
            warnings.set(done.warnings());
            watch();
            if (pairs(topology).size() <= MEASURED_UNASKED) {
                measure();
            }
        }
    }

    /** An agent that ended says so itself; otherwise all is as it was before. */
    private void failed(AgentException why) {
        if (why.kind() == AgentException.Kind.LOST || why.kind() == AgentException.Kind.REFUSED) {
            return;
        }
        if (transition(State.APPLYING, applied.get() == null ? State.DOWN : State.UP)
                && why.kind() != AgentException.Kind.CANCELLED) {
            trouble.set(why);
        }
    }

    /** Pings every pair of the lab that stands once, with empty neighbour caches. */
    public void measure() {
        AgentClient client = agent;
        Topology real = applied.get();
        if (client == null || real == null || state.get() != State.UP || measuring.get()) {
            return;
        }
        measuring.set(true);
        List<Pair> pairs = pairs(real);
        var _ = client.measure(pairs.stream()
                        .map(each -> new dev.macvlab.agent.client.Ping(
                                each.from().toString(), each.address().toString()))
                        .toList())
                .whenComplete((results, _) -> FxThread.run(() -> {
                    measuring.set(false);
                    if (results != null && real.equals(applied.get())) {
                        var byPair = new HashMap<Pair, PingResult>();
                        for (int i = 0; i < pairs.size(); i++) {
                            byPair.put(pairs.get(i), results.get(i));
                        }
                        measured.set(new Results(byPair));
                    }
                }));
    }

    private static List<Pair> pairs(Topology topology) {
        return Forecast.of(Index.of(topology)).pairs();
    }

    /** Takes back the apply that is under way. */
    public void cancel() {
        AgentClient client = agent;
        if (client != null && state.get() == State.APPLYING) {
            var _ = client.cancel();
        }
    }

    /** Removes the lab from the kernel. */
    public void takeDown() {
        AgentClient client = agent;
        if (client == null || !transition(State.UP, State.TAKING_DOWN)) {
            return;
        }
        var _ = client.takeDown()
                .whenComplete((_, thrown) -> FxThread.run(() -> {
                    if (thrown == null && transition(State.TAKING_DOWN, State.DOWN)) {
                        applied.set(null);
                        drift.set(List.of());
                        watched = Map.of();
                        pings.clear();
                        measured.set(Results.NONE);
                    } else if (thrown != null
                            && AgentClient.problemOf(thrown).kind() != AgentException.Kind.LOST
                            && transition(State.TAKING_DOWN, State.UP)) {
                        trouble.set(AgentClient.problemOf(thrown));
                    }
                }));
    }

    /** Ends the sandbox with all that is in it. */
    @Override
    public void close() {
        following.unsubscribe();
        AgentClient client = agent;
        agent = null;
        if (client != null) {
            client.close();
        }
    }

    private AgentClient agent() {
        AgentClient running = agent;
        if (running == null || running.state() == AgentClient.State.ENDED) {
            var listener = new FromAgent();
            running = AgentClient.start(Target.SANDBOX, listener);
            listener.of = running;
            agent = running;
        }
        return running;
    }

    private void ended(AgentClient client, @Nullable AgentException why) {
        if (client != agent) {
            return;
        }
        agent = null;
        progress.set(null);
        applied.set(null);
        drift.set(List.of());
        watched = Map.of();
        List.copyOf(pings.entrySet())
                .forEach(each -> pings.put(
                        each.getKey(),
                        new Ping(
                                Ping.Status.STALE,
                                each.getValue().rttMicros(),
                                each.getValue().reason())));
        if (why != null && why.kind() == AgentException.Kind.REFUSED) {
            refusal.set(why);
        }
        if (transition(State.APPLYING, State.LOST)
                || transition(State.UP, State.LOST)
                || transition(State.TAKING_DOWN, State.LOST)) {
            trouble.set(why);
        }
    }

    /** Has the agent ping what the document wants watched. */
    private void watch() {
        AgentClient client = agent;
        if (client == null || state.get() != State.UP) {
            return;
        }
        var wanted = new LinkedHashMap<dev.macvlab.agent.client.Ping, List<Probe>>();
        for (Probe probe : document.topology().probes()) {
            wanted.computeIfAbsent(
                            new dev.macvlab.agent.client.Ping(probe.from().toString(), probe.to()),
                            _ -> new ArrayList<>())
                    .add(probe);
        }
        pings.keySet().retainAll(new HashSet<>(document.topology().probes()));
        if (!wanted.equals(watched)) {
            watched = wanted;
            var _ = client.watch(List.copyOf(wanted.keySet()));
        }
    }

    private void flush() {
        flushing.set(false);
        for (dev.macvlab.agent.client.Ping key : List.copyOf(arrived.keySet())) {
            PingResult result = arrived.remove(key);
            if (result != null) {
                Ping shown = new Ping(
                        result.ok() ? Ping.Status.OK : Ping.Status.FAILED, result.rttMicros(), result.reason());
                watched.getOrDefault(key, List.of()).forEach(probe -> pings.put(probe, shown));
            }
        }
    }

    private boolean transition(State from, State to) {
        if (state.get() != from) {
            return false;
        }
        state.set(to);
        return true;
    }

    /** Carries what the agent tells over to the JavaFX thread, results of pings in one go. */
    private final class FromAgent implements AgentClient.Listener {
        private volatile @Nullable AgentClient of;

        @Override
        public void stateChanged(AgentClient.State from, AgentClient.State to, @Nullable AgentException why) {
            if (to == AgentClient.State.ENDED) {
                FxThread.run(() -> {
                    AgentClient client = of;
                    if (client != null) {
                        ended(client, why);
                    }
                });
            }
        }

        @Override
        public void progressed(Reply.Progress step) {
            FxThread.run(() -> {
                if (state.get() == State.APPLYING) {
                    progress.set(new Progress(
                            step.done(),
                            step.all(),
                            step.element().isEmpty() ? step.text() : step.element() + ": " + step.text()));
                }
            });
        }

        @Override
        public void drifted(List<Difference> differences) {
            FxThread.run(() -> {
                if (of == agent) {
                    drift.set(differences);
                }
            });
        }

        @Override
        public void pinged(PingResult result) {
            arrived.put(result.ping(), result);
            if (flushing.compareAndSet(false, true)) {
                FxThread.run(LabSession.this::flush);
            }
        }
    }
}
