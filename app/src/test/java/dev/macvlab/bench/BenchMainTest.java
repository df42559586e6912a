package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Isolation;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BenchMainTest {
    /** Or else the messages of a benchmark would make links beside the machine's own. */
    @Test
    void whatMakesLinksRunsInASandboxAlone() throws Exception {
        List<Path> before = links();
        for (String part : List.of("messages", "truth-inside")) {
            for (String outside : List.of("", Isolation.namespaces(), "net:[1]," + Isolation.namespaces())) {
                var said = new ByteArrayOutputStream();
                PrintStream error = System.err;
                System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
                try {
                    assertEquals(2, BenchMain.run(List.of(part, "--outside", outside)), part + " " + outside);
                } finally {
                    System.setErr(error);
                }
                assertTrue(said.toString(StandardCharsets.UTF_8).contains("inside of a sandbox"), said::toString);
            }
        }
        assertEquals(before, links());
    }

    private static List<Path> links() throws Exception {
        try (Stream<Path> links = Files.list(Path.of("/sys/class/net"))) {
            return links.sorted().toList();
        }
    }
}
