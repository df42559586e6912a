package dev.macvlab.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Destination;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Request;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("kernel")
class DriftTopicTest {
    private static final String TOPOLOGY = """
            {"format": "macvlab/1", "interfaces": [
              {"kind": "nic", "name": "nic0"}, {"kind": "macvlan", "name": "m", "parent": "nic0"}]}
            """;

    /** What is due on the thread that works on the lab. */
    private final LinkedBlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();

    private NamespaceThread outside;
    private NetworkNamespace host;
    private NamespaceThread namespaces;
    private LabWork work;

    @BeforeEach
    void apply() throws Exception {
        outside = NamespaceThread.start();
        host = outside.create();
        namespaces = outside.call(host, NamespaceThread::start);
        work = new LabWork(
                namespaces, new Topics(new Outbox(OutputStream.nullOutputStream())), new AtomicBoolean(), jobs::add);
        assertInstanceOf(
                Reply.Applied.class, work.carryOut(new Request.Apply(1, new Destination.Sandbox(), TOPOLOGY), 0));
    }

    @AfterEach
    void close() {
        work.end();
        namespaces.close();
        host.close();
        outside.close();
    }

    /** What is printed on standard error by the first look, which is due a moment after an apply. */
    private String saidByTheFirstLook() throws InterruptedException {
        Runnable look = jobs.take();
        var said = new ByteArrayOutputStream();
        PrintStream before = System.err;
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            look.run();
        } finally {
            System.setErr(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theFirstLookIsNoTroubleWhenTheWorkHasEndedAndItsNamespaceThreadIsClosed() throws Exception {
        work.end();
        namespaces.close();
        assertEquals("", saidByTheFirstLook());
    }

    @Test
    void aNamespaceThreadThatIsClosedDuringTheWorkIsSaid() throws Exception {
        namespaces.close();
        String said = saidByTheFirstLook();
        assertTrue(said.contains("the namespace thread is closed"), said);
    }
}
