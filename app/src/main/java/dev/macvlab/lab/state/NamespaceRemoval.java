package dev.macvlab.lab.state;

import dev.macvlab.linux.Errno;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.RouteSocket;
import java.io.IOException;

/**
 * Knows when namespaces that were let go are really gone. The kernel takes namespaces down in the background and without
 * saying so: all that wait at a time together, first their devices, then the rest, then the next lot (cleanup_net in
 * net/core/net_namespace.c). But a cable between two namespaces vanishes with either, so one more namespace is let go,
 * and the other end of a cable into it is watched. When that has vanished, the devices of all earlier ones are gone;
 * when it happens a second time, the first lot is gone altogether. A third time, because a namespace may come into the
 * second lot only: it waits for its sockets, which each processor lets go of at its own pace (netlink_release in
 * net/netlink/af_netlink.c).
 */
public final class NamespaceRemoval implements AutoCloseable {
    private static final int CABLE = 2;
    private static final int LOTS = 3;
    private static final long MOST_NANOS = 30_000_000_000L;

    private final NamespaceThread namespaces;
    private final NetworkNamespace watch;
    private final RouteSocket socket;

    private NamespaceRemoval(NamespaceThread namespaces, NetworkNamespace watch, RouteSocket socket) {
        this.namespaces = namespaces;
        this.watch = watch;
        this.socket = socket;
    }

    /** Begins before the first namespace is let go. */
    public static NamespaceRemoval begin(NamespaceThread namespaces) throws IOException {
        NetworkNamespace watch = namespaces.create();
        try {
            return new NamespaceRemoval(namespaces, watch, RouteSocket.open(namespaces, watch));
        } catch (IOException e) {
            watch.close();
            throw e;
        }
    }

    /** Waits until all that was let go before is gone. */
    public void await() throws IOException {
        for (int lot = 0; lot < LOTS; lot++) {
            // A socket outlives its closing for a moment, and the namespace with it: this one has to be the last.
            try (NetworkNamespace last = namespaces.create();
                    RouteSocket _ = RouteSocket.open(namespaces, last)) {
                socket.execute(
                        NewLink.veth("end", NewLink.vethPeer("end").in(last)).withIndex(CABLE));
            }
            awaitCable();
        }
    }

    private void awaitCable() throws IOException {
        long began = System.nanoTime();
        while (socket.link(CABLE).isPresent()) {
            if (System.nanoTime() - began > MOST_NANOS) {
                throw new KernelException(Message.of("lab.wait-for-removal"), Errno.ETIMEDOUT.number());
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ExplainedException(Message.of("lab.interrupted"), e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
        watch.close();
    }
}
