package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.model.Theme;
import dev.macvlab.desktop.model.UserPreferences;
import dev.macvlab.edit.Children;
import dev.macvlab.edit.Edit;
import dev.macvlab.edit.Pool;
import dev.macvlab.net.Cidr;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The languages and the looks of the window. */
class LooksTest {
    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    @Test
    void theLanguageChangesWhileItRunsAndTheDocumentStays() {
        Document before = window.document();
        window.interact(() -> before.push(new Edit.Rename(new Ref("ns1", "mac1"), "first")));
        window.interact(() -> window.application().language().set("zh-CN"));
        assertSame(before, window.document());
        assertEquals("应用", window.text("apply"));
        window.click("editMenu");
        assertEquals("撤销 将 mac1 重命名为 first", window.menuText("undo"));
        window.keys(KeyCode.ESCAPE);
        window.interact(() -> before.undo());
        window.interact(() -> before.select(new Ref("ns1", "mac1")));
        Screens.write(window.scene(), "chinese");
        window.interact(() -> window.application().language().set(""));
        assertEquals("Apply", window.text("apply"));
    }

    @Test
    void aLanguageThatIsOneFileIsInTheMenu() {
        assertEquals(List.of("As the system", "English", "Esperanto", "עברית", "简体中文"), languages());
        window.interact(() -> window.application().language().set("eo"));
        assertEquals("Apply", window.text("apply"));
        window.interact(() -> window.application().language().set(""));
    }

    private List<String> languages() {
        var bar = (MenuBar) window.scene().lookup("#menus");
        return bar.getMenus().stream()
                .flatMap(menu -> menu.getItems().stream())
                .filter(item -> "language".equals(item.getId()))
                .flatMap(item -> ((Menu) item).getItems().stream())
                .map(MenuItem::getText)
                .toList();
    }

    @Test
    void noLookLeavesAnythingBehind() {
        window.interact(() -> {
            window.document().push(new Edit.Rename(new Ref("ns1", "mac1"), "first"));
            window.document().select(new Ref("ns1", "first"));
            window.window().workspace().panel().set(Panel.TABLE);
        });
        List<String> words = words();
        List<String> classes = classes();
        window.interact(() -> {
            window.application().appearance().choice().set(Theme.DARK);
            window.application().appearance().contrast().set(true);
            window.application().language().set("zh-CN");
            window.window().workspace().presenting().set(true);
        });
        assertEquals(List.of("contrast", "dark", "han", "presenter"), added(classes));
        window.interact(() -> {
            window.window().workspace().presenting().set(false);
            window.application().motion().set(false);
        });
        List<String> chinese = words();
        assertTrue(chinese.contains("应用"), chinese::toString);
        // What is the same in both languages is a name: neither a word alone nor a sentence.
        assertEquals(
                List.of(),
                chinese.stream()
                        .filter(words::contains)
                        .filter(each -> each.matches("[A-Z][a-z]+( [a-z]+)*[.…]?"))
                        .toList());
        window.interact(() -> {
            window.application().language().set("en");
            window.application().appearance().contrast().set(false);
            window.application().appearance().choice().set(Theme.LIGHT);
            window.application().motion().set(true);
        });
        assertEquals(words, words());
        assertEquals(classes, classes());
    }

    private List<String> words() {
        var words = new ArrayList<String>();
        for (String pane : List.of("header", "palette", "inspector", "results")) {
            window.interact(() -> words.addAll(CutOff.all(window.scene().lookup("#" + pane))));
        }
        return words;
    }

    private List<String> classes() {
        return List.copyOf(window.scene().getRoot().getStyleClass());
    }

    private List<String> added(List<String> before) {
        return classes().stream()
                .filter(each -> !before.contains(each))
                .sorted()
                .toList();
    }

    @Test
    void motionFollowsTheSystemUntilTheUserChooses() {
        assertNull(window.application().settings().motion());
        window.interact(() -> assertEquals(
                !Platform.getPreferences().isReducedMotion(),
                window.application().motion().get()));
        window.interact(() -> window.application().motion().set(false));
        assertEquals(false, window.application().settings().motion());
    }

    @Test
    void withoutMotionAWayIsShownAtOnce() {
        window.interact(() -> window.application().motion().set(false));
        window.await("the matrix is there", () -> window.shows("cell-ns1-ns2-mac2"));
        window.interact(() -> ((Button) window.node("cell-ns1-ns2-mac2")).fire());
        assertTrue(window.shows("pairWay"));
        String[] hops = window.text("hopCount").split(" ", -1);
        assertEquals(hops[3], hops[1]);
    }

    @Test
    void thePresenterHasTheDrawingAloneAndLargerAndEverythingComesBack() {
        window.keys(KeyCode.F5);
        assertFalse(window.shows("palette"));
        assertFalse(window.shows("results"));
        assertFalse(window.shows("inspector"));
        assertTrue(window.shows("legend"));
        window.await("the drawing is larger", () -> scale() > 1.2);
        Screens.write(window.scene(), "presenter");
        window.keys(KeyCode.ESCAPE);
        assertTrue(window.shows("palette"));
        assertTrue(window.shows("results"));
        assertTrue(window.shows("inspector"));
        window.await("the drawing is as before", () -> scale() <= 1);
    }

    private double scale() {
        return canvas().scaleProperty().get();
    }

    @Test
    void highContrastAndMotionAreKeptForTheNextStart() {
        window.choose("viewMenu", "contrast");
        assertTrue(window.scene().getRoot().getStyleClass().contains("contrast"));
        window.interact(() -> window.document().select(new Ref("ns1", "mac1")));
        Screens.write(window.scene(), "contrast");
        window.choose("viewMenu", "motion");
        window.interact(() -> window.window().end());
        UserPreferences kept = UserPreferences.load(window.folder().resolve("desktop.properties"));
        assertTrue(kept.contrast());
        assertEquals(false, kept.motion());
    }

    @Test
    void twoThousandElementsAreDrawnAndFitted() {
        var nic = window.topology().find(Ref.top("enp0s8")).orElseThrow();
        var thousand = new Children(
                nic, Kind.MACVLAN, Macvlan.Mode.BRIDGE, Children.MOST, true, Cidr.parse("192.168.56.124/24"));
        Index now = window.document().index().get();
        Pool wider = thousand.pool(now).orElseThrow().widerFor(Children.MOST).orElseThrow();
        window.interact(() -> window.document().push(thousand.in(now, wider).edit()));
        assertEquals(
                List.of("neighbour-table"),
                window.document().problems().get().stream().map(Problem::rule).toList());
        window.interact(() -> canvas().actions().arrange());
        window.await("all of it is seen", () -> scale() < 0.3);
        assertEquals(1002, window.topology().namespaces().size());
        assertEquals(1003, window.topology().interfaces().size());
        Screens.write(window.scene(), "large");
        window.interact(() -> canvas().show(new Ref("ns500", "mac500")));
        window.await("it can be read", () -> scale() == 1);
        Screens.write(window.scene(), "large-close");
    }

    private CanvasView canvas() {
        return (CanvasView) window.node("canvas");
    }
}
