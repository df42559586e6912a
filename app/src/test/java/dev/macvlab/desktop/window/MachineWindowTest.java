package dev.macvlab.desktop.window;

import static dev.macvlab.agent.client.OwnMachine.everything;
import static dev.macvlab.agent.client.OwnMachine.run;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.agent.client.AgentClient;
import dev.macvlab.agent.client.Elevation;
import dev.macvlab.agent.client.OwnMachine;
import dev.macvlab.agent.protocol.Event;
import dev.macvlab.agent.protocol.HostOrder;
import dev.macvlab.agent.protocol.LabFacts;
import dev.macvlab.agent.protocol.Target;
import dev.macvlab.desktop.live.SessionTarget;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.edit.Children;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The window on a machine of its own, on which it is root, and whose NIC {@code real0} is a cable. */
@Tag("kernel")
@EnabledIfEnvironmentVariable(named = "DISPLAY", matches = ".+", disabledReason = "There is no screen for a window.")
class MachineWindowTest {
    private static final String ARC = "probe-ns1-192.168.56.123";

    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    @RegisterExtension
    private final OwnMachine machine = new OwnMachine(
            "ip link add real1 address 02:00:00:00:02:01 type veth peer name realfar1",
            "ip link add br0 address 02:00:00:00:02:02 type bridge",
            "ip link set real1 master br0");

    @AfterEach
    void endTheAgents() throws Exception {
        window.interact(() -> window.window().workspace().session().release());
        for (ProcessHandle agent : agents()) {
            agent.onExit().get(60, TimeUnit.SECONDS);
        }
    }

    private boolean pillIs(String look) {
        return window.shows(ARC + "-pill")
                && window.node(ARC + "-pill").getStyleClass().contains(look);
    }

    private void stateIs(String words) {
        window.await("it is: " + words, () -> window.text("targetText").equals(words));
    }

    private void toThisMachine() {
        window.choose("target", "targetMachine");
        stateIs("This machine");
    }

    private void bind(String drawn, String real) {
        window.await(
                "the machine's NICs are known", () -> !choice(drawn).getItems().isEmpty());
        window.click("binding-" + drawn);
        window.click("candidate-" + real);
        window.await("it is chosen", () -> choice(drawn).getValue() != null);
    }

    /** Both lines of what is chosen stand inside the field, as far from its top as from its bottom. */
    private void assertChoiceFits(String drawn) {
        window.interact(() -> {
            Bounds field = onScreen(choice(drawn));
            List<Bounds> lines = window.robot().from(choice(drawn)).lookup(".label").queryAll().stream()
                    .map(MachineWindowTest::onScreen)
                    .toList();
            double above = lines.getFirst().getMinY() - field.getMinY();
            double below = field.getMaxY() - lines.getLast().getMaxY();
            assertEquals(2, lines.size());
            assertTrue(above > 2, () -> above + " above");
            assertEquals(above, below, 2);
        });
    }

    private static Bounds onScreen(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }

    private ComboBox<?> choice(String drawn) {
        return (ComboBox<?>) window.node("binding-" + drawn);
    }

    private void await(String words, String id) {
        window.await(id + " says " + words, () -> window.text(id).contains(words));
    }

    private void applyOn(String real) {
        window.click("apply");
        bind("enp0s8", real);
        window.await("all is said", () -> !window.node("bindingApply").isDisabled());
        window.click("bindingApply");
    }

    @Test
    void aLabIsAppliedToThisMachineChangedMendedAndTakenDown() throws Exception {
        toThisMachine();
        assertEquals("Apply…", window.text("apply"));
        window.await(
                "its NICs are known", () -> window.text("cell-ns1-lan-gateway").equals("open"));
        window.click("apply");
        bind("enp0s8", "real0");
        assertChoiceFits("enp0s8");
        await("ip netns will list ns1, ns2", "bindingOutlook");
        await("Not built: lan, gateway", "bindingNotBuilt");
        window.await("all is said", () -> !window.node("bindingApply").isDisabled());
        window.click("bindingApply");

        stateIs("This machine, running");
        assertTrue(run("ip netns list").contains("ns1"));
        window.await("the arc is green", () -> pillIs("measured") && pillIs("ok"));
        assertTrue(run("ip netns exec ns1 ping -c1 -W2 192.168.56.123").contains(" 0% packet loss"));
        assertTrue(run("ip addr show real0").contains("10.5.0.1/24"));
        window.click("target");
        Screens.writeWithMenus(window.scene(), "target");
        window.keys(KeyCode.ESCAPE);

        window.interact(() -> window.document().select(new Ref("ns2", "mac2")));
        window.click("field-mode-private");
        assertEquals("Apply 1 change", window.text("apply"));
        window.click("apply");
        window.await("the arc is red", () -> pillIs("measured") && pillIs("fail"));

        run("ip -n ns1 link set mac1 down");
        await("Another program has changed the lab", "bannerText");
        window.click("bannerAction");
        window.await("it is mended", () -> !window.shows("bannerText") && isUp("ns1", "mac1"));

        window.click("takeDown");
        stateIs("This machine");
        assertEquals(machine.before(), everything());
    }

    private static boolean isUp(String namespace, String link) {
        return run("ip -n " + namespace + " link show " + link).contains(",UP");
    }

    @Test
    void whatMayCutTheDefaultRouteNeedsAYesAndIsTakenBackUnlessKept() throws Exception {
        run("ip route add default via 10.5.0.254 dev real0");
        machine.remember();
        window.interact(() -> {
            var nic = window.topology().find(Ref.top("enp0s8")).orElseThrow();
            window.document()
                    .push(new Edit.Change(
                            Message.verbatim("MTU"), nic.withCommon(nic.common().withMtu(1400))));
        });
        toThisMachine();
        window.click("apply");
        bind("enp0s8", "real0");
        await("real0 carries the default route", "binding-enp0s8-warning");
        await("To apply this would", "binding-enp0s8-cuts");
        assertTrue(window.node("bindingApply").isDisabled());
        window.interact(((CheckBox) window.node("binding-enp0s8-mayCut"))::fire);
        window.await("all is said", () -> !window.node("bindingApply").isDisabled());
        Screens.write(window.node("binding").getScene(), "binding");
        window.interact(() -> assertEquals(List.of(), Speechless.in(window.node("binding"))));
        window.click("bindingApply");

        window.await("it asks", () -> window.shows("confirmKeep"));
        await("everything is taken back in ", "confirmCountdown");
        assertTrue(run("ip link show real0").contains("mtu 1400"));
        Screens.write(window.scene(), "confirm");
        window.click("confirmTakeBack");
        await("You took it back. Everything is as it was before.", "bannerText");
        stateIs("This machine");
        assertFalse(window.shows("confirmKeep"));
        assertEquals(machine.before(), everything());

        SessionTarget.Machine shortly = new SessionTarget.Machine(
                new HostOrder("bridge", Map.of("enp0s8", "real0")), Set.of("real0"), false, 5);
        window.interact(() -> window.window().workspace().session().apply(window.topology(), shortly));
        window.await("it asks again", () -> window.shows("confirmKeep"));
        await("Nobody confirmed within 5 seconds", "bannerText");
        assertEquals(machine.before(), everything());

        window.interact(() -> window.window().workspace().session().apply(window.topology(), shortly));
        window.await("it asks once more", () -> window.shows("confirmKeep"));
        window.click("confirmKeep");
        WaitForAsyncUtils.waitFor(90, TimeUnit.SECONDS, () -> phase().equals("standing"));
        assertFalse(window.shows("confirmKeep"));
        assertTrue(run("ip link show real0").contains("mtu 1400"));
        window.click("takeDown");
        stateIs("This machine");
        assertEquals(machine.before(), everything());
    }

    /** What an agent that only looks says of the only lab. */
    private static String phase() {
        try (AgentClient agent = AgentClient.start(Target.LOOK, AgentClient.Listener.NONE)) {
            List<LabFacts> labs = agent.survey().get(60, TimeUnit.SECONDS);
            return labs.isEmpty() ? "" : labs.getFirst().phase();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void labsThatStandAreListedGoneOnWithAndTakenDownAlsoAfterACrash() throws Exception {
        var kept = new SessionTarget.Machine(new HostOrder("bridge", Map.of("enp0s8", "real0")), Set.of(), true);
        toThisMachine();
        window.interact(() -> window.window().workspace().session().apply(window.topology(), kept));
        stateIs("This machine, running");
        window.show(Topology.EMPTY, null);
        stateIs("Sandbox, no root");
        assertTrue(run("ip netns list").contains("ns1"));

        window.choose("labMenu", "machineLabsItem");
        await("bridge", "machineLabName");
        window.await("nobody works on it", () -> window.text("machineLabState").startsWith("standing"));
        assertEquals("standing · enp0s8 is real0", window.text("machineLabState"));
        Screens.write(window.node("machineLabs").getScene(), "machine-labs");
        window.interact(() -> assertEquals(List.of(), Speechless.in(window.node("machineLabs"))));
        window.click("machineLabGoOn");
        stateIs("This machine, running");
        assertEquals(3, window.topology().interfaces().size());
        window.await("the arc is green", () -> pillIs("measured") && pillIs("ok"));
        assertEquals("Up to date", window.text("apply"));

        agents().forEach(ProcessHandle::destroyForcibly);
        stateIs("This machine, agent ended");
        window.await("the arc is stale", () -> pillIs("stale"));
        window.click("bannerAction");
        await("bridge", "machineLabName");
        window.click("machineLabTakeDown");
        window.await("nothing stands", () -> window.shows("machineLabsNone"));
        window.click("machineLabsClose");
        assertEquals(machine.before(), everything());
    }

    @Test
    void aLabThatACrashLeftHalfWayIsToldAtTheStartAndCanOnlyBeTakenDown() throws Exception {
        killAnAgentAtWork();
        window.interact(() -> window.application()
                .machine()
                .lookOnce(() -> window.window().workspace().tellOfRemnants()));
        await("The lab bridge was left half-way on this machine.", "bannerText");
        window.click("bannerAction");
        await("left half-way · enp0s8 is real0", "machineLabState");
        assertTrue(window.node("machineLabGoOn").isDisabled());
        Screens.write(window.node("machineLabs").getScene(), "machine-labs-half");
        window.click("machineLabTakeDown");
        window.await("nothing stands", () -> window.shows("machineLabsNone"));
        window.click("machineLabsClose");
        assertEquals(machine.before(), everything());
    }

    /** Kills an agent, as often as it takes, while it makes a lab with two hundred namespaces. */
    private void killAnAgentAtWork() throws Exception {
        var order = new HostOrder("bridge", Map.of("enp0s8", "real0"));
        Topology bridge = ShippedLab.BRIDGE.read();
        var children = new Children(
                bridge.find(Ref.top("enp0s8")).orElseThrow(), Kind.MACVLAN, Macvlan.Mode.BRIDGE, 200, true, null);
        Topology many = children.in(Index.of(bridge)).edit().applyTo(bridge);
        for (int attempt = 0; attempt < 10 && !phase().equals("building"); attempt++) {
            try (AgentClient agent = AgentClient.start(Target.HOST, new AgentClient.Listener() {
                @Override
                public void progressed(Event.Progressed progress) {
                    agents().forEach(ProcessHandle::destroyForcibly);
                }
            })) {
                boolean wasFaster = agent.applyToHost(order, many, List.of(), 0, "", true)
                        .handle((_, thrown) -> thrown == null)
                        .get(60, TimeUnit.SECONDS);
                if (wasFaster) {
                    agent.takeDown().get(60, TimeUnit.SECONDS);
                }
            }
        }
    }

    private static List<ProcessHandle> agents() {
        return ProcessHandle.current()
                .children()
                .filter(each -> commandLine(each).contains("--target\0host"))
                .toList();
    }

    /** All of it: what Java tells ends after a page. */
    private static String commandLine(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc", String.valueOf(process.pid()), "cmdline"));
        } catch (IOException _) {
            return "";
        }
    }

    @Test
    void aMachineThatGivesNoRightsOfRootIsSaidWithTheRemedyAndTheDrawingStays() {
        window.agentsAre((target, listener) -> AgentClient.start(target, Elevation.PKEXEC, listener));
        window.show(ShippedLab.BRIDGE.read(), null);
        toThisMachine();
        applyOn("real0");
        // That pkexec is not installed, or refuses, since nobody is there to be asked.
        await(Elevation.PKEXEC.find().isPresent() ? "The rights of root were not given." : "needs root", "bannerText");
        stateIs("This machine");
        assertFalse(window.text("bannerRemedy").isEmpty());
        assertEquals(3, window.topology().interfaces().size());
        assertEquals(machine.before(), everything());
    }

    @Test
    void nicsThatCarryNoLabCanNotBeChosenAndSayWhy() {
        toThisMachine();
        window.click("apply");
        window.await(
                "the machine's NICs are known",
                () -> !choice("enp0s8").getItems().isEmpty());
        assertEquals("Choose a NIC", choice("enp0s8").getButtonCell().getText());
        window.click("binding-enp0s8");
        assertTrue(window.node("candidate-real1").isDisabled());
        assertTrue(wordsIn("candidate-real1").contains("a port of the bridge br0"));
        assertFalse(window.node("candidate-real0").isDisabled());
        window.keys(KeyCode.ESCAPE);
        window.interact(() -> ((TextField) window.node("bindingLab")).setText("No name"));
        await("small letters", "bindingLabNote");
        assertTrue(window.node("bindingApply").isDisabled());
        window.click("bindingCancel");
        stateIs("This machine");
        window.choose("target", "targetSandbox");
        stateIs("Sandbox, no root");
    }

    private String wordsIn(String id) {
        return window.robot().from(window.node(id)).lookup(Label.class::isInstance).queryAllAs(Label.class).stream()
                .map(Label::getText)
                .collect(Collectors.joining(" "));
    }

    @Test
    void everythingIsSaidInChineseToo() throws Exception {
        assumeTrue(Screens.areWanted(), "It is for pictures only.");
        run("ip route add default via 10.5.0.254 dev real0");
        window.interact(() -> window.application().language().set("zh-CN"));
        window.interact(() -> {
            var nic = window.topology().find(Ref.top("enp0s8")).orElseThrow();
            window.document()
                    .push(new Edit.Change(
                            Message.verbatim("MTU"), nic.withCommon(nic.common().withMtu(1400))));
        });
        window.choose("target", "targetMachine");
        window.click("apply");
        bind("enp0s8", "real0");
        await("ns1, ns2", "bindingOutlook");
        window.interact(((CheckBox) window.node("binding-enp0s8-mayCut"))::fire);
        Screens.write(window.node("binding").getScene(), "binding-zh");
        window.click("bindingApply");
        window.await("it asks", () -> window.shows("confirmKeep"));
        Screens.write(window.scene(), "confirm-zh");
        window.click("confirmKeep");
        window.choose("labMenu", "machineLabsItem");
        window.await("it is listed", () -> window.shows("machineLabName"));
        Screens.write(window.node("machineLabs").getScene(), "machine-labs-zh");
        window.click("machineLabsClose");
    }
}
