package dev.macvlab.agent.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.agent.protocol.PlannedStep;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.forecast.Forecast;
import dev.macvlab.forecast.Pair;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("agent")
class AgentClientTest {
    private final LinkedBlockingQueue<PingResult> pinged = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Event.Progressed> progress = new LinkedBlockingQueue<>();
    private AgentClient agent;

    @BeforeEach
    void start() {
        agent = AgentClient.start(Target.SANDBOX, new AgentClient.Listener() {
            @Override
            public void pinged(PingResult result) {
                pinged.add(result);
            }

            @Override
            public void progressed(Event.Progressed step) {
                progress.add(step);
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        agent.close();
        agent.ended().get(20, TimeUnit.SECONDS);
    }

    static Topology lab(String name) {
        try {
            return TopologyFile.read(Path.of("labs", name + ".macvlab.json"));
        } catch (UnreadableFile e) {
            throw new AssertionError(e);
        }
    }

    private static Topology withMode(Topology topology, Macvlan.Mode mode) {
        return topology.withInterfaces(topology.interfaces().stream()
                .map(each -> each instanceof Macvlan child && child.name().equals("mac2") ? child.withMode(mode) : each)
                .toList());
    }

    static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS);
    }

    static AgentException failure(CompletableFuture<?> answer) {
        return AgentClient.problemOf(assertThrows(ExecutionException.class, () -> get(answer)));
    }

    private PingResult await(Predicate<PingResult> wanted) throws Exception {
        long end = System.nanoTime() + 15_000_000_000L;
        while (System.nanoTime() < end) {
            PingResult result = pinged.poll(1, TimeUnit.SECONDS);
            if (result != null && wanted.test(result)) {
                return result;
            }
        }
        throw new AssertionError("no such ping came");
    }

    @Test
    void anAgentWhoseCacheIsNoneWorksAllTheSame(@TempDir Path folder) throws Exception {
        Path broken = Files.writeString(folder.resolve("agent.aot"), "not a cache");
        System.setProperty("macvlab.agent.cache", broken.toString());
        try (AgentClient second = AgentClient.start(Target.SANDBOX, AgentClient.Listener.NONE)) {
            assertNull(second.status().get(20, TimeUnit.SECONDS).topology());
        } finally {
            System.clearProperty("macvlab.agent.cache");
        }
    }

    @Test
    void theArticlesPingWorksWhileItsLabStands() throws Exception {
        Reply.Applied applied = get(agent.apply(lab("bridge")));
        assertTrue(applied.steps() > 10 && applied.applyMillis() > applied.verifyMillis(), applied.toString());
        assertEquals(applied.steps(), List.copyOf(progress).getLast().done());

        List<PingResult> results = get(agent.measure(List.of(
                new Ping("ns1", "192.168.56.123"),
                new Ping("ns1", "192.168.56.110"),
                new Ping("ns1/mac1", "192.168.56.123"),
                new Ping("ns1", "8.8.8.8"),
                new Ping("nobody", "192.168.56.123"),
                new Ping("ns1", "nonsense"))));
        assertTrue(results.getFirst().ok() && results.getFirst().rttMicros() > 0, results.toString());
        assertEquals(Failure.NO_NEIGHBOUR, results.get(1).failure());
        assertTrue(results.get(2).ok());
        assertEquals(Failure.NO_ROUTE, results.get(3).failure());
        assertEquals(Failure.NOT_SENT, results.get(4).failure());
        assertEquals(Failure.NOT_SENT, results.get(5).failure());

        assertTrue(get(agent.takeDown()).millis() > 0);
        assertEquals(
                Failure.NOT_SENT,
                get(agent.measure(List.of(new Ping("ns1", "192.168.56.123"))))
                        .getFirst()
                        .failure());
    }

    @Test
    void watchedPingsFollowEveryChangeOfTheLab() throws Exception {
        get(agent.watch(List.of(new Ping("ns1", "192.168.56.123"))));
        get(agent.apply(lab("bridge")));
        assertTrue(await(PingResult::ok).rttMicros() > 0);

        get(agent.apply(withMode(lab("bridge"), Macvlan.Mode.PRIVATE)));
        PingResult failed = await(result -> !result.ok());
        assertTrue(failed.reason() != null, failed.toString());

        get(agent.apply(lab("bridge")));
        await(PingResult::ok);

        get(agent.takeDown());
        pinged.clear();
        assertNull(pinged.poll(1500, TimeUnit.MILLISECONDS));
    }

    @Test
    void theOrderOfMeasuringMakesNoDifferenceThoughFilledCachesWould() throws Exception {
        Topology topology = lab("mode-matrix")
                .withInterfaces(lab("mode-matrix").interfaces().stream()
                        .map(AgentClientTest::withHairpin)
                        .toList());
        get(agent.apply(topology));
        Forecast forecast = Forecast.of(Index.of(topology));
        List<Pair> pairs = forecast.pairs();
        assertTrue(pairs.stream()
                .anyMatch(pair -> forecast.predict(pair.from(), pair.address()).whenWarm() != null));
        List<Ping> pings = pairs.stream()
                .map(pair -> new Ping(pair.from().toString(), pair.address().toString()))
                .toList();
        List<Failure> forwards =
                get(agent.measure(pings)).stream().map(PingResult::failure).toList();
        List<Failure> backwards = get(agent.measure(pings.reversed())).reversed().stream()
                .map(PingResult::failure)
                .toList();
        assertEquals(forwards, backwards);
        assertEquals(
                pairs.stream()
                        .map(pair -> String.valueOf(
                                forecast.predict(pair.from(), pair.address()).failure()))
                        .toList(),
                forwards.stream().map(String::valueOf).toList());
    }

    private static Interface withHairpin(Interface each) {
        return each instanceof Nic nic && nic.port() != null
                ? nic.withPort(nic.port().withHairpin(true))
                : each;
    }

    @Test
    void aRouterWithoutARouteIsHeardHoweverOftenItIsAsked() throws Exception {
        get(agent.apply(Drawing.of("""
            ns a
            ns r forwarding
            nic nic0
            macvlan a/m on=nic0 mode=bridge ip=10.0.0.2/24
            macvlan r/m on=nic0 mode=bridge ip=10.0.0.1/24
            route a default via=10.0.0.1
            """)));
        List<Ping> pings = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> new Ping("a", "172.16.0." + i))
                .toList();
        assertEquals(
                Set.of(Message.of("probe.router-has-no-route")),
                get(agent.measure(pings)).stream().map(PingResult::reason).collect(Collectors.toSet()));
    }

    @Test
    void aRefusedLabSaysWhichElementAndWhatToDo() throws Exception {
        get(agent.apply(lab("bridge")));
        Topology twice = lab("bridge")
                .withInterfaces(lab("bridge").interfaces().stream()
                        .map(each -> each instanceof Macvlan child
                                ? child.withCommon(child.common().withMac("02:00:00:00:00:01"))
                                : each)
                        .toList());

        AgentException problem = failure(agent.apply(twice));

        assertEquals(AgentException.Kind.LAB, problem.kind());
        assertEquals(ErrorCode.EADDRINUSE, problem.error());
        assertEquals(Ref.parse("ns2/mac2"), problem.element());
        assertEquals("mac", problem.field());
        assertNotNull(problem.remedy());
        assertTrue(get(agent.measure(List.of(new Ping("ns1", "192.168.56.123"))))
                .getFirst()
                .ok());
    }

    @Test
    void aCancelledApplyLeavesWhatStoodBefore() throws Exception {
        Topology large = Drawing.of(
                IntStream.range(0, 300).mapToObj("ns n%d%n"::formatted).collect(Collectors.joining()));
        get(agent.apply(lab("bridge")));

        CompletableFuture<Reply.Applied> applied = agent.apply(large);
        get(agent.cancel());

        assertEquals(AgentException.Kind.CANCELLED, failure(applied).kind());
        assertEquals(0, get(agent.apply(lab("bridge"))).steps());
    }

    @Test
    void aPlanSaysWhatAnApplyWouldDo() throws Exception {
        List<PlannedStep> fromNothing = get(agent.plan(lab("bridge")));
        Reply.Applied applied = get(agent.apply(lab("bridge")));
        assertEquals(applied.steps(), fromNothing.size());
        assertEquals(List.of(), get(agent.plan(lab("bridge"))));
        List<PlannedStep> change = get(agent.plan(withMode(lab("bridge"), Macvlan.Mode.VEPA)));
        assertEquals(
                List.of("ip -n ns2 link set dev mac2 type macvlan mode vepa"),
                change.stream().map(PlannedStep::command).toList());
    }

    @Test
    void anAgentThatLooksChangesNothing() throws Exception {
        try (AgentClient look = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE)) {
            assertEquals(
                    get(look.look()).nics().stream().map(nic -> nic.name()).toList(),
                    get(look.look()).nics().stream().map(nic -> nic.name()).toList());
            assertTrue(failure(look.apply(lab("bridge"))).why().english().contains("changes nothing"));
            assertTrue(get(look.plan(lab("bridge"))).size() > 10);
        }
    }

    @Test
    void theKernelIsAskedWhatItCanDo() throws Exception {
        KernelFacts facts = get(agent.examine());
        assertEquals(System.getProperty("os.version"), facts.release());
        assertTrue(facts.kinds().stream().anyMatch(kind -> kind.name().equals("macvlan") && kind.present()));
        assertTrue(facts.kinds().stream().allMatch(kind -> kind.present() == (kind.why() == null)));
    }

    @Test
    void theStatusIsTheTopologyThatStands() throws Exception {
        assertNull(get(agent.status()).topology());
        get(agent.apply(lab("bridge")));
        assertEquals(
                lab("bridge"),
                TopologyFile.read(
                        java.util.Objects.requireNonNull(get(agent.status()).topology())));
    }

    @Test
    void afterItsEndAClientSaysThatItHasEnded() throws Exception {
        get(agent.ready());
        agent.close();
        get(agent.ended());
        assertEquals(AgentClient.State.ENDED, agent.state());
        assertEquals(
                AgentException.Kind.LOST, failure(agent.apply(lab("bridge"))).kind());
    }
}
