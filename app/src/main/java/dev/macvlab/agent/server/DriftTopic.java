package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.lab.apply.Lab;
import dev.macvlab.lab.state.DriftWatch;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Tells what other programs change in the lab that stands, a moment after they did. */
final class DriftTopic {
    /** Changes come in bursts; this long after the first one everything is looked at together. */
    private static final long GATHER_MILLIS = 100;

    private final Lab lab;
    private final Executor afterwards;
    private final Consumer<List<Difference>> listener;
    private final AtomicBoolean due = new AtomicBoolean();
    private List<Difference> told = List.of();
    private @Nullable DriftWatch watch;
    private int era;

    /**
     * @param work does something on the thread that works on the lab, when it has done what it is about
     * @param listener told all differences there are, whenever these change
     */
    DriftTopic(Lab lab, Executor work, Consumer<List<Difference>> listener) {
        this.lab = lab;
        this.afterwards = CompletableFuture.delayedExecutor(GATHER_MILLIS, TimeUnit.MILLISECONDS, work);
        this.listener = listener;
    }

    /** Lets go of every namespace: an open socket would keep one alive that is to be removed. */
    void pause() {
        era++;
        DriftWatch last = watch;
        watch = null;
        if (last != null) {
            last.close();
        }
    }

    /** Goes on with what stands now, unless something else is to be done with it first. */
    void resume() {
        int mine = era;
        if (lab.stands()) {
            afterwards.execute(() -> begin(mine));
        }
    }

    private void begin(int mine) {
        if (mine != era || watch != null) {
            return;
        }
        try {
            due.set(true);
            watch = lab.watchDrift(() -> {
                if (due.compareAndSet(false, true)) {
                    afterwards.execute(() -> look(mine));
                }
            });
        } catch (IOException e) {
            System.err.println("macvlab agent: changes by other programs can't be watched: " + e.getMessage());
            return;
        }
        look(mine);
    }

    private void look(int mine) {
        DriftWatch current = watch;
        if (mine != era || current == null) {
            return;
        }
        due.set(false);
        try {
            List<Difference> differences = current.look().stream()
                    .map(drift -> new Difference(drift.element().toString(), drift.text()))
                    .toList();
            if (!differences.equals(told)) {
                told = differences;
                listener.accept(differences);
            }
        } catch (IOException e) {
            System.err.println("macvlab agent: the lab can't be read: " + e.getMessage());
        }
    }
}
