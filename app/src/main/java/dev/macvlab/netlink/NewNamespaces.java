package dev.macvlab.netlink;

import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.linux.Uninterruptibly;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Namespaces without names that are made in the background, on as many threads as there are processors: the kernel makes
 * them in parallel. To be used by one thread at a time.
 */
public final class NewNamespaces implements AutoCloseable {
    private static final int WORTH_A_THREAD = 8;

    private final List<CompletableFuture<ConnectedNamespace>> all;
    private final AtomicInteger begun = new AtomicInteger();
    private int taken;
    private volatile @Nullable Throwable ended;

    private NewNamespaces(int count) {
        all = Stream.generate(CompletableFuture<ConnectedNamespace>::new)
                .limit(count)
                .toList();
    }

    /** Begins to make that many. */
    public static NewNamespaces begin(int count) {
        NewNamespaces fresh = new NewNamespaces(count);
        int threads = Math.min(
                Math.ceilDiv(count, WORTH_A_THREAD), Runtime.getRuntime().availableProcessors());
        for (int i = 0; i < threads; i++) {
            Thread.ofPlatform().name("new namespaces").daemon().start(fresh::make);
        }
        return fresh;
    }

    /** How many have not been taken yet, made or not. */
    public int left() {
        return all.size() - taken;
    }

    /**
     * The next one, which is the caller's from now on; waits until it is made.
     *
     * @throws IOException when it can't be made, nor any that follows
     */
    public ConnectedNamespace take() throws IOException {
        ConnectedNamespace next = Uninterruptibly.await(all.get(taken));
        taken++;
        return next;
    }

    private void make() {
        for (int i = begun.getAndIncrement(); i < all.size(); i = begun.getAndIncrement()) {
            CompletableFuture<ConnectedNamespace> next = all.get(i);
            Throwable end = ended;
            if (end != null) {
                next.completeExceptionally(end);
                continue;
            }
            try {
                next.complete(one());
            } catch (Throwable e) {
                ended = e;
                next.completeExceptionally(e);
            }
        }
    }

    private static ConnectedNamespace one() throws IOException {
        NetworkNamespace namespace = NetworkNamespace.unshare();
        try {
            return new ConnectedNamespace(namespace, RouteSocket.open());
        } catch (IOException e) {
            namespace.close();
            throw e;
        }
    }

    /** Makes no more, and lets go of those that nobody took. */
    @Override
    public void close() {
        ended = new CancellationException("no more are wanted");
        while (left() > 0) {
            all.get(taken++)
                    .thenAccept(ConnectedNamespace::close)
                    .exceptionally(_ -> null)
                    .join();
        }
    }
}
