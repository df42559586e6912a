package dev.macvlab.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuleTest {
    /** Why no case asks the kernel about a rule. */
    private static final Map<String, String> NOT_SHOWN = Map.of(
            "neighbour-table",
            "NeighbourTableTest does, where nobody else uses the table.",
            "host-nic-wireless",
            "The kernel takes the children; it is the access point that drops their frames, and that takes radio.");

    static List<RuleCase> cases() {
        return RuleCases.ALL;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleFindsWhatBreaksIt(RuleCase rule) {
        List<Problem> problems = check(rule.broken());
        assertTrue(problems.stream().anyMatch(rule::isFoundIn), problems::toString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aRuleLeavesTheNearMissAlone(RuleCase rule) {
        List<Problem> problems = check(rule.nearMiss());
        assertTrue(problems.stream().noneMatch(rule::isFoundIn), problems::toString);
        assertTrue(problems.stream().noneMatch(each -> each.severity() == Problem.Severity.ERROR), problems::toString);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFixMendsWhatItIsFor(RuleCase rule) {
        Topology broken = Drawing.of(rule.broken());
        for (Problem problem : check(rule.broken())) {
            if (rule.isFoundIn(problem) && problem.fix() != null) {
                List<Problem> after = Check.of(Index.of(problem.fix().applyTo(broken)));
                assertTrue(!after.contains(problem), () -> problem.fix() + " left " + after);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void aFindingSaysWhatInOneSentence(RuleCase rule) {
        for (Problem problem : check(rule.broken())) {
            String message = problem.message().english();
            assertTrue(message.endsWith("."), message);
            assertEquals(1, message.lines().count(), message);
            assertTrue(!problem.subject().isEmpty(), message);
        }
    }

    @Test
    void everyRuleHasANameOfItsOwnAndAPlaceToReadOn() {
        Set<String> rules = new TreeSet<>();
        for (RatedRule<?> each : Rules.all()) {
            assertTrue(
                    rules.add(each.rule().id()),
                    "two rules are called " + each.rule().id());
            assertTrue(!each.rule().about().isBlank(), each.rule().id());
        }
    }

    @Test
    void everyRuleIsShownOnTheKernelOrSaysWhyThatCantBe() {
        Set<String> proven = new TreeSet<>(NOT_SHOWN.keySet());
        RuleCases.ALL.stream()
                .filter(each -> !(each.proof() instanceof Proof.DrawingOnly))
                .map(RuleCase::rule)
                .forEach(proven::add);
        HostNicCase.ALL.stream().map(HostNicCase::rule).forEach(proven::add);
        assertEquals(
                Rules.all().stream().map(each -> each.rule().id()).collect(Collectors.toCollection(TreeSet::new)),
                proven);
    }

    private static List<Problem> check(String drawing) {
        return Check.of(Index.of(Drawing.of(drawing)));
    }
}
