package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.AgentClient.Listener;
import dev.macvlab.agent.protocol.Target;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("agent")
class PlanCommandTest {
    @TempDir
    Path folder;

    @Test
    void aPlanSaysWhichKindsThisKernelLacksAndWhatToDo() throws Exception {
        Path file = folder.resolve("lab.macvlab.json");
        Files.writeString(file, """
            {"format": "macvlab/1", "interfaces": [
              {"kind": "nic", "name": "nic0"},
              {"kind": "ipvlan", "name": "i", "parent": "nic0"}]}
            """);
        boolean present;
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, Listener.NONE)) {
            present = agent.examine().join().kinds().stream()
                    .anyMatch(kind -> kind.name().equals("ipvlan") && kind.present());
        }
        Run run = Run.of("plan", file.toString());
        assertEquals(0, run.status(), run.err());
        assertTrue(run.out().contains("type ipvlan"), run.out());
        assertEquals(present, run.err().isEmpty(), run.err());
        if (!present) {
            assertTrue(run.err().contains("i: this kernel has no links of kind ipvlan. "), run.err());
        }
    }
}
