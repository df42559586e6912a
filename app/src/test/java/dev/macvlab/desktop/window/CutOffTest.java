package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.util.WaitForAsyncUtils;

/** No word of the window is cut off, in any language, where the window is as large as usual or as small as on a laptop. */
class CutOffTest {
    /** One of each kind, with problems, and pings that fail for every reason that is long to tell. */
    private static final Topology EVERYTHING =
            Drawing.of("""
                switch lan
                host lan/gateway ip=192.168.56.1/24
                nic enp0s8 switch=lan ip=192.168.56.110/24
                macvlan ns1/mac1 on=enp0s8 mode=bridge ip=192.168.56.122/24,2001:db8:100::122/64
                macvlan ns2/mac2 on=enp0s8 mode=private ip=192.168.56.123/24
                macvlan ns3/mac3 on=enp0s8 mode=source sources=02:00:00:00:00:09 ip=192.168.56.124/24
                macvtap tap0 on=enp0s8 mode=vepa ip=192.168.56.125/24
                nic enp0s9
                vlan enp0s9.7 on=enp0s9 id=7 ip=10.7.0.1/24
                nic enp0s10
                ipvlan ns4/ip0 on=enp0s10 mode=l3s ip=10.8.0.1/24
                veth ns1/left peer=ns2/right
                veth ns2/right peer=ns1/left
                bridge ns2/br0 members=ns2/right ip=10.9.0.1/24
                macvlan lost/nobody mode=bridge
                route ns1 default via=10.99.0.1
                probe ns1 192.168.56.123
                probe ns1 192.168.56.110
                probe ns3 192.168.56.1
                """).withNotes(List.of(new Note("A note", new Position(0, 0), UnknownKeys.NONE)));

    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(EVERYTHING);

    @ParameterizedTest
    @ValueSource(strings = {"en", "zh-CN"})
    void nothingIsCutOff(String language) {
        Set<String> cut = new TreeSet<>();
        window.interact(() -> window.application().language().set(language));
        size(1440, 900);
        panels(cut);
        size(1280, 720);
        panels(cut);
        Topology drawn = window.topology();
        drawn.interfaces().forEach(each -> select(each.ref(), cut));
        drawn.namespaces().stream().limit(1).forEach(each -> select(Ref.top(each.name()), cut));
        drawn.switches().forEach(each -> select(Ref.top(each.name()), cut));
        drawn.switches().forEach(each -> each.hosts().forEach(host -> select(each.ref(host), cut)));
        window.interact(() -> window.document().select(drawn.probes().getFirst()));
        collect("probe", cut);
        banner(cut);
        menus(cut);
        finder(cut);
        children(cut);
        presenter(cut);
        window.interact(() -> window.show(Topology.EMPTY, null));
        collect("empty", cut);
        assertEquals("", String.join("\n", cut));
        window.interact(() -> ((Label) window.node("counts")).setMaxWidth(20));
        window.interact(() -> ((Label) window.node("counts")).setMinWidth(20));
        collect("a label without room is found", cut);
        assertFalse(cut.isEmpty());
    }

    private void size(int width, int height) {
        window.interact(() -> {
            window.stage().setWidth(width);
            window.stage().setHeight(height);
        });
    }

    private void panels(Set<String> cut) {
        for (Panel each : Panel.values()) {
            window.interact(() -> window.window().workspace().panel().set(each));
            collect(each.name(), cut);
        }
    }

    private void collect(String where, Set<String> cut) {
        // Twice, since what a change asks for is shown with the next turn.
        for (int turn = 0; turn < 2; turn++) {
            WaitForAsyncUtils.waitForAsyncFx(
                    60_000, () -> CutOff.words().forEach(each -> cut.add(where + ", " + each)));
        }
    }

    private void select(Ref ref, Set<String> cut) {
        WaitForAsyncUtils.waitForAsyncFx(60_000, () -> window.document().select(ref));
        collect(ref.toString(), cut);
    }

    private void banner(Set<String> cut) {
        window.interact(() -> window.window()
                .workspace()
                .tell(Notice.error(
                                "A long sentence of which every word has to be read. ".repeat(6),
                                "A remedy. ".repeat(20))
                        .withAction(window.application().texts().get("apply.anyway"), () -> {})
                        .withAction(window.application().texts().get("changed.keep"), () -> {})));
        collect("banner", cut);
        window.interact(() -> window.window().workspace().tell(null));
    }

    private void menus(Set<String> cut) {
        for (Menu each : ((MenuBar) window.node("menus")).getMenus()) {
            window.interact(each::show);
            collect("menu " + each.getText(), cut);
            for (MenuItem item : each.getItems()) {
                if (item instanceof Menu inner && !inner.getItems().isEmpty()) {
                    window.interact(inner::show);
                    collect("menu " + inner.getText(), cut);
                    window.interact(inner::hide);
                }
            }
            window.interact(each::hide);
        }
    }

    private void finder(Set<String> cut) {
        window.interact(() -> window.window().workspace().findAnything());
        collect("finder", cut);
        window.interact(() -> window.node("finder").setVisible(false));
    }

    private void children(Set<String> cut) {
        DocumentWorkspace workspace = window.window().workspace();
        Platform.runLater(() -> new ChildrenDialog(
                        window.document(),
                        window.application().texts(),
                        window.application().appearance())
                .show(
                        window.stage(),
                        workspace.document().topology().find(Ref.top("enp0s8")).orElseThrow(),
                        (_, _) -> {}));
        window.await("the dialog is there", () -> window.shows("childrenDialog"));
        collect("children", cut);
        window.interact(() -> List.copyOf(Window.getWindows()).stream()
                .filter(each -> each instanceof Stage && !each.equals(window.stage()))
                .forEach(Window::hide));
    }

    private void presenter(Set<String> cut) {
        window.interact(() -> window.window().workspace().presenting().set(true));
        collect("presenter", cut);
        window.interact(() -> window.window().workspace().presenting().set(false));
    }
}
