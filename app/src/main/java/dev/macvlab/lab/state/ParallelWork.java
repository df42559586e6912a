package dev.macvlab.lab.state;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does pieces of work that need nothing of one another on several threads: as many as there are processors, since the
 * kernel does most of it.
 */
public final class ParallelWork {
    /** Where there is less to do, a second thread is not worth its start. */
    public static final int WORTH_WHILE = 16;

    /** One piece of the work. It enters no namespace. */
    @FunctionalInterface
    public interface Piece {
        void run() throws IOException;
    }

    private final List<? extends Piece> pieces;
    private final @Nullable Throwable[] failures;
    private final AtomicInteger next = new AtomicInteger();

    private ParallelWork(List<? extends Piece> pieces) {
        this.pieces = pieces;
        failures = new Throwable[pieces.size()];
    }

    /**
     * Does all of it, and returns when nothing of it is under way any more. After a piece that fails none is begun; of
     * several failures the one of the first piece is thrown.
     */
    public static void run(List<? extends Piece> pieces) throws IOException {
        new ParallelWork(pieces).run();
    }

    private void run() throws IOException {
        int threads = pieces.size() < WORTH_WHILE ? 1 : Runtime.getRuntime().availableProcessors();
        List<Thread> others = new ArrayList<>();
        for (int i = 1; i < threads; i++) {
            others.add(Thread.ofPlatform().name("parallel work").daemon().start(this::serve));
        }
        serve();
        others.forEach(ParallelWork::join);
        for (@Nullable Throwable each : failures) {
            switch (each) {
                case null -> {}
                case IOException failure -> throw failure;
                case RuntimeException failure -> throw failure;
                case Error failure -> throw failure;
                case Throwable failure -> throw new IOException(failure);
            }
        }
    }

    private void serve() {
        for (int i = next.getAndIncrement(); i < pieces.size(); i = next.getAndIncrement()) {
            try {
                pieces.get(i).run();
            } catch (IOException | RuntimeException | Error e) {
                failures[i] = e;
                next.set(pieces.size());
            }
        }
    }

    /** Waits even when interrupted: what another thread tells the kernel can't be left half done. */
    private static void join(Thread other) {
        boolean interrupted = false;
        while (other.isAlive()) {
            try {
                other.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
