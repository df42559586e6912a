package dev.macvlab.probe;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.IcmpSocket;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.linux.Poller;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.ping.Failure;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Pings from any number of namespaces at once, on one thread of its own. */
public final class Prober implements AutoCloseable {
    private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private record Timer(long at, Work action) {}

    private record Command(Runnable action, Runnable tooLate) {}

    private final NamespaceThread namespaces;
    private final Poller<EchoSocket> poller;
    private final Thread thread;
    private final Queue<Command> commands = new ArrayDeque<>();
    private boolean ended;
    private final PriorityQueue<Timer> timers = new PriorityQueue<>((a, b) -> Long.signum(a.at - b.at));
    private final Set<ProbePoint> points = new HashSet<>();

    private Prober(NamespaceThread namespaces) throws KernelException {
        this.namespaces = namespaces;
        poller = new Poller<>();
        thread = Thread.ofPlatform().name("prober").daemon().unstarted(this::serve);
    }

    /** Starts a prober; the namespace thread opens its sockets and must outlive it. */
    public static Prober start(NamespaceThread namespaces) throws IOException {
        Prober prober = new Prober(namespaces);
        prober.thread.start();
        return prober;
    }

    /** A place to ping from that sends by the routes of a namespace. */
    public ProbePoint from(NetworkNamespace namespace) throws IOException {
        return from(namespace, "");
    }

    /**
     * A place to ping from that sends by one link, whatever the routes say, and takes only replies that arrive there.
     *
     * @param link a name in the namespace; empty for whichever link the routes say
     */
    public ProbePoint from(NetworkNamespace namespace, String link) throws IOException {
        RouteSocket routes = RouteSocket.open(namespaces, namespace);
        EchoSocket ipv4 = null;
        try {
            int index = link.isEmpty()
                    ? 0
                    : routes.link(link)
                            .map(Link::index)
                            .orElseThrow(() -> new ExplainedException(Message.of("probe.no-interface", link)));
            ipv4 = open(namespace, false, routes, index);
            EchoSocket ipv6 = openIpv6(namespace, routes, index);
            ProbePoint point = new ProbePoint(this, routes, ipv4, ipv6);
            submit(() -> add(point), point::closeSockets);
            return point;
        } catch (IOException e) {
            if (ipv4 != null) {
                ipv4.close();
            }
            routes.close();
            throw e;
        }
    }

    /** Ends the thread and closes all sockets; pings under way are cancelled. */
    @Override
    public void close() {
        submit(this::end, () -> {});
        boolean interrupted = false;
        while (thread.isAlive() && !isOwnThread()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has something done on the prober's thread; {@code tooLate} is done here and now when that has ended. */
    void submit(Runnable action, Runnable tooLate) {
        synchronized (commands) {
            if (!ended) {
                if (commands.isEmpty()) {
                    poller.wake();
                }
                commands.add(new Command(action, tooLate));
                return;
            }
        }
        tooLate.run();
    }

    boolean isOwnThread() {
        return Thread.currentThread() == thread;
    }

    /** On the prober's thread: has something done at a time of {@link System#nanoTime}. */
    void at(long time, Work action) {
        timers.add(new Timer(time, action));
    }

    /** On the prober's thread: whether a point is open. */
    boolean has(ProbePoint point) {
        return points.contains(point);
    }

    /** On the prober's thread: sends a request, and sees to it that it gets a reply in time. */
    void send(EchoSocket socket, IpAddress destination, Duration timeout, CompletableFuture<PingReply> reply) {
        if (socket.isClosed()) {
            reply.cancel(false);
            return;
        }
        if (socket.isFull()) {
            reply.complete(new PingReply.Failed(Failure.LOSS, Message.of("probe.too-many"), null));
            return;
        }
        Echo echo = new Echo(destination, socket.nextMessage(), reply);
        long deadline = System.nanoTime() + timeout.toNanos();
        attempt(socket, echo, deadline);
        if (!reply.isDone()) {
            at(deadline, () -> socket.expire(echo));
        }
    }

    /** On the prober's thread: forgets a point. */
    void release(ProbePoint point) {
        if (points.remove(point)) {
            for (EchoSocket socket : point.sockets()) {
                guard(() -> poller.remove(socket.icmp()));
            }
            point.closeSockets();
        }
    }

    /** Work that may fail. */
    @FunctionalInterface
    interface Work {
        void run() throws IOException;
    }

    /** On the prober's thread: a failure is reported as an uncaught exception and stops nothing else. */
    void guard(Work work) {
        try {
            work.run();
        } catch (IOException | RuntimeException e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        }
    }

    private @Nullable EchoSocket openIpv6(NetworkNamespace namespace, RouteSocket routes, int index)
            throws IOException {
        try {
            return open(namespace, true, routes, index);
        } catch (KernelException e) {
            if (e.errno() == Errno.EAFNOSUPPORT) {
                return null;
            }
            throw e;
        }
    }

    private EchoSocket open(NetworkNamespace namespace, boolean ipv6, RouteSocket routes, int index)
            throws IOException {
        int identifier = ThreadLocalRandom.current().nextInt(1, 0x10000);
        IcmpSocket icmp = IcmpSocket.open(namespaces, namespace, ipv6, index, identifier);
        return new EchoSocket(icmp, identifier, routes, index);
    }

    private void add(ProbePoint point) {
        points.add(point);
        for (EchoSocket socket : point.sockets()) {
            guard(() -> poller.add(socket.icmp(), socket));
        }
    }

    private void attempt(EchoSocket socket, Echo echo, long deadline) {
        if (socket.isClosed()) {
            echo.reply.cancel(false);
        } else if (!echo.reply.isDone() && !socket.send(echo)) {
            long again = System.nanoTime() + RETRY_NANOS;
            if (again - deadline < 0) {
                at(again, () -> attempt(socket, echo, deadline));
            }
        }
    }

    private void serve() {
        try {
            while (!isEnded()) {
                for (EchoSocket socket : poller.await(millisToNextTimer())) {
                    guard(socket::receive);
                }
                runCommands();
                runTimers();
            }
        } catch (IOException e) {
            thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
        } finally {
            end();
            List.copyOf(points).forEach(this::release);
            runCommands();
            poller.close();
        }
    }

    private void runCommands() {
        while (true) {
            Command command;
            boolean late;
            synchronized (commands) {
                command = commands.poll();
                late = ended;
            }
            if (command == null) {
                return;
            }
            guard(late ? command.tooLate::run : command.action::run);
        }
    }

    private void runTimers() {
        long now = System.nanoTime();
        for (Timer timer = timers.peek(); timer != null && timer.at - now <= 0; timer = timers.peek()) {
            timers.remove();
            guard(timer.action);
        }
    }

    private int millisToNextTimer() {
        Timer first = timers.peek();
        if (first == null) {
            return -1;
        }
        long nanos = first.at - System.nanoTime();
        return (int) Math.clamp(Math.ceilDiv(nanos, 1_000_000L), 0L, Integer.MAX_VALUE);
    }

    private boolean isEnded() {
        synchronized (commands) {
            return ended;
        }
    }

    private void end() {
        synchronized (commands) {
            ended = true;
        }
    }
}
