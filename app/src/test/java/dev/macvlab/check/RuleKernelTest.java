package dev.macvlab.check;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("kernel")
class RuleKernelTest {
    static List<RuleCase> cases() {
        return RuleCases.ALL.stream()
                .filter(each -> !(each.proof() instanceof Proof.DrawingOnly))
                .filter(each -> !KernelProof.needsRoot(each))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelRefusesOrSpoilsWhatARuleFindsAndTakesTheNearMiss(RuleCase rule) throws Exception {
        KernelProof.show(rule);
    }
}
