package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.toolkit.Fxml;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The window for somebody who uses keys alone, or hears what others see. */
class KeyboardTest {
    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(Topology.EMPTY);

    private Node focused() {
        return window.scene().getFocusOwner();
    }

    private static boolean isIn(Node node, String id) {
        for (Node each = node; each != null; each = each.getParent()) {
            if (id.equals(each.getId())) {
                return true;
            }
        }
        return false;
    }

    /** Presses a key until the focus is there, and sees at every step where it is. */
    private void until(String id, KeyCode key) {
        for (int i = 0; i < 30 && !isIn(focused(), id); i++) {
            window.keys(key);
            window.interact(() -> {});
            assertTrue(focused() instanceof CanvasView || focused().isFocusVisible(), () -> focused() + " is not seen");
        }
        assertTrue(isIn(focused(), id), () -> "the keyboard never comes to " + id + ", but to " + focused());
    }

    private Macvlan mac1() {
        return (Macvlan) window.topology().find(new Ref("ns1", "mac1")).orElseThrow();
    }

    @Test
    void aDummyIsAddedAndCopied() {
        until("canvas", KeyCode.F6);
        for (KeyCode piece : List.of(KeyCode.S, KeyCode.U)) {
            window.keys(piece);
        }
        Ref first = new Ref("ns1", "dummy0");
        window.await("it is there", () -> window.topology().find(first).isPresent());
        window.keys(KeyCode.SHORTCUT, KeyCode.C);
        window.keys(KeyCode.SHORTCUT, KeyCode.V);
        window.await("its copy is there", () -> window.topology().interfaces().size() == 2);
        assertTrue(window.topology().interfaces().stream().allMatch(Dummy.class::isInstance));
        assertEquals(List.of(), window.document().problems().get());

        window.interact(() -> window.document().select(first));
        Screens.write(window.scene(), "dummy");
        window.click("field-arp");
        window.await("it asks", () -> ((Dummy) window.topology().find(first).orElseThrow()).asksForNeighbours());
    }

    @Test
    void aLabIsBuiltChangedAndAppliedWithKeysAlone() {
        until("canvas", KeyCode.F6);
        for (KeyCode piece : List.of(KeyCode.W, KeyCode.N, KeyCode.N, KeyCode.S, KeyCode.M)) {
            window.keys(piece);
        }
        window.await(
                "a child is there",
                () -> window.topology().find(new Ref("ns1", "mac1")).isPresent());
        assertNull(mac1().parent(), "with two NICs somebody has to say on which it stands");

        until("inspector", KeyCode.F6);
        until("field-mode-private", KeyCode.TAB);
        window.keys(KeyCode.SPACE);
        window.await("it is private", () -> mac1().effectiveMode() == Macvlan.Mode.PRIVATE);
        until("field-parent", KeyCode.TAB);
        window.robot().write("eth1", 0);
        window.keys(KeyCode.ENTER);
        window.await("it has a parent", () -> Ref.top("eth1").equals(mac1().parent()));
        Screens.write(window.scene(), "keyboard");
        window.keys(KeyCode.SHORTCUT, KeyCode.ENTER);
        window.await(
                "it is applied",
                () -> window.window().workspace().session().state().get() != Live.State.DOWN);
        until("results", KeyCode.F6);
        until("header", KeyCode.F6);
    }

    @Test
    void everythingThatCanHaveTheFocusHasWordsAndARole() {
        window.show(ShippedLab.BRIDGE.read(), null);
        Topology lab = window.topology();
        List<Selection> selections = new ArrayList<>(
                List.of(Selection.NONE, Selection.of(lab.probes().getFirst())));
        lab.interfaces().forEach(each -> selections.add(Selection.of(each.ref())));
        selections.add(Selection.of(Ref.top("ns1")));
        selections.add(Selection.of(Ref.top("lan")));
        selections.add(Selection.of(Ref.parse("lan/gateway")));
        Set<String> found = new TreeSet<>();
        window.interact(() -> {
            // The dialogs' are looked at where a test opens them.
            for (Fxml part : EnumSet.complementOf(EnumSet.of(Fxml.BINDING, Fxml.MACHINE_LABS))) {
                found.addAll(Speechless.in(window.window().workspace().load(part)));
            }
        });
        for (Selection each : selections) {
            window.interact(() -> window.document().select(each));
            window.interact(() -> found.addAll(Speechless.in(window.scene().getRoot())));
        }
        TabPane tabs = (TabPane) window.node("resultTabs");
        for (Tab tab : tabs.getTabs()) {
            window.interact(() -> tabs.getSelectionModel().select(tab));
            window.interact(() -> found.addAll(Speechless.in(window.scene().getRoot())));
        }
        assertEquals(Set.of(), found);
    }
}
