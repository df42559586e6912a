package dev.macvlab.agent.client;

import dev.macvlab.agent.protocol.Destination;
import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.agent.protocol.PlannedStep;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.agent.protocol.Topic;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An agent process and the conversation with it. No method waits: answers come as futures, everything else goes to the
 * {@link Listener}, both on the client's own thread.
 *
 * <pre>{@code
 * AgentClient agent = AgentClient.start(Target.SANDBOX, listener);  // at once; may be used at once
 * agent.apply(topology).whenComplete((applied, problem) -> …);       // progress goes to the listener
 * agent.watch(pings);                                                // results go to the listener once a second
 * agent.apply(changed);                                              // changes only what differs
 * agent.cancel();                                                    // the apply under way is taken back
 * agent.takeDown();
 * agent.close();                                                     // whatever still stands goes with the process
 * }</pre>
 *
 * <p>A future fails with an {@link AgentException}: of kind {@code LAB} when topology or kernel are to blame (the lab is
 * then as it was before), {@code CANCELLED}, {@code REFUSED} when the sandbox can't be had on this machine, {@code LOST}
 * when the process ended. After {@link State#ENDED} nothing works any more: start another client. (Use {@link
 * #problemOf} to get at the exception, since stages of a future wrap it.)
 */
public final class AgentClient implements AutoCloseable {
    /** The life of the process. */
    public enum State {
        /** Being started; requests are kept until it is ready. */
        STARTING,
        READY,
        /** Gone, for whatever reason. */
        ENDED
    }

    /** What a client tells without being asked; called on the client's thread, which must not be held up. */
    public interface Listener {
        /** A listener that doesn't care. */
        Listener NONE = new Listener() {};

        /**
         * The state changed.
         *
         * @param why the reason when it ended otherwise than by {@link AgentClient#close}; else null
         */
        default void stateChanged(State from, State to, @Nullable AgentException why) {}

        /** An apply or take-down went one step on. */
        default void progressed(Event.Progressed progress) {}

        /** Another program has changed the lab; all that differs now, nothing when it is as it was applied. */
        default void drifted(List<Difference> differences) {}

        /** One result of the pings of {@link AgentClient#watch}. */
        default void pinged(PingResult result) {}

        /** An apply on this machine was taken back, since nobody confirmed it. */
        default void takenBack(Message why) {}
    }

    private final Conversation conversation;

    private AgentClient(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Starts an agent, and returns before it runs; one for this machine itself may ask in a window for root's rights. */
    public static AgentClient start(Target target, Listener listener) {
        return start(target, Elevation.inWindow(), listener);
    }

    /** Starts an agent for this machine itself that may ask on the terminal for the rights of root. */
    public static AgentClient startOnTerminal(Listener listener) {
        return start(Target.HOST, Elevation.onTerminal(), listener);
    }

    /**
     * Starts an agent, and returns before it runs.
     *
     * @param elevation how it comes to the rights of root; of no account but for {@link Target#HOST}
     */
    public static AgentClient start(Target target, Elevation elevation, Listener listener) {
        var conversation = new Conversation(target, elevation, listener);
        conversation.start();
        return new AgentClient(conversation);
    }

    public State state() {
        return conversation.state();
    }

    /** Done when the agent runs; fails when it can't be started. */
    public CompletableFuture<State> ready() {
        return conversation.ready();
    }

    /** Done when the process is gone, and with a sandbox everything in it. */
    public CompletableFuture<State> ended() {
        return conversation.ended();
    }

    /** Makes the kernel have exactly this lab, from nothing or from the one that stands. */
    public CompletableFuture<Reply.Applied> apply(Topology topology) {
        return conversation.ask(
                id -> new Request.Apply(id, new Destination.Sandbox(), TopologyFile.write(topology)),
                Reply.Applied.class);
    }

    /** What {@link #apply} would do. */
    public CompletableFuture<List<PlannedStep>> plan(Topology topology) {
        return conversation
                .ask(
                        id -> new Request.Plan(id, new Destination.Sandbox(), TopologyFile.write(topology)),
                        Reply.Planned.class)
                .thenApply(Reply.Planned::steps);
    }

    /** Removes the lab; done when the kernel has finished. */
    public CompletableFuture<Reply.TakenDown> takeDown() {
        return conversation.ask(Request.TakeDown::new, Reply.TakenDown.class);
    }

    /**
     * Makes this machine have exactly this lab.
     *
     * @param mayCut the machine's NICs whose connections may be cut; for them see {@link #confirm}
     * @param connection the user's SSH_CONNECTION; empty when there is none
     * @param keep whether the lab stays when this client ends
     */
    public CompletableFuture<Reply.Applied> applyToHost(
            HostOrder order,
            Topology topology,
            List<String> mayCut,
            int confirmSeconds,
            String connection,
            boolean keep) {
        return conversation.ask(
                id -> new Request.Apply(
                        id,
                        new Destination.Host(order, mayCut, confirmSeconds, connection, keep),
                        TopologyFile.write(topology)),
                Reply.Applied.class);
    }

    /**
     * What {@link #applyToHost} would do.
     *
     * @param connection the user's SSH_CONNECTION; empty when there is none
     */
    public CompletableFuture<Reply.Planned> planForHost(HostOrder order, Topology topology, String connection) {
        return conversation.ask(
                id -> new Request.Plan(id, Destination.Host.planned(order, connection), TopologyFile.write(topology)),
                Reply.Planned.class);
    }

    /** Says that the connection still works, so that what {@link #applyToHost} made stays. */
    public CompletableFuture<Reply.Done> confirm() {
        return conversation.ask(Request.Confirm::new, Reply.Done.class);
    }

    /** Has what {@link #applyToHost} made taken back at once; the listener is told how that went. */
    public CompletableFuture<Reply.Done> takeBack() {
        return conversation.ask(Request.TakeBack::new, Reply.Done.class);
    }

    /** Goes on with a lab that stands on this machine. */
    public CompletableFuture<Reply.Resumed> resume(String lab) {
        return conversation.ask(id -> new Request.Resume(id, lab), Reply.Resumed.class);
    }

    /** Says whether the lab on this machine stays when this client ends. */
    public CompletableFuture<Reply.Done> keep(boolean keep) {
        return conversation.ask(id -> new Request.Keep(id, keep), Reply.Done.class);
    }

    /** The labs on this machine. */
    public CompletableFuture<List<LabFacts>> survey() {
        return conversation.ask(Request.Survey::new, Reply.Surveyed.class).thenApply(Reply.Surveyed::labs);
    }

    /** Ends the apply or measuring that is under way. Its future fails, once everything is as it was before. */
    public CompletableFuture<Reply.Done> cancel() {
        return conversation.ask(Request.Cancel::new, Reply.Done.class);
    }

    /** Replaces the pings whose results go to the listener once a second while a lab stands; an empty list ends it. */
    public CompletableFuture<Reply.Done> watch(List<Ping> pings) {
        return conversation.watch(pings);
    }

    /**
     * Has events of a live source told, from now on until the subscription is closed.
     *
     * @param listener called on the client's thread, which must not be held up
     */
    public <E extends Event> Subscription subscribe(Topic<E> topic, Consumer<E> listener) {
        return conversation.subscribe(topic, listener);
    }

    /** Sends each of these pings once with empty neighbour caches; results come in the same order. */
    public CompletableFuture<List<PingResult>> measure(List<Ping> pings) {
        return conversation
                .ask(id -> new Request.Measure(id, pings), Reply.Measured.class)
                .thenApply(Reply.Measured::results);
    }

    /** Has a small machine answer at the device file of every macvtap, until the lab is changed. */
    public CompletableFuture<List<Reply.Attached.Tap>> attach() {
        return conversation.ask(Request.Attach::new, Reply.Attached.class).thenApply(Reply.Attached::taps);
    }

    /** Reads what the network has where the agent is: this machine's for {@link Target#LOOK}. */
    public CompletableFuture<HostFacts> look() {
        return conversation.ask(Request.Look::new, Reply.Looked.class).thenApply(Reply.Looked::facts);
    }

    /** Finds out what the kernel can do, by trying it in the sandbox. */
    public CompletableFuture<KernelFacts> examine() {
        return conversation.ask(Request.Doctor::new, Reply.Examined.class).thenApply(Reply.Examined::facts);
    }

    /** Which lab stands. */
    public CompletableFuture<Reply.Standing> status() {
        return conversation.ask(Request.Status::new, Reply.Standing.class);
    }

    /**
     * The command line that runs {@code command} inside the sandbox, in this process's working directory and to be
     * started by the caller; it dies with the agent.
     *
     * @throws IllegalStateException when the agent doesn't run
     */
    public List<String> inside(List<String> command) {
        List<String> line = new ArrayList<>(List.of(
                "nsenter",
                "--target",
                Long.toString(pid()),
                "--user",
                "--net",
                "--mount",
                "--pid",
                "--preserve-credentials",
                "--wd",
                "--"));
        line.addAll(command);
        return line;
    }

    /**
     * The agent's process id.
     *
     * @throws IllegalStateException when the agent doesn't run
     */
    public long pid() {
        return conversation.pid();
    }

    /** The process id of the program that was started, whose child is the agent; for tests that kill it. */
    long starterPid() {
        return conversation.starterPid();
    }

    /** The problem behind what a future's stage was given; anything unforeseen is a mistake of the program. */
    public static AgentException problemOf(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof AgentException problem) {
                return problem;
            }
        }
        var mistake = new AgentException(ErrorCode.MISTAKE, null, null, Message.of("agent.mistake", thrown), null);
        mistake.initCause(thrown);
        return mistake;
    }

    /** Ends the agent, and the sandbox with all that is in it; returns at once, see {@link #ended}. */
    @Override
    public void close() {
        conversation.close();
    }
}
