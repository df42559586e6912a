package dev.macvlab.desktop.toolkit;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Work that the JavaFX thread must not wait for, one piece after another. */
public final class Background implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("background").daemon().factory());

    /**
     * Does {@code work} elsewhere and hands its result to {@code done}, or what it threw to {@code failed}, on the
     * JavaFX thread.
     */
    public <T> void run(Callable<T> work, Consumer<? super T> done, Consumer<? super Throwable> failed) {
        var _ = CompletableFuture.supplyAsync(() -> called(work), thread)
                .whenComplete((result, thrown) -> FxThread.run(() -> {
                    if (thrown == null) {
                        done.accept(result);
                    } else {
                        failed.accept(
                                thrown instanceof CompletionException && thrown.getCause() != null
                                        ? thrown.getCause()
                                        : thrown);
                    }
                }));
    }

    private static <T> T called(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
