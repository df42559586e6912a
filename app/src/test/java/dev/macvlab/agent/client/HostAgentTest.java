package dev.macvlab.agent.client;

import static dev.macvlab.agent.client.OwnMachine.everything;
import static dev.macvlab.agent.client.OwnMachine.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.agent.protocol.Difference;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.agent.protocol.Reply;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.drawing.Drawing;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.message.Message;
import dev.macvlab.ping.Ping;
import dev.macvlab.ping.PingResult;
import dev.macvlab.plan.ErrorCode;
import dev.macvlab.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The real agent as root of a machine of its own, whose NICs are cables. */
@Tag("kernel")
class HostAgentTest {
    private static final String LAB = """
        nic eth0 mtu=1500
        macvlan ns1/mac1 on=eth0 mode=bridge ip=192.168.56.1/24
        macvlan ns2/mac2 on=eth0 mode=bridge ip=192.168.56.2/24
        macvlan shim on=eth0 mode=bridge ip=192.168.56.3/24
        """;
    private static final HostOrder ORDER = new HostOrder("lab", Map.of("eth0", "real0"));

    private final LinkedBlockingQueue<String> takenBack = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<List<String>> drifted = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<Event.Progressed> progress = new LinkedBlockingQueue<>();
    private final List<AgentClient> agents = new ArrayList<>();

    @RegisterExtension
    private final OwnMachine machine = new OwnMachine("ip netns add foreign");

    /** It only reads, so that one is enough. */
    private static @Nullable AgentClient looking;

    @AfterEach
    void endTheAgents() throws Exception {
        for (AgentClient agent : agents) {
            end(agent);
        }
    }

    @AfterAll
    static void endTheOneThatLooks() throws Exception {
        if (looking != null) {
            end(looking);
            looking = null;
        }
    }

    private AgentClient agent(Target target) {
        AgentClient agent = AgentClient.start(target, new AgentClient.Listener() {
            @Override
            public void takenBack(Message why) {
                takenBack.add(why.english());
            }

            @Override
            public void drifted(List<Difference> differences) {
                drifted.add(
                        differences.stream().map(each -> each.text().english()).toList());
            }

            @Override
            public void progressed(Event.Progressed step) {
                progress.add(step);
            }
        });
        agents.add(agent);
        return agent;
    }

    private static Topology lab() throws Exception {
        return Drawing.of(LAB);
    }

    private static CompletableFuture<Reply.Applied> apply(AgentClient agent, String text, String... mayCut)
            throws Exception {
        return agent.applyToHost(ORDER, Drawing.of(text), List.of(mayCut), 5, "", true);
    }

    private static <T> T get(CompletableFuture<T> answer) throws Exception {
        return answer.get(60, TimeUnit.SECONDS);
    }

    private static AgentException failure(CompletableFuture<?> answer) {
        return AgentClient.problemOf(assertThrows(ExecutionException.class, () -> get(answer)));
    }

    private static List<LabFacts> survey() throws Exception {
        if (looking == null) {
            looking = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE);
        }
        return get(looking.survey());
    }

    private static void await(String what, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 40_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < end, "waited in vain until " + what);
            Thread.sleep(20);
        }
    }

    private static void end(AgentClient agent) throws Exception {
        agent.close();
        agent.ended().get(30, TimeUnit.SECONDS);
    }

    private static void kill(AgentClient agent) throws Exception {
        run("kill -9 " + agent.pid());
        agent.ended().get(30, TimeUnit.SECONDS);
    }

    @Test
    void aLabStaysWhenItsAgentEndsAndAnotherAgentGoesOnWithIt() throws Exception {
        AgentClient first = agent(Target.HOST);
        assertEquals(0, get(apply(first, LAB)).confirmSeconds());
        assertEquals(
                "192.168.56.2",
                get(first.measure(List.of(new Ping("ns1", "192.168.56.2")))).stream()
                        .filter(PingResult::ok)
                        .map(each -> each.ping().to())
                        .findFirst()
                        .orElse(""));
        end(first);
        assertTrue(run("ip netns exec ns1 ping -c1 -W2 192.168.56.2").contains(" 0% packet loss"));

        LabFacts facts = survey().getFirst();
        assertEquals("standing", facts.phase());
        assertFalse(facts.busy() || facts.unfinished());
        assertEquals(List.of(), facts.notes());
        assertEquals(
                List.of("link", "link", "link", "namespace", "namespace"),
                facts.things().stream().map(LabFacts.Thing::kind).sorted().toList());

        AgentClient second = agent(Target.HOST);
        Reply.Resumed resumed = get(second.resume("lab"));
        assertEquals(ORDER, resumed.order());
        assertEquals(lab(), TopologyFile.read(resumed.topology()));
        assertTrue(survey().getFirst().busy());
        assertEquals(List.of(), get(second.takeDown()).left());
        assertTrue(machine.isAsBefore(), machine.before() + everything());
        assertEquals(List.of(), survey());
    }

    @Test
    void aLabThatIsNotToStayGoesWithItsAgent() throws Exception {
        AgentClient agent = agent(Target.HOST);
        get(agent.applyToHost(ORDER, lab(), List.of(), 60, "", false));
        assertFalse(machine.isAsBefore());
        end(agent);
        assertTrue(machine.isAsBefore(), machine.before() + everything());
    }

    @Test
    void twoAgentsDoNotDisturbEachOther() throws Exception {
        AgentClient first = agent(Target.HOST);
        AgentClient second = agent(Target.HOST);
        get(apply(first, LAB));
        assertTrue(failure(second.resume("lab")).why().english().contains("Another process works on the lab lab"));
        HostOrder other = new HostOrder("other", Map.of("eth0", "real0"));
        Topology elsewhere = Drawing.of(LAB.replace("ns1", "n1").replace("ns2", "n2"));
        assertTrue(failure(second.applyToHost(other, elsewhere, List.of(), 60, "", true))
                .why()
                .english()
                .contains("bound to the lab lab"));
        Topology onNothing = Drawing.of("ns n3");
        get(second.applyToHost(new HostOrder("other", Map.of()), onNothing, List.of(), 60, "", true));
        get(first.takeDown());
        assertTrue(run("ip netns list").contains("n3"));
        get(second.takeDown());
        assertTrue(machine.isAsBefore(), machine.before() + everything());
    }

    @Test
    void anAgentThatIsKilledLeavesWhatStatusListsAndTeardownRemoves() throws Exception {
        for (boolean done : List.of(false, true)) {
            AgentClient agent = agent(Target.HOST);
            agent.ready().get(60, TimeUnit.SECONDS);
            progress.clear();
            CompletableFuture<Reply.Applied> applied = apply(agent, LAB);
            if (done) {
                get(applied);
            } else {
                progress.poll(20, TimeUnit.SECONDS);
            }
            kill(agent);
            settle();
            List<LabFacts> labs = survey();
            assertEquals(
                    machine.isAsBefore(),
                    labs.stream().allMatch(each -> each.things().isEmpty()),
                    labs.toString());
            if (!labs.isEmpty()) {
                AgentClient next = agent(Target.HOST);
                get(next.resume("lab"));
                get(next.takeDown());
                end(next);
            }
            assertTrue(machine.isAsBefore(), done + "\n" + machine.before() + everything());
            assertEquals(List.of(), survey());
        }
    }

    @Test
    void whatMayCutTheDefaultRouteNeedsAYesAndIsTakenBackUnlessConfirmed() throws Exception {
        run("ip route add default via 10.5.0.254 dev real0");
        machine.remember();
        String cutting = LAB.replace("mtu=1500", "mtu=1400");
        AgentClient agent = agent(Target.HOST);
        AgentException refusal = failure(apply(agent, cutting));
        assertEquals(ErrorCode.CUT, refusal.error());
        assertTrue(
                refusal.why().english().contains("real0 carries the default route"),
                refusal.why().english());
        assertTrue(machine.isAsBefore());

        assertEquals(5, get(apply(agent, cutting, "real0")).confirmSeconds());
        assertTrue(run("ip link show real0").contains("mtu 1400"));
        assertTrue(String.valueOf(takenBack.poll(30, TimeUnit.SECONDS)).contains("Everything is as it was before."));
        assertTrue(machine.isAsBefore(), machine.before() + everything());
        assertEquals(
                "Nobody confirmed in time: everything is as it was before.",
                failure(agent.confirm()).why().english());

        get(apply(agent, cutting, "real0"));
        get(agent.confirm());
        assertEquals("standing", survey().getFirst().phase());
        end(agent);
        assertTrue(run("ip link show real0").contains("mtu 1400"));
    }

    @Test
    void anUnconfirmedApplyIsTakenBackAtOnceWhenTheConnectionEnds() throws Exception {
        run("ip route add default via 10.5.0.254 dev real0");
        machine.remember();
        AgentClient agent = agent(Target.HOST);
        get(apply(agent, LAB.replace("mtu=1500", "mtu=1400"), "real0"));
        end(agent);
        assertTrue(machine.isAsBefore(), machine.before() + everything());
        assertEquals(List.of(), survey());
    }

    @Test
    void aWatchdogTakesItBackWhenTheAgentIsKilled() throws Exception {
        run("ip route add default via 10.5.0.254 dev real0");
        machine.remember();
        AgentClient agent = agent(Target.HOST);
        get(apply(agent, LAB.replace("mtu=1500", "mtu=1400"), "real0"));
        assertFalse(machine.isAsBefore());
        kill(agent);
        await("the watchdog took it back", machine::isAsBefore);
        await("its journal is gone", () -> !Files.exists(Path.of("/run/macvlab/lab.json")));
    }

    @Test
    void anApplyIsTakenBackWhenTheUserGoesAwayInTheMiddle() throws Exception {
        AgentClient agent = agent(Target.HOST);
        agent.ready().get(60, TimeUnit.SECONDS);
        var _ = apply(agent, LAB);
        progress.poll(20, TimeUnit.SECONDS);
        end(agent);
        List<LabFacts> labs = survey();
        // Either it was done by then, and stays, or nothing of it is there.
        assertTrue(
                machine.isAsBefore() ? labs.isEmpty() : labs.getFirst().phase().equals("standing"), labs.toString());
        if (!labs.isEmpty()) {
            AgentClient next = agent(Target.HOST);
            get(next.resume("lab"));
            get(next.takeDown());
        }
    }

    @Test
    void whatOtherProgramsChangedIsSaid() throws Exception {
        AgentClient agent = agent(Target.HOST);
        get(apply(agent, LAB));
        end(agent);
        run("ip link del shim");
        run("ip -n ns1 addr add 192.168.56.77/24 dev mac1");
        List<String> notes =
                survey().getFirst().notes().stream().map(Message::english).toList();
        assertEquals(
                List.of("shim was deleted or moved away.", "ns1/mac1 was given the address 192.168.56.77/24."), notes);
        AgentClient next = agent(Target.HOST);
        get(next.resume("lab"));
        get(apply(next, LAB));
        get(next.takeDown());
        assertTrue(machine.isAsBefore(), machine.before() + everything());
    }

    @Test
    void eachChangeByAnotherProgramIsToldAtOnceAndListedByStatus() throws Exception {
        AgentClient agent = agent(Target.HOST);
        get(apply(agent, LAB));
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("ip address add 10.1.1.1/24 dev shim", "shim was given the address 10.1.1.1/24.");
        changes.put("ip link set shim down", "shim was set down.");
        changes.put("ip -n ns1 address del 192.168.56.1/24 dev mac1", "ns1/mac1 lost its address 192.168.56.1/24.");
        changes.put("ip link set shim name other", "shim was renamed to other.");
        changes.put("ip -n ns1 link set mac1 netns ns2", "ns1/mac1 was moved to ns2.");
        changes.put("ip -n ns2 link del mac2", "ns2/mac2 was deleted or moved away.");
        for (Map.Entry<String, String> change : changes.entrySet()) {
            assertEquals("", run(change.getKey()));
            List<String> told = List.of();
            while (!told.contains(change.getValue())) {
                told = drifted.poll(10, TimeUnit.SECONDS);
                assertNotNull(told, change.getKey());
            }
            assertEquals(
                    told,
                    survey().getFirst().notes().stream().map(Message::english).toList());
        }
        get(apply(agent, LAB));
        assertEquals(
                List.of(),
                survey().getFirst().notes().stream().map(Message::english).toList());
        assertTrue(run("ip netns exec ns1 ping -c1 -W2 192.168.56.2").contains(" 0% packet loss"));
        get(agent.takeDown());
        assertTrue(machine.isAsBefore(), machine.before() + everything());
    }

    @Test
    void twoLabsAndForeignThingsOfSimilarNamesStandBesideOneAnother() throws Exception {
        run("ip link add real1 type veth peer name realfar1");
        run("ip link set realfar1 up");
        run("ip link set real1 up");
        AgentClient first = agent(Target.HOST);
        AgentClient second = agent(Target.HOST);
        HostOrder similar = new HostOrder("lab-2", Map.of("eth0", "real1"));
        Topology other =
                Drawing.of(LAB.replace("ns1/", "ns11/").replace("ns2/", "ns/").replace("shim", "shim2"));
        var one = apply(first, LAB);
        var two = second.applyToHost(similar, other, List.of(), 60, "", true);
        get(one);
        get(two);
        String group = run("ip -d -o link show shim").replaceFirst("(?s).* group (\\S+).*", "$1");
        for (String foreign : List.of(
                "ip link add shim0 link real0 type macvlan mode bridge",
                "ip link set shim0 group " + group + " alias macvlab:lab",
                "ip netns add ns10",
                "ip link add mac1 link real0 netns ns10 type macvlan mode bridge",
                "ip -n ns10 link set mac1 group " + group + " alias macvlab:lab",
                "ip address add 192.168.56.9/24 dev real0",
                "ip route add 10.66.0.0/16 dev real0 proto 77")) {
            assertEquals("", run(foreign), foreign);
        }
        String theirs = foreign();

        get(first.takeDown());

        assertEquals(theirs, foreign());
        assertTrue(run("ip netns exec ns11 ping -c1 -W2 192.168.56.2").contains(" 0% packet loss"));
        assertEquals(
                0,
                get(second.applyToHost(similar, other, List.of(), 60, "", true)).steps());
        get(second.takeDown());
        assertEquals(theirs, foreign());
        run("ip link del shim0");
        run("ip netns del ns10");
        run("ip address del 192.168.56.9/24 dev real0");
        run("ip route del 10.66.0.0/16");
        run("ip link del real1");
        assertTrue(machine.isAsBefore(), machine.before() + everything());
    }

    /** What no lab made. */
    private static String foreign() throws Exception {
        return run("ip -d -o link show shim0").replaceAll("promiscuity \\d+", "")
                + run("ip -n ns10 -d -o link show mac1")
                + run("ip -o -4 address show real0")
                + run("ip route show proto 77");
    }

    @Test
    void anAgentOnTheMachineTrustsNothingItIsSent() throws Exception {
        AgentClient agent = agent(Target.HOST);
        for (String name : List.of("../../etc/passwd", "", "A", "a b")) {
            assertTrue(failure(agent.applyToHost(new HostOrder(name, Map.of()), lab(), List.of(), 60, "", true))
                    .why()
                    .english()
                    .contains("can be called"));
        }
        for (String nic : List.of("real0/../x", "lo", "nothing", "")) {
            assertFalse(failure(agent.applyToHost(
                            new HostOrder("lab", Map.of("eth0", nic)), lab(), List.of(), 60, "", true))
                    .why()
                    .english()
                    .isEmpty());
        }
        assertTrue(failure(agent.takeDown()).why().english().contains("No lab"));
        assertTrue(failure(agent.apply(lab())).why().english().contains("in a sandbox"));
        assertTrue(machine.isAsBefore(), machine.before() + everything());
    }

    /** Lets the kernel take down what the killed process held. */
    private static void settle() throws InterruptedException {
        await("the kernel took down what nobody holds", () -> {
            // Children in namespaces without a name hold a place among the parent's addresses.
            String addresses = run("bridge fdb show dev real0");
            long children = addresses
                    .lines()
                    .filter(line -> line.contains("self permanent") && line.startsWith("02:"))
                    .count();
            String named = run("ip -n ns1 -o link show type macvlan")
                    + run("ip -n ns2 -o link show type macvlan")
                    + run("ip -o link show type macvlan");
            long seen = named.lines()
                    .filter(line -> line.contains("mac1@") || line.contains("mac2@") || line.contains("shim@"))
                    .filter(line -> line.contains(",UP") || line.contains("<UP"))
                    .count();
            return children == seen;
        });
    }
}
