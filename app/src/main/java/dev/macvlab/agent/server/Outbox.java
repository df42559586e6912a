package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.JsonLines;
import dev.macvlab.agent.protocol.Reply;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the agent says, written by a thread of its own so that a client that doesn't read holds up nothing. Answers and
 * events that matter keep their order and overtake samples, of which the oldest are dropped.
 */
final class Outbox {
    /** How many samples of one subscription wait. */
    static final int MOST_SAMPLES = 4096;

    /** A reply, and what is done once it is written. */
    private record Waiting(Reply reply, Runnable written) {
        boolean isStateOf(long subscription) {
            return reply instanceof Reply.Published event
                    && event.subscription() == subscription
                    && event.event().retention() == Event.Retention.STATE;
        }
    }

    /** The samples of one subscription that nobody has read. */
    private static final class Samples {
        private final Deque<Event> events = new ArrayDeque<>();
        private long dropped;

        void add(Event event) {
            if (events.size() == MOST_SAMPLES) {
                events.remove();
                dropped++;
            }
            events.add(event);
        }

        Reply.Published next(long subscription) {
            var next = new Reply.Published(subscription, dropped, events.remove());
            dropped = 0;
            return next;
        }
    }

    private final Deque<Waiting> ordered = new ArrayDeque<>();
    private final Map<Long, Samples> samples = new LinkedHashMap<>();
    private final OutputStream out;
    private boolean closed;

    Outbox(OutputStream out) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        Thread.ofPlatform().name("outbox").daemon().start(this::write);
    }

    /** Says something; never waits. */
    void say(Reply reply) {
        say(reply, () -> {});
    }

    /**
     * Says something; never waits.
     *
     * @param written done when it is written, or when nobody listens any more
     */
    synchronized void say(Reply reply, Runnable written) {
        if (closed) {
            written.run();
            return;
        }
        ordered.add(new Waiting(reply, written));
        notifyAll();
    }

    /** Tells a subscriber something, as far as he reads. */
    synchronized void publish(long subscription, Event event) {
        if (closed) {
            return;
        }
        if (event.retention() == Event.Retention.SAMPLE) {
            samples.computeIfAbsent(subscription, _ -> new Samples()).add(event);
        } else {
            if (event.retention() == Event.Retention.STATE) {
                ordered.removeIf(each -> each.isStateOf(subscription));
            }
            ordered.add(new Waiting(new Reply.Published(subscription, 0, event), () -> {}));
        }
        notifyAll();
    }

    /** Forgets the samples of a subscription that nobody has read. */
    synchronized void forget(long subscription) {
        samples.remove(subscription);
    }

    /** What is to be written next; null when nothing waits. */
    private synchronized @Nullable Waiting poll() {
        Waiting first = ordered.poll();
        if (first != null) {
            return first;
        }
        Iterator<Map.Entry<Long, Samples>> entries = samples.entrySet().iterator();
        if (!entries.hasNext()) {
            return null;
        }
        Map.Entry<Long, Samples> entry = entries.next();
        long subscription = entry.getKey();
        Samples own = entry.getValue();
        var next = new Waiting(own.next(subscription), () -> {});
        // Everybody's turn comes.
        entries.remove();
        if (!own.events.isEmpty()) {
            samples.put(subscription, own);
        }
        return next;
    }

    private synchronized void await() throws InterruptedException {
        while (ordered.isEmpty() && samples.isEmpty()) {
            wait();
        }
    }

    private synchronized void close() {
        closed = true;
        samples.clear();
        ordered.forEach(each -> each.written.run());
        ordered.clear();
    }

    private void write() {
        try {
            while (true) {
                Waiting next = poll();
                if (next == null) {
                    out.flush();
                    await();
                } else {
                    try {
                        out.write(JsonLines.encode(next.reply));
                    } finally {
                        next.written.run();
                    }
                }
            }
        } catch (IOException | InterruptedException _) {
            // Nobody listens any more; the end of standard input tells the same.
            close();
        } catch (RuntimeException | Error e) {
            // An agent that can't answer is worse than none: the client notices that one is gone.
            e.printStackTrace();
            Runtime.getRuntime().halt(AgentMain.BROKEN);
        }
    }
}
