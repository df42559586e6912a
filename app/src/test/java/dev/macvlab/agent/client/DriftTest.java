package dev.macvlab.agent.client;

import static dev.macvlab.agent.client.AgentClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What another program changes in a lab is told, and mended by applying again. */
@Tag("agent")
class DriftTest {
    private record Told(String element, String text) {}

    private final LinkedBlockingQueue<List<Told>> told = new LinkedBlockingQueue<>();
    private final Topology lab = AgentClientTest.lab("bridge");
    private AgentClient agent;

    @BeforeEach
    void apply() throws Exception {
        agent = AgentClient.start(Target.SANDBOX, new AgentClient.Listener() {
            @Override
            public void drifted(List<Difference> differences) {
                told.add(differences.stream()
                        .map(each -> new Told(each.element(), each.text().english()))
                        .toList());
            }
        });
        get(agent.apply(lab));
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private void inside(String words) throws Exception {
        List<String> command = new ArrayList<>(agent.inside(List.of("sh", "-ec", words)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), said);
    }

    private List<Told> next() throws Exception {
        List<Told> next = told.poll(10, TimeUnit.SECONDS);
        assertNotNull(next, "nothing was told for ten seconds");
        return next;
    }

    /** What is told until that sentence is among it. */
    private void awaitTold(String element, String text) throws Exception {
        Told wanted = new Told(element, text);
        List<Told> now = next();
        while (!now.contains(wanted)) {
            List<Told> later = told.poll(10, TimeUnit.SECONDS);
            if (later == null) {
                assertEquals(List.of(wanted), now);
                return;
            }
            now = later;
        }
    }

    private void mended() throws Exception {
        assertTrue(get(agent.apply(lab)).steps() > 0);
        List<Told> now = next();
        while (!now.isEmpty()) {
            now = next();
        }
        assertEquals(0, get(agent.apply(lab)).steps());
    }

    @Test
    void anInterfaceThatIsDeleted() throws Exception {
        inside("ip -n ns1 link del mac1");
        awaitTold("ns1/mac1", "ns1/mac1 was deleted or moved away.");
        mended();
    }

    @Test
    void anInterfaceThatIsMovedOrRenamed() throws Exception {
        inside("ip -n ns1 link set mac1 netns ns2");
        awaitTold("ns1/mac1", "ns1/mac1 was moved to ns2.");
        mended();
        inside("ip -n ns2 link set mac2 down; ip -n ns2 link set mac2 name other");
        awaitTold("ns2/mac2", "ns2/mac2 was renamed to other.");
        mended();
    }

    @Test
    void anInterfaceThatIsSetDown() throws Exception {
        inside("ip link set enp0s8 down");
        awaitTold("enp0s8", "enp0s8 was set down.");
        mended();
    }

    @Test
    void anInterfaceThatIsReaddressed() throws Exception {
        inside("ip -n ns1 addr add 10.77.0.1/24 dev mac1");
        awaitTold("ns1/mac1", "ns1/mac1 was given the address 10.77.0.1/24.");
        inside("ip -n ns1 addr del 192.168.56.122/24 dev mac1");
        awaitTold("ns1/mac1", "ns1/mac1 lost its address 192.168.56.122/24.");
        mended();
    }

    @Test
    void aModeThatIsChanged() throws Exception {
        inside("ip -n ns2 link set mac2 type macvlan mode private");
        awaitTold("ns2/mac2", "ns2/mac2 is no longer in bridge mode.");
        inside("ip -n ns2 link set mac2 type macvlan mode bridge");
        assertEquals(List.of(), next());
    }

    @Test
    void whatIsChangedWhileEventsAreLost() throws Exception {
        long pid = ProcessHandle.of(agent.starterPid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
        // Stopped, the agent takes no event, and more come than the kernel keeps for it.
        signal("STOP", pid);
        inside("for i in $(seq 20000); do echo link set mac1 alias $i; done | ip -n ns1 -batch -;"
                + " ip -n ns1 link del mac1");
        signal("CONT", pid);
        awaitTold("ns1/mac1", "ns1/mac1 was deleted or moved away.");
        mended();
        inside("ip -n ns1 link set mac1 down");
        awaitTold("ns1/mac1", "ns1/mac1 was set down.");
    }

    private static void signal(String name, long pid) throws Exception {
        assertEquals(
                0,
                new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                        .start()
                        .waitFor());
    }

    @Test
    void whatTheLabItselfChangesIsNotTold() throws Exception {
        get(agent.apply(AgentClientTest.lab("private")));
        get(agent.apply(lab));
        get(agent.takeDown());
        get(agent.apply(lab));
        inside("ip link add stranger type bridge; ip link set stranger up; ip link del stranger");
        inside("ip link set enp0s8 mtu 1400");
        assertEquals("enp0s8 no longer has an MTU of 1500.", next().getFirst().text());
    }
}
