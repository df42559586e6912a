package dev.macvlab.check;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.format.TopologyFile;
import dev.macvlab.topology.Index;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LabsCheckTest {
    static List<Path> labs() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("labs"))) {
            return files.sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("labs")
    void aShippedLabHasNoErrors(Path lab) throws Exception {
        List<Problem> problems = Check.of(Index.of(TopologyFile.read(lab)));
        assertTrue(problems.stream().noneMatch(each -> each.severity() == Problem.Severity.ERROR), problems::toString);
    }
}
