package dev.macvlab.check;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules about kinds of link that a machine's own kernel may lack, or about what only root may do. */
@Tag("second-kernel")
class RuleSecondKernelTest {
    static List<RuleCase> cases() {
        return RuleCases.ALL.stream()
                .filter(each -> !(each.proof() instanceof Proof.DrawingOnly))
                .filter(each -> KernelProof.needsRareKinds(each) || KernelProof.needsRoot(each))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theKernelRefusesOrSpoilsWhatARuleFindsAndTakesTheNearMiss(RuleCase rule) throws Exception {
        KernelProof.show(rule);
    }
}
