package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.JsonLines;
import dev.macvlab.agent.protocol.ProtocolException;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.message.Message;
import dev.macvlab.plan.ErrorCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One conversation: reads requests as long as standard input lasts, and has them carried out one after another. Nothing
 * that a client sends is trusted.
 */
final class Session {
    /** How much of requests may wait for their answer to be read: one of the longest, and many of the usual length. */
    private static final int MOST_BYTES = JsonLines.MAX_BYTES + (16 << 20);

    /** What a request takes that is short. */
    private static final int SHORT_BYTES = 16 << 10;

    /** How long the end of what is under way is waited for where the kernel takes everything away. */
    private static final int END_SECONDS = 3;

    private final Target target;
    private final JsonLines.Reader<Request> in;
    private final Outbox outbox;
    private final Work work;
    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Runnable asked;
    private final Semaphore capacity = new Semaphore(MOST_BYTES);
    private int taken;
    private boolean greeted;

    /**
     * @param asked told that there is something to do, before it is begun
     */
    Session(Target target, NamespaceThread namespaces, InputStream in, OutputStream out, Runnable asked)
            throws IOException {
        this.target = target;
        this.asked = asked;
        this.in = new JsonLines.Reader<>(in, Request.class, this::awaitCapacity);
        outbox = new Outbox(out);
        var topics = new Topics(outbox);
        work = switch (target) {
            case SANDBOX -> new LabWork(namespaces, topics, cancelled, jobs::add);
            case LOOK -> new LookWork(namespaces);
            case HOST -> new HostWork(namespaces, topics, cancelled, jobs::add);
        };
    }

    /** Serves until the client goes away. */
    void serve() throws IOException {
        Thread.ofPlatform().name("work").daemon().start(this::carryOut);
        outbox.say(new Reply.Greeting(Request.VERSION, target.word()));
        while (true) {
            try {
                awaitCapacity(SHORT_BYTES);
                Request request = in.next();
                if (request == null) {
                    return;
                }
                take(request);
            } catch (ProtocolException e) {
                answer(refused(0, Message.verbatim(String.valueOf(e.getMessage()))), capacityTaken());
            }
        }
    }

    /** Waits until as many bytes can be had without letting those that wait for an answer grow beyond the limit. */
    private void awaitCapacity(int bytes) {
        capacity.acquireUninterruptibly(bytes);
        taken += bytes;
    }

    /** What was taken for the request that was just read. */
    private int capacityTaken() {
        int bytes = taken;
        taken = 0;
        return bytes;
    }

    private void answer(Reply.Answer answer, int bytes) {
        outbox.say(answer, () -> capacity.release(bytes));
    }

    private void take(Request request) {
        int bytes = capacityTaken();
        if (request instanceof Request.Hello hello) {
            greeted = hello.version() == Request.VERSION;
            answer(
                    greeted
                            ? new Reply.Done(hello.id())
                            : refused(hello.id(), Message.of("agent.message.version", Request.VERSION)),
                    bytes);
        } else if (!greeted) {
            answer(refused(request.id(), Message.of("agent.message.no-hello")), bytes);
        } else if (request instanceof Request.Cancel) {
            // Only what is under way or waiting is meant, and not what is asked for later.
            cancelled.set(true);
            jobs.add(() -> {
                cancelled.set(false);
                answer(new Reply.Done(request.id()), bytes);
            });
        } else {
            long received = in.received();
            asked.run();
            jobs.add(() -> answer(request, received, bytes));
        }
    }

    private void carryOut() {
        while (true) {
            try {
                jobs.take().run();
            } catch (InterruptedException _) {
                return;
            } catch (RuntimeException e) {
                Thread own = Thread.currentThread();
                own.getUncaughtExceptionHandler().uncaughtException(own, e);
            }
        }
    }

    private void answer(Request request, long received, int bytes) {
        try {
            answer(work.carryOut(request, received), bytes);
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            answer(
                    new Reply.Failed(
                            request.id(),
                            ErrorCode.MISTAKE,
                            null,
                            null,
                            Message.of("agent.mistake-of-agent", e),
                            Message.of("agent.mistake-of-agent.remedy")),
                    bytes);
        }
    }

    /** Takes back what is under way, lets the work end in order, and waits for it; what comes after is not done. */
    void end() {
        var ended = new CountDownLatch(1);
        cancelled.set(true);
        jobs.clear();
        jobs.add(() -> {
            try {
                work.end();
            } catch (RuntimeException | Error e) {
                System.err.println("macvlab agent: a mistake at its end: " + e);
            } finally {
                ended.countDown();
            }
        });
        try {
            if (target == Target.HOST) {
                ended.await();
            } else if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
                System.err.println("macvlab agent: it ended in the middle of its work");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static Reply.Failed refused(long id, Message why) {
        return new Reply.Failed(id, ErrorCode.UNREADABLE, null, null, Message.of("agent.message-refused", why), null);
    }
}
