package dev.macvlab.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.check.Check;
import dev.macvlab.check.HostNicCase;
import dev.macvlab.check.Problem;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.HostFacts;
import dev.macvlab.topology.Index;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The rules about a machine's own NICs, with the facts read from the kernel that then has to show them right. */
@Tag("kernel")
@Tag("second-kernel")
class HostNicRuleTest {
    static final List<HostNicCase> CASES = HostNicCase.ALL;

    @BeforeEach
    @AfterEach
    void clearTheMachine() throws Exception {
        assertEquals("", shell("""
            [ -n "$MACVLAB_SECOND_KERNEL" ] || ! grep -q ' 4294967295$' /proc/self/uid_map || { echo no sandbox; exit; }
            [ -n "$MACVLAB_SECOND_KERNEL" ] || [ -e /run/.sandbox ] || { mount -t tmpfs none /run && touch /run/.sandbox; }
            for each in $(ip netns list | cut -d ' ' -f 1); do ip netns del "$each"; done
            for each in card0 card1 br0; do
              # The other end of a cable, in a namespace that is going away, may take this one with it meanwhile.
              ip link del $each 2>/dev/null
              ! ip link show $each 2>/dev/null
            done
            """));
    }

    @ParameterizedTest
    @FieldSource("CASES")
    void theKernelRefusesOrSpoilsWhatIsDrawnOnThatMachine(HostNicCase machine) throws Exception {
        assumeTrue(shell(machine.broken()).isEmpty(), "this account can't make a machine such as " + machine.broken());
        HostFacts facts = HostReader.read();
        assertTrue(finds(machine, facts), () -> "not found among " + facts);
        assertFalse(succeeds(machine.proof()), machine.proof());
        clearTheMachine();

        assertEquals("", shell(machine.nearMiss()));
        HostFacts others = HostReader.read();
        assertFalse(finds(machine, others), () -> "found among " + others);
        assertTrue(succeeds(machine.proof()), machine.proof());
    }

    private static boolean finds(HostNicCase machine, HostFacts facts) {
        return Check.of(Index.of(Drawing.of(machine.drawing())), facts).stream()
                .map(Problem::rule)
                .anyMatch(machine.rule()::equals);
    }

    private static boolean succeeds(String command) throws IOException, InterruptedException {
        return shell("(" + command + ") >/dev/null 2>&1 && echo yes").equals("yes\n");
    }

    private static String shell(String script) throws IOException, InterruptedException {
        Process sh =
                new ProcessBuilder("sh", "-c", script).redirectErrorStream(true).start();
        String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        sh.waitFor();
        return said;
    }
}
