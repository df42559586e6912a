package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The article's lab from an empty drawing, with the mouse alone. */
class BuildByHandTest {
    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(Topology.EMPTY);

    private static Point2D middle(Node node) {
        Bounds bounds = node.localToScreen(node.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private Point2D onCanvas(double x, double y) {
        Bounds bounds =
                window.node("canvas").localToScreen(window.node("canvas").getLayoutBounds());
        return new Point2D(bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
    }

    private Node element(Ref ref) {
        return window.node(CanvasView.idOf(ref));
    }

    private void drag(String piece, Point2D to) {
        window.robot().drag("#piece-" + piece).dropTo(to);
        window.interact(() -> {});
    }

    private String onlyNew(List<String> before) {
        return window.topology().namespaces().stream()
                .map(each -> each.name())
                .filter(each -> !before.contains(each))
                .findFirst()
                .orElseThrow();
    }

    private String namespaceAt(double x) {
        List<String> before =
                window.topology().namespaces().stream().map(each -> each.name()).toList();
        drag("namespace", onCanvas(x, 0.8));
        return onlyNew(before);
    }

    @Test
    void theArticlesLabIsDrawnByDragAndDropAloneAndSaved() throws Exception {
        drag("switch", onCanvas(0.5, 0.15));
        Ref lan = Ref.top(window.topology().switches().getFirst().name());
        drag("nic", middle(element(lan)));
        Nic nic = (Nic) window.topology().interfaces().getFirst();
        assertEquals(lan.name(), nic.port() == null ? "" : nic.port().toSwitch());
        String left = namespaceAt(0.25);
        drag("macvlan", middle(element(Ref.top(left))));
        String right = namespaceAt(0.75);
        drag("macvlan", middle(element(Ref.top(right))));

        List<Macvlan> children = window.topology().interfaces().stream()
                .filter(Macvlan.class::isInstance)
                .map(Macvlan.class::cast)
                .toList();
        assertEquals(
                List.of(left, right), children.stream().map(Macvlan::namespace).toList());
        assertTrue(children.stream().allMatch(each -> nic.ref().equals(each.parent())));
        assertTrue(children.stream().allMatch(each -> each.effectiveMode() == Macvlan.Mode.BRIDGE));

        window.click(CanvasView.idOf(children.getFirst().ref()));
        window.robot().moveTo(middle(element(children.getFirst().ref())));
        window.interact(() -> {});
        window.robot()
                .drag(middle(window.node("handle-ping")))
                .dropTo(middle(element(children.getLast().ref())));
        window.interact(() -> {});
        assertEquals(1, window.topology().probes().size());
        assertEquals(
                children.getLast().addresses().getFirst().address().toString(),
                window.topology().probes().getFirst().to());
        assertEquals(
                List.of(),
                window.document().problems().get().stream()
                        .filter(each -> each.severity() == Problem.Severity.ERROR)
                        .toList());

        Path file = window.folder().resolve("drawn.macvlab.json");
        window.willName(file);
        window.robot().push(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it is saved", () -> !window.shows("unsavedMark"));
        assertEquals(window.topology(), TopologyFile.read(file));
    }

    /** A user whose actions are counted: a click, a drag, a value typed, keys pressed together. */
    private final class Counted {
        private int actions;

        void drags(String piece, Point2D to) {
            actions++;
            drag(piece, to);
        }

        void pulls(Point2D from, Point2D to) {
            actions++;
            window.robot().drag(from).dropTo(to);
            window.interact(() -> {});
        }

        void clicks(String id) {
            actions++;
            window.click(id);
        }

        void types(String text) {
            actions++;
            window.robot().write(text, 0);
            window.interact(() -> {});
        }

        void presses(KeyCode... keys) {
            actions++;
            window.keys(keys);
        }

        void pings(Ref from, Ref to) {
            window.robot().moveTo(middle(element(from)));
            window.await("it offers a ping", () -> window.shows("handle-ping"));
            pulls(middle(window.node("handle-ping")), middle(element(to)));
        }
    }

    @Test
    void theArticlesLabIsDrawnFromNothingInAtMostFourteenActions() {
        var user = new Counted();
        user.drags("switch", onCanvas(0.5, 0.15));
        user.drags("external-host", middle(element(Ref.top("lan"))));
        user.drags("nic", middle(element(Ref.top("lan"))));
        user.clicks(CanvasView.idOf(Ref.top("eth0")));
        user.presses(KeyCode.F2);
        user.types("enp0s8\n");
        user.presses(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
        window.await("it asks how many", () -> window.shows("childrenCount"));
        user.types("2");
        user.clicks("childrenFirst");
        user.presses(KeyCode.SHORTCUT, KeyCode.A);
        user.types("192.168.56.122/24");
        user.clicks("childrenAdd");
        window.await("they are there", () -> window.topology().interfaces().size() == 3);
        window.interact(() -> {});
        Ref mac1 = new Ref("ns1", "mac1");
        user.pings(mac1, new Ref("ns2", "mac2"));
        user.pings(mac1, Ref.top("enp0s8"));

        Topology wanted = ShippedLab.BRIDGE.read();
        Topology drawn = window.topology();
        assertEquals(wanted.namespaces(), drawn.namespaces());
        assertEquals(wanted.switches(), drawn.switches());
        assertEquals(
                wanted.interfaces().stream().map(BuildByHandTest::told).toList(),
                drawn.interfaces().stream().map(BuildByHandTest::told).toList());
        assertEquals(wanted.probes(), drawn.probes());
        assertTrue(user.actions <= 14, () -> "it took " + user.actions + " actions");
    }

    private static String told(Interface each) {
        String over = each instanceof Macvlan child ? child.parent() + " " + child.effectiveMode() : "";
        return each.kind() + " " + each.ref() + " " + each.common().addresses() + " " + over;
    }
}
