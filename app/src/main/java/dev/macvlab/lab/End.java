package dev.macvlab.lab;

import dev.macvlab.netlink.Errno;
import dev.macvlab.netlink.KernelException;
import dev.macvlab.netlink.NamespaceThread;
import dev.macvlab.netlink.NetworkNamespace;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.RouteSocket;
import java.io.IOException;

/**
 * Knows when namespaces that were let go are really gone. The kernel takes namespaces down in the background, in the
 * order in which they were let go and without saying so; but a cable between two of them vanishes with the first.
 * So one more namespace is let go last, and the other end of a cable into it is watched.
 */
final class End implements AutoCloseable {
    private static final int CABLE = 2;
    private static final long MOST_NANOS = 30_000_000_000L;

    private final NetworkNamespace last;
    private final RouteSocket lastSocket;
    private final NetworkNamespace watch;
    private final RouteSocket watchSocket;

    private End(NetworkNamespace last, RouteSocket lastSocket, NetworkNamespace watch, RouteSocket watchSocket) {
        this.last = last;
        this.lastSocket = lastSocket;
        this.watch = watch;
        this.watchSocket = watchSocket;
    }

    static End begin(NamespaceThread namespaces) throws IOException {
        NetworkNamespace last = namespaces.create();
        NetworkNamespace watch = namespaces.create();
        try {
            var end = new End(last, RouteSocket.open(namespaces, last), watch, RouteSocket.open(namespaces, watch));
            end.watchSocket.execute(
                    NewLink.veth("end", NewLink.vethPeer("end").in(last)).withIndex(CABLE));
            return end;
        } catch (IOException e) {
            last.close();
            watch.close();
            throw e;
        }
    }

    /** Waits until all that was let go before is gone. */
    void await() throws IOException {
        lastSocket.close();
        last.close();
        long began = System.nanoTime();
        while (watchSocket.link(CABLE).isPresent()) {
            if (System.nanoTime() - began > MOST_NANOS) {
                throw new KernelException("wait for the kernel to take namespaces down", Errno.ETIMEDOUT.number());
            }
            try {
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted while waiting for the kernel", e);
            }
        }
    }

    @Override
    public void close() {
        lastSocket.close();
        last.close();
        watchSocket.close();
        watch.close();
    }
}
