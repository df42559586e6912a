package dev.macvlab.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;

/** Does something before each of many frames, one part after the other, and measures the time between them. */
final class Frames {
    /**
     * What happens frame after frame.
     *
     * @param before what is done before the first of them
     * @param after what is done after the last
     */
    record Part(String name, Runnable before, IntConsumer frame, Runnable after) {}

    /**
     * How long frames took.
     *
     * @param millis the median time between two
     * @param making how much time the JavaFX thread had for one, on average, in milliseconds: on a busy machine it tells
     *     more than the time that passed
     * @param painting the same of the thread that paints, which works beside it
     */
    record Timing(String name, double millis, double making, double painting) {}

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String MAKING = "JavaFX Application Thread";
    private static final String PAINTING = "QuantumRenderer";

    private final int count;
    private final int warmUp;
    private final Queue<Part> parts;
    private final List<Timing> timings = new ArrayList<>();
    private final CompletableFuture<List<Timing>> done = new CompletableFuture<>();

    private Frames(int count, int warmUp, List<Part> parts) {
        this.count = count;
        this.warmUp = warmUp;
        this.parts = new ArrayDeque<>(parts);
    }

    /** Runs them all; to be called on the JavaFX thread, which also completes the result. */
    static CompletableFuture<List<Timing>> of(int count, int warmUp, List<Part> parts) {
        var frames = new Frames(count, warmUp, parts);
        frames.next();
        return frames.done;
    }

    private void next() {
        Part part = parts.poll();
        if (part == null) {
            done.complete(timings);
            return;
        }
        part.before().run();
        new AnimationTimer() {
            private final List<Double> between = new ArrayList<>();
            private int frame = -warmUp;
            private long last;
            private double made;
            private double painted;

            @Override
            public void handle(long now) {
                long at = System.nanoTime();
                if (frame > 1) {
                    between.add((at - last) / 1e6);
                }
                last = at;
                if (frame == 1) {
                    made = millisOf(MAKING);
                    painted = millisOf(PAINTING);
                }
                if (frame == count) {
                    stop();
                    timings.add(new Timing(
                            part.name(),
                            median(between),
                            (millisOf(MAKING) - made) / between.size(),
                            (millisOf(PAINTING) - painted) / between.size()));
                    part.after().run();
                    next();
                    return;
                }
                if (frame >= 0) {
                    part.frame().accept(frame);
                }
                frame++;
            }
        }.start();
    }

    /** The time that a thread had since it began. */
    private static double millisOf(String thread) {
        return Arrays.stream(THREADS.getThreadInfo(THREADS.getAllThreadIds()))
                        .filter(each -> each != null && each.getThreadName().startsWith(thread))
                        .mapToLong(each -> THREADS.getThreadCpuTime(each.getThreadId()))
                        .sum()
                / 1e6;
    }

    private static double median(List<Double> of) {
        return of.stream().sorted().skip(of.size() / 2).findFirst().orElse(Double.NaN);
    }
}
