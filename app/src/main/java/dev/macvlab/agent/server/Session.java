package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Lines;
import dev.macvlab.agent.protocol.ProtocolException;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.linux.NamespaceThread;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One conversation: reads requests as long as standard input lasts, and has them carried out one after another. Nothing
 * that a client sends is trusted.
 */
final class Session {
    private final Target target;
    private final Lines.Reader<Request> in;
    private final Outbox outbox;
    private final Work work;
    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private final Runnable asked;
    private boolean greeted;

    /**
     * @param asked told that there is something to do, before it is begun
     */
    Session(Target target, NamespaceThread namespaces, InputStream in, OutputStream out, Runnable asked)
            throws IOException {
        this.target = target;
        this.asked = asked;
        this.in = new Lines.Reader<>(in, Request.class);
        outbox = new Outbox(out);
        work = switch (target) {
            case SANDBOX -> new LabWork(namespaces, outbox, cancelled, jobs::add);
            case LOOK -> new LookWork(namespaces);
            case HOST -> new HostWork(namespaces, outbox, cancelled, jobs::add);
        };
    }

    /** Serves until the client goes away. */
    void serve() throws IOException {
        Thread.ofPlatform().name("work").daemon().start(this::carryOut);
        outbox.say(new Reply.Greeting(Request.VERSION, target.word()));
        while (true) {
            try {
                Request request = in.next();
                if (request == null) {
                    return;
                }
                take(request);
            } catch (ProtocolException e) {
                outbox.say(refused(0, String.valueOf(e.getMessage())));
            }
        }
    }

    private void take(Request request) {
        if (request instanceof Request.Hello hello) {
            greeted = hello.version() == Request.VERSION;
            outbox.say(
                    greeted
                            ? new Reply.Done(hello.id())
                            : refused(hello.id(), "this agent speaks version " + Request.VERSION + " only"));
        } else if (!greeted) {
            outbox.say(refused(request.id(), "the first message is hello"));
        } else if (request instanceof Request.Cancel) {
            // Only what is under way or waiting is meant, and not what is asked for later.
            cancelled.set(true);
            jobs.add(() -> {
                cancelled.set(false);
                outbox.say(new Reply.Done(request.id()));
            });
        } else {
            long received = in.received();
            asked.run();
            jobs.add(() -> answer(request, received));
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

    private void answer(Request request, long received) {
        try {
            outbox.say(work.carryOut(request, received));
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            outbox.say(new Reply.Failed(
                    request.id(),
                    "mistake",
                    null,
                    null,
                    "A mistake in the agent: " + e + ".",
                    "Please report it, with the topology file."));
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
            ended.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    static Reply.Failed refused(long id, String why) {
        return new Reply.Failed(id, "unreadable", null, null, "The agent refused a message: " + why + ".", "");
    }
}
