package dev.macvlab.agent.client;

import dev.macvlab.agent.client.AgentClient.Listener;
import dev.macvlab.agent.client.AgentClient.State;
import dev.macvlab.agent.protocol.AgentCommand;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.JsonLines;
import dev.macvlab.agent.protocol.ProtocolException;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.agent.protocol.Topic;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Ping;
import dev.macvlab.plan.ErrorCode;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** An agent's process, from its start to its end, and the requests that wait for an answer of it. */
final class Conversation {
    /** How many lines that are no message an agent may print before its first one. */
    private static final int MOST_NOISE = 1000;

    private final Listener listener;
    private final Target target;
    private final Elevation elevation;
    private final AtomicReference<State> state = new AtomicReference<>(State.STARTING);
    private final AtomicLong ids = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply.Answer>> pending = new ConcurrentHashMap<>();
    private final LinkedBlockingQueue<Request> outgoing = new LinkedBlockingQueue<>();
    private final CompletableFuture<State> ready = new CompletableFuture<>();
    private final CompletableFuture<State> ended = new CompletableFuture<>();
    private final Map<Long, Consumer<Event>> subscribers = new ConcurrentHashMap<>();
    private @Nullable Subscription watched;
    private volatile @Nullable Process process;
    private volatile boolean closing;
    private volatile @Nullable AgentException end;

    Conversation(Target target, Elevation elevation, Listener listener) {
        this.target = target;
        this.elevation = elevation;
        this.listener = listener;
    }

    void start() {
        if (!listener.equals(Listener.NONE) && target != Target.LOOK) {
            var _ = subscribe(new Topic.Progress(), listener::progressed);
            var _ = subscribe(new Topic.Drift(), drifted -> listener.drifted(drifted.differences()));
            if (target == Target.HOST) {
                var _ = subscribe(new Topic.TakeBacks(), back -> listener.takenBack(back.why()));
            }
        }
        Thread.ofPlatform().name("agent client").daemon().start(this::converse);
    }

    State state() {
        return Objects.requireNonNull(state.get());
    }

    CompletableFuture<State> ready() {
        return ready.copy();
    }

    CompletableFuture<State> ended() {
        return ended.copy();
    }

    /** The process id of the agent itself. */
    long pid() {
        Process starter = process;
        if (starter == null || state.get() != State.READY) {
            throw new IllegalStateException("the agent doesn't run");
        }
        if (target != Target.SANDBOX) {
            return starter.pid();
        }
        return starter.toHandle()
                .children()
                .findFirst()
                .orElseGet(starter::toHandle)
                .pid();
    }

    /** The process id of the program that was started; -1 before. */
    long starterPid() {
        Process starter = process;
        return starter == null ? -1 : starter.pid();
    }

    /** Ends the process; returns at once. */
    void close() {
        closing = true;
        Process starter = process;
        if (starter != null) {
            end(starter);
        }
    }

    /** Sends a request, made with its number, as soon as the agent is ready. */
    <T extends Reply.Answer> CompletableFuture<T> ask(LongFunction<Request> request, Class<T> answer) {
        return ask(ids.incrementAndGet(), request, answer);
    }

    private <T extends Reply.Answer> CompletableFuture<T> ask(long id, LongFunction<Request> request, Class<T> answer) {
        var future = new CompletableFuture<Reply.Answer>();
        pending.put(id, future);
        outgoing.add(request.apply(id));
        if (state.get() == State.ENDED) {
            failPending();
        }
        return future.thenCompose(reply -> answer.isInstance(reply)
                ? CompletableFuture.completedFuture(answer.cast(reply))
                : CompletableFuture.failedFuture(
                        AgentClient.problemOf(new ProtocolException("answered with " + reply))));
    }

    /** Has a topic's events told on this conversation's thread. */
    <E extends Event> Subscription subscribe(Topic<E> topic, Consumer<E> consumer) {
        long subscription = ids.incrementAndGet();
        subscribers.put(subscription, event -> consumer.accept(topic.tells().cast(event)));
        CompletableFuture<Reply.Done> begun =
                ask(subscription, id -> new Request.Subscribe(id, topic), Reply.Done.class);
        return new Subscription(begun, () -> {
            if (subscribers.remove(subscription) != null) {
                var _ = ask(id -> new Request.Unsubscribe(id, subscription), Reply.Done.class);
            }
        });
    }

    /** Replaces the pings whose results the listener is told. */
    synchronized CompletableFuture<Reply.Done> watch(List<Ping> pings) {
        Subscription before = watched;
        if (before != null) {
            before.close();
        }
        Subscription now = subscribe(new Topic.Pings(pings), pinged -> listener.pinged(pinged.result()));
        watched = now;
        return now.begun();
    }

    private void converse() {
        AgentException why;
        try {
            why = talk();
        } catch (RuntimeException | Error e) {
            why = AgentClient.problemOf(e);
        }
        Process starter = process;
        if (starter != null) {
            end(starter);
            starter.onExit().join();
        }
        AgentException reason = closing ? AgentException.lost(Message.of("agent.closed")) : why;
        end = reason;
        ready.completeExceptionally(reason);
        State before = state.getAndSet(State.ENDED);
        failPending();
        listener.stateChanged(before, State.ENDED, closing ? null : why);
        ended.complete(State.ENDED);
    }

    /** Starts the process and reads until it ends; what is returned is why it did. */
    private AgentException talk() {
        Launch launch = Launch.of(target, elevation);
        Process started;
        try {
            started = launch.start();
        } catch (IOException e) {
            return launch.notStarted(e);
        }
        process = started;
        if (closing) {
            end(started);
        }
        var complaints = new Complaints(started.getErrorStream());
        var reader = new JsonLines.Reader<>(started.getInputStream(), Reply.class);
        try {
            Reply first = skipNoise(reader, complaints::add);
            if (first == null) {
                return launch.diagnose(exitStatus(started), complaints.text());
            }
            if (!(first instanceof Reply.Greeting greeting) || greeting.version() != Request.VERSION) {
                return AgentException.lost(Message.of("agent.other-version"));
            }
            Thread.ofPlatform()
                    .name("agent requests")
                    .daemon()
                    .uncaughtExceptionHandler((_, e) -> {
                        // Without it requests would wait for ever; this way they fail.
                        e.printStackTrace();
                        end(started);
                    })
                    .start(() -> send(started.getOutputStream()));
            transition(State.STARTING, State.READY);
            ready.complete(State.READY);
            for (Reply reply = reader.next(); reply != null; reply = reader.next()) {
                receive(reply);
            }
        } catch (IOException e) {
            return AgentException.lost(Message.of("agent.conversation-broke", String.valueOf(e.getMessage())));
        }
        return died(exitStatus(started), complaints.text());
    }

    /** The first message. What stands before it is of somebody else, as of a login shell, and only complained of. */
    static @Nullable Reply skipNoise(JsonLines.Reader<Reply> reader, Consumer<String> complaints) throws IOException {
        for (int line = 0; ; line++) {
            try {
                return reader.next();
            } catch (ProtocolException e) {
                if (line == MOST_NOISE) {
                    throw e;
                }
                complaints.accept(String.valueOf(e.getMessage()));
            }
        }
    }

    private AgentException died(int status, String said) {
        Message died =
                said.isEmpty() ? Message.of("agent.died", status) : Message.of("agent.died-saying", status, said);
        if (target == Target.HOST) {
            return new AgentException(ErrorCode.LOST, null, null, died, Message.of("agent.lost-lab.remedy"));
        }
        return Launch.killed(status, said)
                ? AgentException.lost(Message.of("agent.killed"))
                : AgentException.lost(died);
    }

    private void receive(Reply reply) {
        switch (reply) {
            case Reply.Published published -> {
                Consumer<Event> subscriber = subscribers.get(published.subscription());
                if (subscriber != null) {
                    subscriber.accept(published.event());
                }
            }
            case Reply.Greeting _ -> {}
            case Reply.Answer answer -> {
                CompletableFuture<Reply.Answer> asked = pending.remove(answer.id());
                if (asked == null) {
                    return;
                }
                if (answer instanceof Reply.Failed failed) {
                    asked.completeExceptionally(AgentException.of(failed));
                } else {
                    asked.complete(answer);
                }
            }
        }
    }

    private void send(OutputStream out) {
        try (out) {
            JsonLines.write(out, new Request.Hello(0, Request.VERSION));
            while (state.get() != State.ENDED && !closing) {
                Request next = outgoing.poll(1, TimeUnit.SECONDS);
                if (next != null) {
                    JsonLines.write(out, next);
                }
            }
        } catch (IOException | InterruptedException _) {
            // The reading side notices that the agent is gone, and knows why.
        }
    }

    private void transition(State from, State to) {
        if (state.compareAndSet(from, to)) {
            listener.stateChanged(from, to, null);
        }
    }

    private void failPending() {
        AgentException why = end;
        List.copyOf(pending.keySet()).forEach(id -> {
            CompletableFuture<Reply.Answer> asked = pending.remove(id);
            if (asked != null) {
                asked.completeExceptionally(why == null ? AgentException.lost(Message.of("agent.ended")) : why);
            }
        });
    }

    /**
     * Ends the starter, whose death kills the agent. One of root can't be killed, and shouldn't be: it ends when its
     * standard input does, and leaves this machine in order.
     */
    private void end(Process starter) {
        if (target != Target.HOST && !AgentCommand.isRecorded()) {
            starter.destroyForcibly();
            return;
        }
        try {
            starter.getOutputStream().close();
        } catch (IOException _) {
            // It has ended already.
        }
    }

    private int exitStatus(Process process) {
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                end(process);
            }
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }
}
