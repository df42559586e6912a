package dev.macvlab.agent.client;

import static dev.macvlab.agent.client.AgentClientTest.get;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Target;
import dev.macvlab.topology.Topology;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever is killed, nothing of a sandbox stays behind: not even with a command running inside. */
@Tag("agent")
class KilledTest {
    /** What is killed by the next test: a program that has a lab and a command in it. */
    static final class Victim {
        public static void main(String[] args) throws Exception {
            AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE);
            AgentClientTest.get(agent.apply(AgentClientTest.lab("bridge")));
            new ProcessBuilder(agent.inside(List.of("sleep", "1000")))
                    .inheritIO()
                    .start();
            System.out.println(Processes.namespace(agentPid(agent)));
            Thread.sleep(1_000_000);
        }
    }

    private final LinkedBlockingQueue<String> ends = new LinkedBlockingQueue<>();

    private AgentClient start() throws Exception {
        AgentClient agent = AgentClient.start(Target.SANDBOX, new AgentClient.Listener() {
            @Override
            public void stateChanged(AgentClient.State from, AgentClient.State to, @Nullable AgentException why) {
                if (to == AgentClient.State.ENDED) {
                    ends.add(
                            why == null
                                    ? "closed"
                                    : why.kind() + " " + why.why().english());
                }
            }
        });
        AgentClientTest.get(agent.apply(AgentClientTest.lab("bridge")));
        return agent;
    }

    private static long agentPid(AgentClient agent) {
        return ProcessHandle.of(agent.starterPid())
                .orElseThrow()
                .children()
                .findFirst()
                .orElseThrow()
                .pid();
    }

    private void killedIsGone(boolean starter) throws Exception {
        AgentClient agent = start();
        long pid = agentPid(agent);
        Path namespace = Processes.namespace(pid);
        Process command = new ProcessBuilder(agent.inside(List.of("sleep", "1000"))).start();
        Process inNs1 =
                new ProcessBuilder(agent.inside(List.of("ip", "netns", "exec", "ns1", "sleep", "1000"))).start();
        while (Processes.in(namespace).size() < 2) {
            Thread.sleep(5);
        }

        Processes.kill(starter ? agent.starterPid() : pid);

        Processes.awaitEmpty(namespace);
        assertTrue(command.waitFor(10, TimeUnit.SECONDS));
        assertTrue(inNs1.waitFor(10, TimeUnit.SECONDS));
        AgentClientTest.get(agent.ended());
        String end = String.valueOf(ends.poll(10, TimeUnit.SECONDS));
        assertEquals("LOST The agent was killed, and its lab with it.", end);
        assertEquals(
                AgentException.Kind.LOST,
                AgentClientTest.failure(agent.takeDown()).kind());
    }

    @Test
    void theAgent() throws Exception {
        killedIsGone(false);
    }

    @Test
    void theProgramThatStartedTheAgent() throws Exception {
        killedIsGone(true);
    }

    @Test
    void theProgramThatHasTheClient() throws Exception {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String line =
                new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8)).readLine();
        Path namespace = Path.of(line);
        assertTrue(!Processes.in(namespace).isEmpty());
        Processes.kill(victim.pid());
        Processes.awaitEmpty(namespace);
    }

    @Test
    void theAgentSomewhereInAnApplyOrATakeDown() throws Exception {
        killedSomewhere(4);
    }

    @Test
    @Tag("slow")
    void theAgentAlmostAnywhereInAnApplyOrATakeDown() throws Exception {
        killedSomewhere(120);
    }

    /** Kills an agent at moments that are spread over the time that its work takes. */
    private static void killedSomewhere(int times) throws Exception {
        Topology lab = AgentClientTest.lab("router");
        long applyNanos;
        long takeDownNanos;
        try (AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            applyNanos = (long) (get(agent.apply(lab)).applyMillis() * 1e6);
            takeDownNanos = (long) (get(agent.takeDown()).millis() * 1e6);
        }
        for (int i = 0; i < times; i++) {
            boolean applying = i % 2 == 0;
            AgentClient agent = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE);
            get(agent.ready());
            long pid = agentPid(agent);
            Path namespace = Processes.namespace(pid);
            if (!applying) {
                get(agent.apply(lab));
            }
            long end = System.nanoTime() + (applying ? applyNanos : takeDownNanos) * i / times;
            CompletableFuture<?> work = applying ? agent.apply(lab) : agent.takeDown();
            while (System.nanoTime() < end) {
                Thread.onSpinWait();
            }
            Processes.kill(pid);
            Processes.awaitEmpty(namespace);
            get(agent.ended());
            work.handle((_, _) -> null).join();
        }
    }

    @Test
    void closingTheClientTakesACommandAlong() throws Exception {
        AgentClient agent = start();
        Path namespace = Processes.namespace(agentPid(agent));
        Process command = new ProcessBuilder(agent.inside(List.of("sleep", "1000"))).start();
        agent.close();
        Processes.awaitEmpty(namespace);
        assertTrue(command.waitFor(10, TimeUnit.SECONDS));
        assertEquals("closed", ends.poll(10, TimeUnit.SECONDS));
    }

    @Test
    void aCommandInsideSeesTheLabAndKeepsItsStatus() throws Exception {
        try (AgentClient agent = start()) {
            List<String> line = new ArrayList<>(
                    agent.inside(List.of("sh", "-c", "ip netns exec ns1 ping -c1 -W2 192.168.56.123 && exit 7")));
            Process command = new ProcessBuilder(line)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            assertEquals(7, command.waitFor());
            Process here = new ProcessBuilder(agent.inside(List.of("pwd"))).start();
            assertEquals(
                    Path.of("").toAbsolutePath().toString(),
                    new String(here.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
        }
    }
}
