package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.JsonLines;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.plan.ErrorCode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** An agent at the mercy of somebody who doesn't keep to the protocol. */
@Tag("agent")
class ProtocolTest {
    private Process agent;
    private JsonLines.Reader<Reply> replies;

    @BeforeEach
    void start() throws Exception {
        agent = Launch.of(Target.SANDBOX).start();
        replies = new JsonLines.Reader<>(agent.getInputStream(), Reply.class);
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
        assertEquals(new Reply.Done(0), say("{\"type\":\"hello\",\"id\":0,\"version\":3}"));
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
                "{\"type\":\"apply\",\"id\":1,\"destination\":{\"target\":\"sandbox\"},\"topology\":null}",
                "{\"type\":\"subscribe\",\"id\":1,\"topic\":{\"topic\":\"pings\",\"pings\":[null]}}",
                "{\"type\":\"subscribe\",\"id\":1,\"topic\":{\"topic\":\"pings\",\"pings\":[{\"from\":\"a\"}]}}",
                "{\"type\":\"status\",\"id\":1} {\"type\":\"status\",\"id\":2}",
                "\u0000\u0001\ufffd")) {
            Reply.Failed refused = assertInstanceOf(Reply.Failed.class, say(line), line);
            assertEquals(ErrorCode.UNREADABLE, refused.error(), line);
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
        assertTrue(
                refused.why().english().contains("longer than"), refused.why().english());
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
                    Reply.Failed.class,
                    say("{\"type\":\"apply\",\"id\":3,\"destination\":{\"target\":\"sandbox\"},\"topology\":\"" + text
                            + "\"}"),
                    topology);
            assertEquals(new Reply.Standing(9, null), say("{\"type\":\"status\",\"id\":9}"));
        }
    }

    private static String bridge() throws IOException {
        return Files.readString(Path.of("labs/bridge.macvlab.json"))
                .replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n");
    }

    @Test
    void aReaderThatStopsWhileManyPingsReportHoldsUpNoAnswer() throws Exception {
        sayHello();
        assertInstanceOf(
                Reply.Applied.class,
                say("{\"type\":\"apply\",\"id\":1,\"destination\":{\"target\":\"sandbox\"},\"topology\":\"" + bridge()
                        + "\"}"));
        // Each of these reports at once that it can't be sent.
        String pings = IntStream.range(0, 30_000)
                .mapToObj(i -> "{\"from\":\"nowhere\",\"to\":\"10.0.0." + i + "\"}")
                .collect(Collectors.joining(","));
        OutputStream out = agent.getOutputStream();
        out.write(("{\"type\":\"subscribe\",\"id\":2,\"topic\":{\"topic\":\"pings\",\"pings\":[" + pings + "]}}\n"
                        + "{\"type\":\"status\",\"id\":3}\n")
                .getBytes(StandardCharsets.UTF_8));
        out.flush();
        int before = 0;
        Reply reply = replies.next();
        for (; !(reply instanceof Reply.Standing); reply = replies.next()) {
            before++;
        }
        int samples = 0;
        while (!(replies.next() instanceof Reply.Published event
                && event.event() instanceof Event.Pinged pinged
                && pinged.result().ping().to().equals("10.0.0.29999"))) {
            samples++;
        }
        assertTrue(before + samples < 30_000, "old samples were dropped: " + before + " and " + samples);
        assertEquals(new Reply.Done(4), say("{\"type\":\"unsubscribe\",\"id\":4,\"subscription\":2}"));
    }

    @Test
    void tenOfTheLongestRequestsThatWaitForAnotherAreAllAnswered() throws Exception {
        sayHello();
        assertInstanceOf(
                Reply.Applied.class,
                say("{\"type\":\"apply\",\"id\":1,\"destination\":{\"target\":\"sandbox\"},\"topology\":\"" + bridge()
                        + "\"}"));
        // Nobody has these addresses, and one namespace asks for them one after another.
        String pings = IntStream.range(200, 250)
                .mapToObj(last -> "{\"from\":\"ns1\",\"to\":\"192.168.56." + last + "\"}")
                .collect(Collectors.joining(","));
        byte[] measure =
                ("{\"type\":\"measure\",\"id\":2,\"pings\":[" + pings + "]}\n").getBytes(StandardCharsets.UTF_8);
        byte[] request = ("{\"type\":\"apply\",\"id\":5,\"destination\":{\"target\":\"sandbox\"},\"topology\":\""
                        + "x".repeat(31 << 20) + "\"}\n")
                .getBytes(StandardCharsets.UTF_8);
        var written = CompletableFuture.runAsync(() -> {
            try {
                agent.getOutputStream().write(measure);
                for (int i = 0; i < 10; i++) {
                    agent.getOutputStream().write(request);
                }
                agent.getOutputStream().flush();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertInstanceOf(Reply.Measured.class, replies.next());
        for (int i = 0; i < 10; i++) {
            Reply.Failed refused = assertInstanceOf(Reply.Failed.class, replies.next());
            assertEquals(5, refused.id());
            assertEquals(ErrorCode.UNREADABLE, refused.error());
        }
        written.join();
    }

    @Test
    void warningsOfTheJvmAreNotOnTheProtocol() throws Exception {
        List<String> warned = new ArrayList<>(Launch.of(Target.SANDBOX).command());
        // Of which the JVM warns where there are none, and in a sandbox's container there are none.
        warned.add(warned.indexOf("-cp"), "-XX:+UseLargePages");
        Process other = new ProcessBuilder(warned).start();
        try {
            assertEquals(
                    new Reply.Greeting(Request.VERSION, "sandbox"),
                    new JsonLines.Reader<>(other.getInputStream(), Reply.class).next());
        } finally {
            other.getOutputStream().close();
            assertTrue(other.waitFor(10, TimeUnit.SECONDS));
        }
        assertTrue(new String(other.getErrorStream().readAllBytes(), StandardCharsets.UTF_8).contains("[warning]"));
    }

    @Test
    void whatALoginShellSaysBeforeTheGreetingIsSkipped() throws Exception {
        String said = "Welcome to nowhere\n\n[1 update]\n"
                + new String(JsonLines.encode(new Reply.Greeting(Request.VERSION, "sandbox")), StandardCharsets.UTF_8);
        List<String> complaints = new ArrayList<>();
        assertEquals(
                new Reply.Greeting(Request.VERSION, "sandbox"),
                Conversation.skipNoise(
                        new JsonLines.Reader<>(
                                new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)), Reply.class),
                        complaints::add));
        assertEquals(3, complaints.size());
    }

    @Test
    void theEndOfTheInputRightAfterAnApplyIsNoTrouble() throws Exception {
        sayHello();
        OutputStream out = agent.getOutputStream();
        out.write(("{\"type\":\"apply\",\"id\":1,\"destination\":{\"target\":\"sandbox\"},\"topology\":\"" + bridge()
                        + "\"}\n")
                .getBytes(StandardCharsets.UTF_8));
        out.close();
        assertEquals("", new String(agent.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
    }

    @Test
    void anErrorIsSpelledByItsWord() throws Exception {
        OutputStream out = agent.getOutputStream();
        out.write("nonsense\n".getBytes(StandardCharsets.UTF_8));
        out.flush();
        String said = agent.inputReader(StandardCharsets.UTF_8).readLine();
        assertTrue(said.contains("\"error\":\"unreadable\""), said);
    }

    @Test
    void anErrorOfANewerAgentIsShownWithItsReason() throws Exception {
        String said = "{\"type\":\"failed\",\"id\":7,\"error\":\"overheated\",\"element\":\"ns1/mac1\",\"field\":null,"
                + "\"why\":{\"key\":\"language.verbatim\",\"arguments\":[\"It is too hot.\"]},\"remedy\":null}\n";
        Reply.Failed failed = assertInstanceOf(
                Reply.Failed.class,
                new JsonLines.Reader<>(new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8)), Reply.class)
                        .next());
        AgentException problem = AgentException.of(failed);
        assertEquals(ErrorCode.UNKNOWN, problem.error());
        assertEquals(AgentException.Kind.LAB, problem.kind());
        assertEquals("ns1/mac1: It is too hot.", problem.getMessage());
    }
}
