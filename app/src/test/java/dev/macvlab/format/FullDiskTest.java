package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a file system of its own, which is full soon. */
@Tag("kernel")
class FullDiskTest {
    @Test
    void aFullDiskLeavesTheOldFileAsItWasAndIsNamed(@TempDir Path disk) throws Exception {
        run("mount", "-t", "tmpfs", "-o", "size=64k", "macvlab-test", disk.toString());
        try {
            Topology old = Topology.EMPTY.withName("old");
            Path file = disk.resolve("a.macvlab.json");
            TopologyFile.save(old, file);
            String line = assertThrows(
                            UnreadableFile.class, () -> TopologyFile.save(old.withAbout("x".repeat(200_000)), file))
                    .getMessage();
            assertTrue(line.contains("No space left on device") && line.contains("untouched"), line);
            assertEquals(old, TopologyFile.read(file));
            try (Stream<Path> left = Files.list(disk)) {
                assertEquals(List.of(file), left.toList());
            }
            TopologyFile.save(old.withName("new"), file);
            assertEquals("new", TopologyFile.read(file).name());
        } finally {
            run("umount", disk.toString());
        }
    }

    private static void run(String... command) throws Exception {
        assertEquals(0, new ProcessBuilder(command).inheritIO().start().waitFor(), () -> String.join(" ", command));
    }
}
