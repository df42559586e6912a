package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.linux.Poller;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Listens, on one thread of its own, to what changes in any number of namespaces. */
public final class KernelMonitor implements AutoCloseable {
    private static final int[] GROUPS = {
        RTNLGRP_LINK, RTNLGRP_IPV4_IFADDR, RTNLGRP_IPV4_ROUTE, RTNLGRP_IPV6_IFADDR, RTNLGRP_IPV6_ROUTE
    };
    private static final int RECEIVE_BYTES = 1 << 20;
    private static final int MAX_DATAGRAMS = 64;

    /** One namespace's socket; closing it and reading from it exclude each other. */
    private static final class Subscription {
        final NetworkNamespace namespace;
        final NetlinkSocket socket;
        private boolean closed;

        Subscription(NetworkNamespace namespace, NetlinkSocket socket) {
            this.namespace = namespace;
            this.socket = socket;
        }

        synchronized void close() {
            closed = true;
            socket.close();
        }

        synchronized List<KernelEvent> receive() throws IOException {
            List<KernelEvent> events = new ArrayList<>();
            try {
                for (int i = 0; i < MAX_DATAGRAMS && !closed; i++) {
                    ByteBuffer datagram = socket.receive(false);
                    if (datagram == null) {
                        break;
                    }
                    decode(datagram, events);
                }
            } catch (KernelException e) {
                if (e.errno() != Errno.ENOBUFS) {
                    throw e;
                }
                forgetWhatWaits();
                events.add(new KernelEvent.Resync(namespace));
            }
            return events;
        }

        /** Events that are older than the loss would be news of things long past for who reads everything again. */
        private void forgetWhatWaits() throws KernelException {
            while (true) {
                try {
                    if (socket.receive(false) == null) {
                        return;
                    }
                } catch (KernelException e) {
                    if (e.errno() != Errno.ENOBUFS) {
                        throw e;
                    }
                }
            }
        }

        private void decode(ByteBuffer datagram, List<KernelEvent> events) throws IOException {
            for (NetlinkMessage message = NetlinkMessage.next(datagram);
                    message != null;
                    message = NetlinkMessage.next(datagram)) {
                KernelEvent event = decode(message);
                if (event != null) {
                    events.add(event);
                }
            }
        }

        private @Nullable KernelEvent decode(NetlinkMessage message) throws IOException {
            ByteBuffer body = message.body();
            boolean ofBridge = body.hasRemaining() && body.get(body.position()) == AF_BRIDGE;
            return switch (message.type()) {
                case RTM_NEWLINK -> {
                    Link link = Decoder.link(body);
                    yield ofBridge
                            ? new KernelEvent.PortChanged(namespace, link.index())
                            : new KernelEvent.LinkChanged(namespace, link);
                }
                case RTM_DELLINK -> {
                    Link link = Decoder.link(body);
                    yield ofBridge ? null : new KernelEvent.LinkGone(namespace, link.index(), link.name());
                }
                case RTM_NEWADDR -> new KernelEvent.AddressChanged(namespace, Decoder.address(body));
                case RTM_DELADDR -> new KernelEvent.AddressGone(namespace, Decoder.address(body));
                case RTM_NEWROUTE -> new KernelEvent.RouteChanged(namespace, Decoder.route(body));
                case RTM_DELROUTE -> new KernelEvent.RouteGone(namespace, Decoder.route(body));
                default -> null;
            };
        }
    }

    private final NamespaceThread namespaces;
    private final Consumer<KernelEvent> listener;
    private final Poller<Subscription> poller = new Poller<>();
    private final Thread thread =
            Thread.ofPlatform().name("kernel events").daemon().unstarted(this::serve);
    private final Map<NetworkNamespace, Subscription> subscriptions = new HashMap<>();
    private boolean closed;

    private KernelMonitor(NamespaceThread namespaces, Consumer<KernelEvent> listener) throws KernelException {
        this.namespaces = namespaces;
        this.listener = listener;
    }

    /**
     * Starts listening to no namespace yet.
     *
     * @param listener told of each event on the monitor's thread; while it is busy events wait, and in the end are lost
     */
    public static KernelMonitor start(NamespaceThread namespaces, Consumer<KernelEvent> listener) throws IOException {
        KernelMonitor monitor = new KernelMonitor(namespaces, listener);
        monitor.thread.start();
        return monitor;
    }

    /**
     * Listens to a namespace as well, until {@link #unwatch}. What is read of the namespace after this call and what is
     * told leave no gap between them. The namespace stays alive meanwhile.
     */
    public void watch(NetworkNamespace namespace) throws IOException {
        watch(namespace, RECEIVE_BYTES);
    }

    /** Listens to a namespace no longer, and has let go of it on return. */
    public synchronized void unwatch(NetworkNamespace namespace) throws IOException {
        Subscription subscription = subscriptions.remove(namespace);
        if (subscription != null) {
            subscription.socket.leavePoller(poller);
            subscription.close();
        }
    }

    /** Ends the thread and lets go of all namespaces. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
            poller.wake();
        }
        boolean interrupted = false;
        while (thread.isAlive() && Thread.currentThread() != thread) {
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

    synchronized void watch(NetworkNamespace namespace, int receiveBytes) throws IOException {
        if (closed) {
            throw new ExplainedException(Message.of("netlink.monitor-closed"));
        }
        if (subscriptions.containsKey(namespace)) {
            return;
        }
        NetlinkSocket socket = namespaces.call(namespace, NetlinkSocket::open);
        try {
            socket.configure(0, receiveBytes);
            for (int group : GROUPS) {
                socket.join(group);
            }
            Subscription subscription = new Subscription(namespace, socket);
            socket.joinPoller(poller, subscription);
            subscriptions.put(namespace, subscription);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void serve() {
        try {
            while (!isClosed()) {
                for (Subscription subscription : poller.await(-1)) {
                    for (KernelEvent event : subscription.receive()) {
                        tell(event);
                    }
                }
            }
        } catch (IOException e) {
            report(e);
        } finally {
            synchronized (this) {
                closed = true;
                subscriptions.values().forEach(Subscription::close);
                subscriptions.clear();
                poller.close();
            }
        }
    }

    private void tell(KernelEvent event) {
        try {
            listener.accept(event);
        } catch (RuntimeException e) {
            report(e);
        }
    }

    private void report(Exception e) {
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
}
