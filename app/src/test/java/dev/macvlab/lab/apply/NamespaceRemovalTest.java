package dev.macvlab.lab.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.macvlab.drawing.Drawing;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The kernel counts the namespaces of an account until each is really gone, and keeps to a limit that is set. The limit
 * is set in a user namespace of a process of its own, so that nothing else is held to it.
 */
@Tag("kernel")
class NamespaceRemovalTest {
    @Test
    void aLabIsGoneWhenItIsSaidToBe() throws Exception {
        Process process = new ProcessBuilder(List.of(
                        "unshare",
                        "--user",
                        "--map-root-user",
                        "--net",
                        "--mount",
                        "--fork",
                        "--kill-child",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Limited.class.getName()))
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals("applied and taken down 5 times", said.strip());
        assertEquals(0, process.waitFor());
    }

    /** Applies and takes down one lab several times, where there is room for one of it alone. */
    static final class Limited {
        private static final int CHILDREN = 100;

        public static void main(String[] arguments) throws Exception {
            var topology = Drawing.of("ns n\nnic nic0\n"
                    + IntStream.range(0, CHILDREN)
                            .mapToObj("macvlan n%d/m on=nic0%n"::formatted)
                            .collect(Collectors.joining()));
            // This process's own and the lab's host; the lab's; and three that take part in finding out.
            int most = 2 + (CHILDREN + 2) + 3;
            Files.writeString(Path.of("/proc/sys/user/max_net_namespaces"), Integer.toString(most));
            try (var real = new RealLab()) {
                for (int i = 0; i < 5; i++) {
                    real.apply(topology);
                    real.lab.takeDown();
                }
            }
            System.out.println("applied and taken down 5 times");
        }

        private Limited() {}
    }
}
