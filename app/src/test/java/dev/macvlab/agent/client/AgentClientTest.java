package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.format.TopologyFile;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("agent")
class AgentClientTest {
    private static final Topology BRIDGE = lab("bridge");

    static Topology lab(String name) {
        try {
            return TopologyFile.read(Path.of("labs", name + ".macvlab.json"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theArticlesLabPingsAsLongAsItStands() throws Exception {
        List<Reply.Progress> progress = Collections.synchronizedList(new ArrayList<>());
        var listener = new AgentClient.Listener() {
            @Override
            public void progressed(Reply.Progress step) {
                progress.add(step);
            }
        };
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, listener)) {
            Reply.Applied applied = agent.apply(BRIDGE).get(20, TimeUnit.SECONDS);
            assertEquals(applied.steps(), progress.getLast().done());
            List<PingResult> results = agent.measure(List.of(
                            new Ping("ns1", "192.168.56.123"),
                            new Ping("ns1", "192.168.56.110"),
                            new Ping("ns1", "192.168.56.1"),
                            new Ping("host", "192.168.56.122")))
                    .get(20, TimeUnit.SECONDS);
            assertTrue(results.getFirst().ok());
            assertEquals(Failure.NO_NEIGHBOUR, results.get(1).failure());
            Reply.Applied again = agent.apply(BRIDGE).get(20, TimeUnit.SECONDS);
            assertEquals(0, again.steps());
        }
    }
}
