package dev.macvlab.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every case in namespaces of its own, and some at once, since most of the time is waiting for pings. */
@Tag("kernel")
class RuleKernelTest {
    private static final int AT_ONCE = 3;

    private static final ExecutorService PROVING = Executors.newFixedThreadPool(AT_ONCE);

    static Stream<Arguments> cases() {
        List<Arguments> all = new ArrayList<>();
        for (RuleCase each : RuleCases.ALL) {
            if (!(each.proof() instanceof Proof.DrawingOnly) && !KernelProof.needsRoot(each)) {
                Future<?> proof = PROVING.submit(() -> {
                    KernelProof.show(each);
                    return null;
                });
                all.add(Arguments.argumentSet(each.toString(), proof));
            }
        }
        return all.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelRefusesOrSpoilsWhatARuleFindsAndTakesTheNearMiss(Future<?> proof) throws Throwable {
        try {
            proof.get(2, TimeUnit.MINUTES);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    @AfterAll
    static void endTheProofs() {
        PROVING.shutdownNow();
    }
}
