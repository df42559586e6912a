package dev.macvlab.linux;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** Waiting that an interrupt doesn't end, because half-done work in a namespace can't be taken back. */
public final class Uninterruptibly {
    private Uninterruptibly() {}

    /** Waits for a result; the thread is interrupted afterwards when it was meanwhile. What failed is thrown here. */
    public static <T extends @Nullable Object> T await(CompletableFuture<T> answer) throws IOException {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return answer.get();
                } catch (InterruptedException _) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    switch (e.getCause()) {
                        case IOException failure -> throw failure;
                        case RuntimeException failure -> throw failure;
                        case Error failure -> throw failure;
                        case null, default -> throw new IOException(e.getCause());
                    }
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
