package dev.macvlab.lab.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ParallelWorkTest {
    private static final int MANY = 10 * ParallelWork.WORTH_WHILE;

    private final Set<Integer> done = new ConcurrentSkipListSet<>();

    @Test
    void everyPieceIsDoneOnce() throws Exception {
        ParallelWork.run(IntStream.range(0, MANY)
                .<ParallelWork.Piece>mapToObj(i -> () -> done.add(i))
                .toList());
        assertEquals(IntStream.range(0, MANY).boxed().collect(Collectors.toSet()), done);
    }

    @Test
    void whatFailsIsThrownAndWhatComesMuchLaterIsNotBegun() {
        var failing = new AtomicReference<Thread>();
        IOException failure = assertThrows(
                IOException.class,
                () -> ParallelWork.run(IntStream.range(0, MANY)
                        .<ParallelWork.Piece>mapToObj(i -> () -> {
                            if (i == 3) {
                                failing.set(Thread.currentThread());
                                throw new IOException("piece 3");
                            }
                            if (i > 3) {
                                awaitItsEnd(failing);
                            }
                            done.add(i);
                        })
                        .toList()));
        assertEquals("piece 3", failure.getMessage());
        assertTrue(done.containsAll(Set.of(0, 1, 2)), done::toString);
        assertTrue(done.size() <= 3 + Runtime.getRuntime().availableProcessors(), done::toString);
    }

    /** Until the lane that failed has ended, or is the caller's and waits for the others. */
    private static void awaitItsEnd(AtomicReference<Thread> lane) {
        while (lane.get() == null
                || (lane.get().getState() != Thread.State.TERMINATED
                        && lane.get().getState() != Thread.State.WAITING)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void fewPiecesAreDoneInOrderByWhoeverAsks() throws Exception {
        Thread own = Thread.currentThread();
        ParallelWork.run(IntStream.range(0, ParallelWork.WORTH_WHILE - 1)
                .<ParallelWork.Piece>mapToObj(i -> () -> {
                    assertEquals(own, Thread.currentThread());
                    assertEquals(i, done.size());
                    done.add(i);
                })
                .toList());
        assertEquals(ParallelWork.WORTH_WHILE - 1, done.size());
    }

    @Test
    void itEndsOnlyWhenNothingIsUnderWay() throws Exception {
        var first = new CountDownLatch(1);
        ParallelWork.run(IntStream.range(0, MANY)
                .<ParallelWork.Piece>mapToObj(i -> () -> {
                    if (i == 0) {
                        // With one processor nobody else would ever count down.
                        if (Runtime.getRuntime().availableProcessors() > 1) {
                            awaitQuietly(first);
                        }
                    } else {
                        first.countDown();
                    }
                    done.add(i);
                })
                .toList());
        assertEquals(MANY, done.size());
    }

    private static void awaitQuietly(CountDownLatch latch) throws IOException {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
