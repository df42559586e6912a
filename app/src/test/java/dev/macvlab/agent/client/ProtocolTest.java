package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Lines;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Target;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent at the mercy of somebody who doesn't keep to the protocol. */
@Tag("agent")
class ProtocolTest {
    private Process agent;
    private Lines.Reader<Reply> replies;

    @BeforeEach
    void start() throws Exception {
        agent = Launch.of(Target.SANDBOX).start();
        replies = new Lines.Reader<>(agent.getInputStream(), Reply.class);
        assertEquals(new Reply.Greeting(Request.VERSION, "sandbox"), replies.next());
    }

    @AfterEach
    void end() throws Exception {
        agent.getOutputStream().close();
        assertTrue(agent.waitFor(10, TimeUnit.SECONDS), "ends with its standard input");
        agent.destroyForcibly();
    }

    private Reply say(String line) throws IOException {
        OutputStream out = agent.getOutputStream();
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
        return Objects.requireNonNull(replies.next());
    }

    private void sayHello() throws IOException {
        assertEquals(new Reply.Done(0), say("{\"type\":\"hello\",\"id\":0,\"version\":1}"));
    }

    @Test
    void whatIsNoMessageIsRefusedAndTheNextOneServed() throws Exception {
        sayHello();
        for (String line : List.of(
                "",
                "nonsense",
                "{",
                "[]",
                "null",
                "7",
                "{}",
                "{\"type\":\"format the disk\",\"id\":1}",
                "{\"id\":1}",
                "{\"type\":\"status\",\"id\":1,\"more\":true}",
                "{\"type\":\"status\",\"id\":\"one\"}",
                "{\"type\":\"apply\",\"id\":1}",
                "{\"type\":\"apply\",\"id\":1,\"topology\":null}",
                "{\"type\":\"watch\",\"id\":1,\"pings\":[null]}",
                "{\"type\":\"watch\",\"id\":1,\"pings\":[{\"from\":\"a\"}]}",
                "{\"type\":\"status\",\"id\":1} {\"type\":\"status\",\"id\":2}",
                "\u0000\u0001\ufffd")) {
            Reply.Failed refused = assertInstanceOf(Reply.Failed.class, say(line), line);
            assertEquals("unreadable", refused.error(), line);
            assertEquals(new Reply.Standing(9, null), say("{\"type\":\"status\",\"id\":9}"));
        }
    }

    @Test
    void aLineWithoutEndIsRefusedWithoutFillingTheMemory() throws Exception {
        sayHello();
        byte[] piece = new byte[1 << 20];
        Arrays.fill(piece, (byte) '[');
        for (int i = 0; i < 300; i++) {
            agent.getOutputStream().write(piece);
        }
        Reply.Failed refused = assertInstanceOf(Reply.Failed.class, say(""));
        assertTrue(refused.why().contains("longer than"), refused.why());
        assertEquals(new Reply.Standing(9, null), say("{\"type\":\"status\",\"id\":9}"));
    }

    @Test
    void beforeHelloNothingIsDone() throws Exception {
        Reply.Failed refused = assertInstanceOf(Reply.Failed.class, say("{\"type\":\"status\",\"id\":4}"));
        assertEquals(4, refused.id());
        Reply.Failed other = assertInstanceOf(Reply.Failed.class, say("{\"type\":\"hello\",\"id\":5,\"version\":99}"));
        assertEquals(5, other.id());
        assertInstanceOf(Reply.Failed.class, say("{\"type\":\"status\",\"id\":6}"));
    }

    @Test
    void halfALineAtTheEndIsNotCarriedOut() throws Exception {
        sayHello();
        agent.getOutputStream().write("{\"type\":\"status\",\"id\":1}".getBytes(StandardCharsets.UTF_8));
        agent.getOutputStream().close();
        assertNull(replies.next());
    }

    @Test
    void aTopologyIsNotTrusted() throws Exception {
        sayHello();
        for (String topology : List.of(
                "nonsense",
                "{'format': 'macvlab/99'}",
                "{'format': 'macvlab/1', 'namespaces': [{'name': '../../etc'}]}",
                "{'format': 'macvlab/1', 'interfaces': [{'kind': 'nic', 'name': '$(reboot)/x'}]}",
                "{'format': 'macvlab/1', 'interfaces': [{'kind': 'macvlan', 'name': 'a', 'parent': 'a'}]}")) {
            String text = topology.replace("'", "\\\"");
            assertInstanceOf(
                    Reply.Failed.class, say("{\"type\":\"apply\",\"id\":3,\"topology\":\"" + text + "\"}"), topology);
            assertEquals(new Reply.Standing(9, null), say("{\"type\":\"status\",\"id\":9}"));
        }
    }
}
