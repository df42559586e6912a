package dev.macvlab.agent.client;

import static dev.macvlab.agent.client.AgentClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Topology;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A macvtap whose frames go to a file descriptor. */
@Tag("agent")
class TapTest {
    private static final String LAB = """
        nic nic0
        macvtap a/t on=nic0 mode=bridge nodad ip=10.0.0.1/24,2001:db8::1/64
        macvlan b/m on=nic0 mode=bridge nodad ip=10.0.0.2/24,2001:db8::2/64
        """;

    private final AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE);
    private Topology lab;

    @BeforeEach
    void apply() throws Exception {
        lab = Drawing.of(LAB);
        get(agent.apply(lab));
    }

    @AfterEach
    void close() {
        agent.close();
    }

    private String inside(String words) throws Exception {
        Process process = new ProcessBuilder(agent.inside(List.of("sh", "-c", words)))
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    private boolean pings(String address) throws Exception {
        return inside("ip netns exec b ping -c1 -W2 " + address).contains(" 1 received");
    }

    @Test
    void aProgramAnswersWhereTheFileCanBeOpened() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "the file belongs to the machine's own root");
        Reply.Attached.Tap tap = get(agent.attach()).getFirst();
        assertEquals("a/t: a program answers at its device file.", tap.text().english());
        assertTrue(tap.attached());
        assertNull(get(agent.examine()).tapRefusal());
        // The IP stack of its namespace would answer no ping any more, so that it is not it that does.
        inside("ip netns exec a sh -c 'echo 1 >/proc/sys/net/ipv4/icmp_echo_ignore_all;"
                + " echo 1 >/proc/sys/net/ipv6/icmp/echo_ignore_all'");
        assertTrue(pings("10.0.0.1"));
        assertTrue(pings("2001:db8::1"));
        assertFalse(pings("10.0.0.77"));
        get(agent.apply(Drawing.of(LAB.replace("10.0.0.2/24", "10.0.0.3/24"))));
        assertFalse(pings("10.0.0.1"), "a change of the lab ends it");
    }

    @Test
    void whereItCanNotBeOpenedItSaysWhy() throws Exception {
        assumeTrue(!"root".equals(System.getProperty("user.name")), "root may open it");
        Reply.Attached.Tap tap = get(agent.attach()).getFirst();
        assertFalse(tap.attached());
        String said = tap.text().english();
        assertTrue(said.startsWith("a/t: its device file can't be opened"), said);
        assertTrue(said.endsWith("start macvlab with sudo."), said);
        String refusal =
                Objects.requireNonNull(get(agent.examine()).tapRefusal()).english();
        assertTrue(refusal.endsWith("belongs to the machine's own root: start macvlab with sudo"), refusal);
        assertTrue(pings("10.0.0.1"), "the IP stack goes on answering");
    }
}
