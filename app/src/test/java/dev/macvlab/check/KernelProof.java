package dev.macvlab.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Asks the kernel that the test runs on, in namespaces of the test's own. */
final class KernelProof {
    private static final String SETTLE = "sleep 0.2\n";

    private KernelProof() {}

    /** The kinds of link that some machine's own kernel lacks. */
    static final Set<Kind> RARE = EnumSet.of(Kind.VLAN, Kind.IPVLAN, Kind.DUMMY);

    static boolean needsRareKinds(RuleCase rule) {
        return !rareKinds(rule).isEmpty();
    }

    static boolean needsRoot(RuleCase rule) {
        return rule.proof() instanceof Proof.Spoils(String _, boolean asRoot) && asRoot;
    }

    private static Set<Kind> rareKinds(RuleCase rule) {
        Set<Kind> kinds = EnumSet.noneOf(Kind.class);
        Stream.of(rule.broken(), rule.nearMiss())
                .map(Drawing::of)
                .flatMap(topology -> topology.interfaces().stream())
                .map(Interface::kind)
                .filter(RARE::contains)
                .forEach(kinds::add);
        return kinds;
    }

    /** Fails unless the kernel does about the broken topology what the rule says, and takes the near miss. */
    static void show(RuleCase rule) throws IOException, InterruptedException {
        for (Kind kind : rareKinds(rule)) {
            assumeTrue(
                    !shell("ip link add name probe0 type " + kind.word() + " 2>&1 && ip link del probe0 || true")
                            .contains("Unknown device type"),
                    "this kernel has no links of kind " + kind.word() + "; the tests of the second kernel show it");
        }
        Topology broken = Drawing.of(rule.broken());
        Topology nearMiss = Drawing.of(rule.nearMiss());
        switch (rule.proof()) {
            case Proof.Refused(String words) -> {
                String said = shell(KernelSketch.script(broken));
                assertTrue(said.contains("REFUSED") && said.contains(words), "the kernel said: " + said);
                assertEquals("", shell(KernelSketch.script(nearMiss)), "of the near miss");
            }
            case Proof.Spoils(String command, boolean _) -> {
                assertEquals(
                        "HOLDS\n",
                        shell(KernelSketch.script(nearMiss) + SETTLE + untilItHolds(command)),
                        "of the near miss");
                assertEquals("", shell(KernelSketch.script(broken) + SETTLE + ifItHolds(command)), "of what is broken");
            }
            case Proof.DrawingOnly(String why) -> throw new IllegalArgumentException(why);
        }
    }

    private static String untilItHolds(String command) {
        return "for try in 1 2 3 4 5; do if " + command + "; then echo HOLDS; break; fi; sleep 0.3; done\n";
    }

    /** Damage that shows once is damage, though a frame that the kernel sends by itself may hide it at times. */
    private static String ifItHolds(String command) {
        return "for try in 1 2 3; do if " + command + "; then :; else exit; fi; done; echo HOLDS\n";
    }

    /** Names that a script gives to namespaces end with its mount namespace. */
    private static String shell(String script) throws IOException, InterruptedException {
        Process sh = new ProcessBuilder(List.of("unshare", "--mount", "sh", "-s"))
                .redirectErrorStream(true)
                .start();
        try (var input = sh.getOutputStream()) {
            input.write(script.getBytes(StandardCharsets.UTF_8));
        }
        String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        sh.waitFor();
        return said;
    }
}
