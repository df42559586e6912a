package dev.macvlab.agent.server;

import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * What becomes of an apply that may have cut the user off: it is taken back unless somebody says in time that the
 * connection still works. A process beside this one does so when this one is killed.
 */
final class Confirmation implements AutoCloseable {
    private static final int LEAST_SECONDS = 5;
    private static final int MOST_SECONDS = 600;

    private final Runnable calledOff;
    private final int seconds;

    /**
     * @param calledOff ends what would take it back
     */
    Confirmation(int seconds, Runnable calledOff) {
        this.calledOff = calledOff;
        this.seconds = seconds;
    }

    /**
     * Begins to guard a lab, before anything is changed.
     *
     * @param wish how many seconds there are to confirm, which is brought within reason
     */
    static Confirmation guard(String lab, int wish) throws IOException {
        int seconds = Math.clamp(wish, LEAST_SECONDS, MOST_SECONDS);
        return new Confirmation(seconds, Watchdog.start(lab, seconds)::close);
    }

    int seconds() {
        return seconds;
    }

    /** Has something done when the time is over; whoever does it looks whether this is still waited for. */
    void afterwards(Executor jobs, Runnable tooLate) {
        Thread.ofPlatform().name("confirmation").daemon().start(() -> {
            try {
                TimeUnit.SECONDS.sleep(seconds);
                jobs.execute(tooLate);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** There is nothing to take back any more. */
    @Override
    public void close() {
        calledOff.run();
    }
}
