package dev.macvlab.desktop.live;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentException;
import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.DocumentTarget;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Predictions;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Topology;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.collections.ObservableMap;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/**
 * One document's lab, in the sandbox or on this machine: applies it, keeps its probes pinging, takes it down. To be used
 * on the JavaFX thread, which it never holds up. With {@link #close} the sandbox ends; a lab on this machine stays if
 * the user asked for that.
 */
public final class LabSession extends LabState implements AutoCloseable {
    /** How many pairs are measured after each apply without being asked. */
    private static final int MEASURED_UNASKED = 400;

    private final Document document;
    private final Measurement measurement = new Measurement();
    private final Pings pings = new Pings();
    private final AgentConnection line;
    private final Subscription following;
    /** What stood before an apply that nobody has confirmed yet. */
    private @Nullable Topology before;

    /** The lab of {@code document}, not yet applied. */
    public LabSession(Document document, AgentFactory agents) {
        this.document = document;
        line = new AgentConnection(agents, pings, new Heard());
        following = document.index().subscribe(_ -> watch());
    }

    @Override
    public ObservableMap<Probe, Sample> pings() {
        return pings.byProbe();
    }

    @Override
    public Function<Index, Predictions> forecaster() {
        DocumentTarget destination = document.destination().get();
        return destination::forecast;
    }

    /** Whether the user is being asked for the rights of root. */
    public ReadOnlyBooleanProperty elevating() {
        return line.elevating();
    }

    /** The last measuring of all pairs in the lab that stands. */
    public ReadOnlyObjectProperty<MeasuredPairs> measured() {
        return measurement.results();
    }

    public ReadOnlyBooleanProperty measuring() {
        return measurement.running();
    }

    /** Starts the sandbox ahead of its use, and asks what its kernel can do. */
    public void prepare() {
        asking.set(true);
        var _ = line.to(Target.SANDBOX)
                .examine()
                .whenComplete((facts, _) -> FxThread.run(() -> {
                    asking.set(false);
                    if (facts != null) {
                        kernel.set(facts);
                    }
                }));
    }

    /** Makes {@code topology} real where the lab stands, or stood the last time. */
    public void apply(Topology topology) {
        apply(topology, sessionTarget.get());
    }

    /** Makes {@code topology} real there, or changes the lab that stands there into it. */
    public void apply(Topology topology, SessionTarget there) {
        if (confirmation.get() != null || !begin(there)) {
            return;
        }
        before = applied.get();
        var _ = there.apply(line.to(there.target()), topology)
                .whenComplete((done, thrown) -> FxThread.run(() -> {
                    if (thrown == null) {
                        stands(topology, done.warnings(), done.confirmSeconds());
                    } else {
                        failed(AgentClient.problemOf(thrown));
                    }
                }));
    }

    /**
     * Goes on with a lab that stands on this machine.
     *
     * @param keep whether it is to stay when this session ends
     */
    public void resume(String lab, boolean keep) {
        var named = new HostOrder(lab, Map.of());
        if (applied.get() != null || !begin(new SessionTarget.Machine(named, Set.of(), keep))) {
            return;
        }
        before = null;
        record Found(SessionTarget.Machine sessionTarget, Topology topology) {}
        AgentClient client = line.to(Target.HOST);
        var _ = client.resume(lab)
                .thenCompose(resumed -> {
                    try {
                        return CompletableFuture.completedFuture(new Found(
                                new SessionTarget.Machine(resumed.order(), Set.of(), keep),
                                TopologyFile.read(resumed.topology())));
                    } catch (UnreadableFile e) {
                        return CompletableFuture.failedFuture(
                                new AgentException(ErrorCode.UNREADABLE, null, null, e.sentence(), null));
                    }
                })
                .thenCombine(client.keep(keep), (found, _) -> found)
                .whenComplete((found, thrown) -> FxThread.run(() -> {
                    if (thrown == null) {
                        sessionTarget.set(found.sessionTarget());
                        stands(found.topology(), List.of(), 0);
                    } else {
                        failed(AgentClient.problemOf(thrown));
                    }
                }));
    }

    private boolean begin(SessionTarget there) {
        State from = now();
        if (!Lifecycle.isLegal(from, State.APPLYING)) {
            return false;
        }
        transition(from, State.APPLYING);
        sessionTarget.set(there);
        news.set(null);
        progress.set(null);
        measurement.forget();
        AgentClient agent = line.agent();
        if (measuring().get() && agent != null) {
            var _ = agent.cancel();
        }
        if (from == State.LOST) {
            pings.clear();
        }
        return true;
    }

    private void stands(Topology topology, List<Message> notQuite, int confirmSeconds) {
        progress.set(null);
        if (now() == State.APPLYING) {
            applied.set(topology);
            transition(State.APPLYING, State.UP);
            if (sessionTarget.get().target() == Target.SANDBOX) {
                refusal.set(null);
            }
            if (!notQuite.isEmpty()) {
                news.set(new SessionEvent.NotQuite(notQuite));
            }
            if (confirmSeconds > 0) {
                var whole = Duration.ofSeconds(confirmSeconds);
                confirmation.set(new Confirmation(Instant.now().plus(whole), whole));
            }
            watch();
            if (confirmSeconds == 0) {
                measureUnasked();
            }
        }
    }

    /** Nothing that takes time is begun as long as somebody has to be heard at once. */
    private void measureUnasked() {
        Topology real = applied.get();
        if (real != null && pairs(real).size() <= MEASURED_UNASKED) {
            measure();
        }
    }

    /** An agent that ended says so itself; otherwise all is as it was before. */
    private void failed(AgentException why) {
        progress.set(null);
        if (why.kind() == AgentException.Kind.LOST || why.kind() == AgentException.Kind.REFUSED) {
            return;
        }
        if (transition(State.APPLYING, applied.get() == null ? State.DOWN : State.UP)
                && why.kind() != AgentException.Kind.CANCELLED) {
            news.set(new SessionEvent.Trouble(why));
        }
    }

    /** Says that the connection still works, so that what was applied on this machine stays. */
    public void confirm() {
        AgentClient agent = line.agent();
        if (agent != null && confirmation.get() != null) {
            confirmation.set(null);
            var _ = agent.confirm()
                    .whenComplete((_, thrown) -> FxThread.run(() -> {
                        if (thrown == null) {
                            measureUnasked();
                        } else if (!isLost(thrown)) {
                            news.set(new SessionEvent.Trouble(AgentClient.problemOf(thrown)));
                        }
                    }));
        }
    }

    /** Has what waits for a confirmation taken back at once. */
    public void takeBack() {
        AgentClient agent = line.agent();
        if (agent != null && confirmation.get() != null) {
            var _ = agent.takeBack();
        }
    }

    private static boolean isLost(Throwable thrown) {
        return AgentClient.problemOf(thrown).kind() == AgentException.Kind.LOST;
    }

    /** Says whether a lab on this machine is to stay when this session ends. */
    public void keep(boolean wanted) {
        if (sessionTarget.get() instanceof SessionTarget.Machine machine && machine.keep() != wanted) {
            sessionTarget.set(machine.keeping(wanted));
            AgentClient agent = line.agent();
            if (agent != null) {
                var _ = agent.keep(wanted);
            }
        }
    }

    /** Pings every pair of the lab that stands once, with empty neighbour caches. */
    public void measure() {
        AgentClient agent = line.agent();
        Topology real = applied.get();
        if (agent != null && real != null && now() == State.UP && !measuring().get()) {
            measurement.begin(agent, pairs(real));
        }
    }

    private List<Pair> pairs(Topology topology) {
        return forecaster().apply(Index.of(topology)).pairs();
    }

    /** Takes back the apply that is under way. */
    public void cancel() {
        AgentClient agent = line.agent();
        if (agent == null || now() != State.APPLYING) {
            return;
        }
        if (elevating().get()) {
            release();
        } else {
            var _ = agent.cancel();
        }
    }

    /** Removes the lab from the kernel. */
    public void takeDown() {
        AgentClient agent = line.agent();
        if (agent == null || !transition(State.UP, State.TAKING_DOWN)) {
            return;
        }
        confirmation.set(null);
        var _ = agent.takeDown()
                .whenComplete((down, thrown) -> FxThread.run(() -> {
                    if (thrown == null && transition(State.TAKING_DOWN, State.DOWN)) {
                        gone();
                        if (!down.left().isEmpty()) {
                            news.set(new SessionEvent.Left(down.left()));
                        }
                    } else if (thrown != null && !isLost(thrown) && transition(State.TAKING_DOWN, State.UP)) {
                        news.set(new SessionEvent.Trouble(AgentClient.problemOf(thrown)));
                    }
                }));
    }

    private void gone() {
        applied.set(null);
        drift.set(List.of());
        pings.clear();
        measurement.forget();
    }

    /** Lets go of the lab: a sandbox ends, on this machine it stays or goes as the user wished. */
    public void release() {
        line.hangUp();
        confirmation.set(null);
        progress.set(null);
        gone();
        if (now() != State.DOWN) {
            transition(now(), State.DOWN);
        }
    }

    /** Ends the sandbox with all that is in it, or lets go of the lab on this machine. */
    @Override
    public void close() {
        following.unsubscribe();
        line.hangUp();
    }

    /** What the agent tells. */
    private final class Heard implements AgentConnection.Listener {
        @Override
        public void ended(Target target, @Nullable AgentException why) {
            confirmation.set(null);
            progress.set(null);
            applied.set(null);
            drift.set(List.of());
            pings.outlive();
            boolean refused = why != null && why.kind() == AgentException.Kind.REFUSED;
            if (refused && target == Target.SANDBOX) {
                refusal.set(why);
            }
            State after = refused && target == Target.HOST ? State.DOWN : State.LOST;
            if ((transition(State.APPLYING, after)
                            || transition(State.UP, after)
                            || transition(State.TAKING_DOWN, after))
                    && why != null) {
                news.set(new SessionEvent.Trouble(why));
            }
        }

        @Override
        public void progressed(Event.Progressed step) {
            if (now() == State.APPLYING) {
                progress.set(new Progress(
                        step.done(),
                        step.all(),
                        step.element().isEmpty()
                                ? step.text()
                                : Message.of("agent.progress", step.element(), step.text())));
            }
        }

        @Override
        public void drifted(List<Difference> differences) {
            drift.set(differences);
        }

        @Override
        public void takenBack(Message why) {
            confirmation.set(null);
            measurement.forget();
            Topology stood = before;
            if (stood == null) {
                gone();
                transition(State.UP, State.DOWN);
            } else {
                applied.set(stood);
            }
            news.set(new SessionEvent.TakenBack(why));
        }
    }

    /** Has the agent ping what the document wants watched. */
    private void watch() {
        AgentClient agent = line.agent();
        if (agent != null && now() == State.UP) {
            pings.watch(agent, document.topology().probes());
        }
    }
}
