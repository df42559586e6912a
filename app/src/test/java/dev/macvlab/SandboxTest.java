package dev.macvlab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class SandboxTest {
    @Test
    void aKernelTestSeesNoInterfaceOfTheMachine() throws Exception {
        List<String> names = Files.readAllLines(Path.of("/proc/thread-self/net/dev")).stream()
                .skip(2)
                .map(line -> line.substring(0, line.indexOf(':')).strip())
                .toList();
        assertEquals(List.of("lo"), names);
    }
}
