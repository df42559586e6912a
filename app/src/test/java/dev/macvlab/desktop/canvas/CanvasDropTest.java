package dev.macvlab.desktop.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.Edge;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Children;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.Merge;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
class CanvasDropTest {
    @SuppressWarnings("NullAway.Init")
    private Stage stage;

    @Start
    void start(Stage shown) {
        stage = shown;
    }

    private static Topology dropped(Topology before, Piece.Sort sort, double x, double y) {
        var placed =
                new PalettePlacement(CanvasLayout.of(dev.macvlab.topology.Index.of(before))).drop(Piece.of(sort), x, y);
        return placed.edit().applyTo(before);
    }

    @Test
    void sixDropsAndALineMakeTheArticlesLab() {
        var canvas = new CanvasFixture(stage, Topology.EMPTY);
        canvas.run(() -> canvas.view().add(Piece.of(Piece.Sort.SWITCH)));
        canvas.key(KeyCode.N);
        canvas.key(KeyCode.S);
        canvas.key(KeyCode.M);
        canvas.key(KeyCode.S);
        canvas.key(KeyCode.M);
        Topology lab = canvas.topology();
        Nic nic = (Nic) lab.find(Ref.top("eth0")).orElseThrow();
        assertEquals("lan", nic.port() == null ? "" : nic.port().toSwitch());
        assertEquals(List.of("192.168.56.110/24"), nic.common().addresses());
        for (int i = 1; i <= 2; i++) {
            Macvlan child = (Macvlan) lab.find(new Ref("ns" + i, "mac" + i)).orElseThrow();
            assertEquals(nic.ref(), child.parent());
            assertEquals(Macvlan.Mode.BRIDGE, child.mode());
            assertEquals(
                    List.of("192.168.56." + (110 + i) + "/24"), child.common().addresses());
            assertEquals("02:1a:4c:00:00:0" + i, child.common().mac());
        }
        canvas.run(canvas.view()::fit);
        canvas.dragHandle(new Ref("ns1", "mac1"), Handles.PING, canvas.on(new Ref("ns2", "mac2")));
        assertEquals(
                List.of(Probe.of(Ref.top("ns1"), "192.168.56.112")),
                canvas.topology().probes());
    }

    @Test
    void aChildThatIsDroppedOnANicStandsOnIt() {
        Topology two = dropped(dropped(Topology.EMPTY, Piece.Sort.NIC, 0, 0), Piece.Sort.NIC, 400, 0);
        Topology lab = dropped(two, Piece.Sort.VLAN, 400, 0);
        assertEquals(Ref.top("eth1"), ((Child) lab.find(Ref.top("eth1.10")).orElseThrow()).parent());
        lab = dropped(dropped(two, Piece.Sort.NAMESPACE, 0, 400), Piece.Sort.MACVTAP, 0, 400);
        assertEquals("ns1", lab.find(new Ref("ns1", "tap1")).orElseThrow().namespace());
    }

    @Test
    void theFirstSwitchTakesTheNicsAndAnExternalHostBringsOneAlong() {
        Topology lab = dropped(dropped(Topology.EMPTY, Piece.Sort.NIC, 0, 300), Piece.Sort.SWITCH, 0, 0);
        Nic.Port port = ((Nic) lab.find(Ref.top("eth0")).orElseThrow()).port();
        assertEquals("lan", port == null ? "" : port.toSwitch());
        lab = dropped(lab, Piece.Sort.EXTERNAL_HOST, 500, 0);
        assertEquals("gateway", lab.switches().getFirst().hosts().getFirst().name());
        assertEquals(
                List.of("192.168.56.1/24"),
                lab.switches().getFirst().hosts().getFirst().addresses());
        assertEquals(
                1,
                dropped(Topology.EMPTY, Piece.Sort.EXTERNAL_HOST, 0, 0)
                        .switches()
                        .size());
    }

    @Test
    void aPieceIsDraggedFromAPaletteIntoANamespace(FxRobot robot) {
        var canvas = new CanvasFixture(stage, Labs.article(Macvlan.Mode.BRIDGE));
        var source = new Label("macvlan");
        canvas.run(() -> {
            source.setOnDragDetected(event -> {
                var content = new ClipboardContent();
                content.put(Piece.FORMAT, Piece.of(Piece.Sort.MACVLAN).text());
                source.startDragAndDrop(TransferMode.COPY).setContent(content);
                event.consume();
            });
            var scene = stage.getScene();
            scene.setRoot(new javafx.scene.Group());
            scene.setRoot(new BorderPane(canvas.view(), source, null, null, null));
        });
        canvas.settle();
        Point2D at = canvas.view().localToScreen(canvas.view().sceneToLocal(canvas.on(Ref.top("ns2"))));
        robot.drag(source).moveTo(at.add(20, 0)).dropTo(at.add(24, 2));
        canvas.settle();
        assertTrue(canvas.topology().find(new Ref("ns2", "mac3")).isPresent(), "nothing arrived");
        assertTrue(canvas.has("element-ns2-mac3"));
    }

    @Test
    void aWalkOfTwoThousandEditsIsUndoneToTheFirstFileAndRedoneToTheLast() {
        Topology start = Labs.article(Macvlan.Mode.BRIDGE);
        var canvas = new CanvasFixture(stage, start);
        Document document = canvas.document();
        String first = TopologyFile.write(start);
        var random = new SplittableRandom(11);
        for (int i = 0; i < 200; i++) {
            canvas.run(() -> {
                for (int j = 0; j < 10; j++) {
                    step(canvas, random);
                }
            });
        }
        String last = TopologyFile.write(canvas.topology());
        canvas.run(() -> {
            while (!document.undoTitle().get().english().isEmpty()) {
                document.undo();
            }
        });
        assertEquals(first, TopologyFile.write(canvas.topology()));
        assertFalse(document.unsaved().get());
        canvas.run(() -> {
            while (!document.redoTitle().get().english().isEmpty()) {
                document.redo();
            }
        });
        assertEquals(last, TopologyFile.write(canvas.topology()));
    }

    private static void step(CanvasFixture canvas, SplittableRandom random) {
        CanvasView view = canvas.view();
        var figures = List.copyOf(
                CanvasLayout.of(canvas.document().index().get()).figures().keySet());
        if (!figures.isEmpty()) {
            canvas.document().select(PointerController.only(figures.get(random.nextInt(figures.size()))));
        }
        boolean crowded = figures.size() > 25;
        Piece.Sort[] sorts = Piece.Sort.values();
        Edge[] edges = Edge.values();
        Document document = canvas.document();
        switch (crowded ? 0 : random.nextInt(15)) {
            case 0 -> view.actions().delete();
            case 1, 2 -> view.add(Piece.of(sorts[random.nextInt(sorts.length)]));
            case 3 -> view.actions().duplicate();
            case 4 -> view.actions().arrange();
            case 5 -> {
                view.actions().copy();
                view.actions().paste();
            }
            case 6 -> view.actions().cut();
            case 7 -> {
                view.actions().selectAll();
                view.actions().align(edges[random.nextInt(edges.length)]);
            }
            case 8 -> {
                view.actions().selectSameKind();
                view.actions().distribute(random.nextBoolean());
            }
            case 9 ->
                document.selection().get().refs().stream()
                        .filter(ref -> !(document.topology().element(ref).orElse(null) instanceof ExternalHost))
                        .forEach(ref -> document.push(new Edit.Rename(ref, "name" + random.nextInt(1_000))));
            case 10 -> {
                int mtu = 1_000 + random.nextInt(500);
                document.push(new Edit.Together(
                        Message.verbatim("Change MTU of all"),
                        document.topology().interfaces().stream()
                                .<Edit>map(each -> new Edit.Change(
                                        Message.verbatim("Change MTU"),
                                        each.withCommon(each.common().withMtu(mtu))))
                                .toList()));
            }
            case 11 ->
                document.topology().interfaces().stream()
                        .filter(Nic.class::isInstance)
                        .findFirst()
                        .ifPresent(nic -> document.push(
                                new Children(nic, Kind.MACVLAN, Macvlan.Mode.BRIDGE, 3, true, Cidr.parse("10.1.0.1/30"))
                                        .in(document.index().get())
                                        .edit()));
            case 12 -> {
                Topology base = document.topology();
                Topology mine = base.withName("Lab " + random.nextInt(100));
                Topology theirs = new Edit.Remove(document.selection().get().refs()).applyTo(base);
                document.push(new Edit.ReplaceAll(
                        Message.verbatim("Merge"), Merge.of(base, mine, theirs).resolved(Set.of())));
            }
            case 13 -> {
                for (int i = random.nextInt(4); i > 0; i--) {
                    document.undo();
                }
                document.redo();
            }
            default ->
                view.fireEvent(new javafx.scene.input.KeyEvent(
                        javafx.scene.input.KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        random.nextBoolean() ? KeyCode.LEFT : KeyCode.DOWN,
                        false,
                        false,
                        false,
                        false));
        }
    }
}
