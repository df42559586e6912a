package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A sandbox whose process is killed after each single message to the kernel, mount and file write of its work on a lab
 * with every kind of link: nobody is in its namespaces any more, and no name, link or mount of it is on the machine.
 */
@Tag("agent")
class SandboxDeathTest {
    private static final int SLICE = 1;
    private static final int LEAST_STEPS = 16;
    /** What is in a namespace goes with it. */
    private static final int LEAST_STEPS_DOWN = 8;

    /** The command line of a sandbox, with a program of the tests in it. */
    private static List<String> command(String work, int steps) {
        List<String> agent = Launch.of(Target.SANDBOX).command();
        List<String> command = new ArrayList<>(agent.subList(0, agent.indexOf("-cp")));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "dev.macvlab.lab.host.Doomed",
                "sandbox",
                work,
                Integer.toString(steps)));
        return command;
    }

    /** Lets a process do that many steps and kills it; returns how many it did. */
    private static int killed(String work, int steps) throws Exception {
        String before = machine();
        Process starter = new ProcessBuilder(command(work, steps))
                .redirectErrorStream(true)
                .start();
        try (var out = starter.inputReader()) {
            String said = String.valueOf(out.readLine());
            assertTrue(said.matches("\\d+"), () -> said + out.lines().toList());
            long pid = starter.children().findFirst().orElseThrow().pid();
            Path namespace = Processes.namespace(pid);
            assertFalse(Processes.in(namespace).isEmpty());
            Processes.kill(pid);
            Processes.awaitEmpty(namespace);
            starter.waitFor();
            assertEquals(before, machine(), "after " + steps + " steps of " + work);
            return Integer.parseInt(said);
        }
    }

    private static String machine() throws IOException {
        return "%s %s %d mounts".formatted(names("/run/netns"), names("/sys/class/net"), mounts());
    }

    private static List<String> names(String directory) throws IOException {
        Path path = Path.of(directory);
        if (!Files.isDirectory(path)) {
            return List.of();
        }
        try (var files = Files.list(path)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static long mounts() throws IOException {
        try (var lines = Files.lines(Path.of("/proc/self/mountinfo"))) {
            return lines.count();
        }
    }

    private static void diesSomewhere(String work, int least) throws Exception {
        for (int place : new Random(work.hashCode()).ints(SLICE, 0, least).toArray()) {
            assertEquals(place, killed(work, place));
        }
    }

    private static void diesAnywhere(String work, int least) throws Exception {
        int all = killed(work, Integer.MAX_VALUE);
        assertTrue(all >= least, work + " has " + all + " steps");
        for (int place = 0; place < all; place++) {
            assertEquals(place, killed(work, place));
        }
    }

    @Test
    void somewhereInAnApply() throws Exception {
        diesSomewhere("apply", LEAST_STEPS);
    }

    @Test
    void somewhereInAChange() throws Exception {
        diesSomewhere("change", LEAST_STEPS);
    }

    @Test
    void somewhereInATakeDown() throws Exception {
        diesSomewhere("down", LEAST_STEPS_DOWN);
    }

    @Test
    @Tag("slow")
    void anywhereInAnApply() throws Exception {
        diesAnywhere("apply", LEAST_STEPS);
    }

    @Test
    @Tag("slow")
    void anywhereInAChange() throws Exception {
        diesAnywhere("change", LEAST_STEPS);
    }

    @Test
    @Tag("slow")
    void anywhereInATakeDown() throws Exception {
        diesAnywhere("down", LEAST_STEPS_DOWN);
    }
}
