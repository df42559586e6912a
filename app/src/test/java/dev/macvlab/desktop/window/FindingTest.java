package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ListView;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Finding elements and commands, and the way back to where one was. */
class FindingTest {
    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    private void write(String text) {
        window.robot().write(text, 0);
        window.await("it is written", () -> window.text("finderField").equals(text));
    }

    private List<String> found() {
        return ((ListView<?>) window.node("finderList"))
                .getItems().stream().map(each -> ((Findable) each).name()).toList();
    }

    private Set<Ref> selected() {
        return window.document().selection().get().refs();
    }

    @Test
    void anElementIsFoundByItsNameItsAddressAndItsMac() {
        for (String query : List.of("mac2", "56.123", "02:1a:4c:00:00:02", "021a4c000002")) {
            window.interact(() -> window.document().select(Selection.NONE));
            window.keys(KeyCode.SHORTCUT, KeyCode.F);
            write(query);
            assertEquals("mac2", found().getFirst(), query);
            window.keys(KeyCode.ENTER);
            assertEquals(Set.of(new Ref("ns2", "mac2")), selected(), query);
            assertFalse(window.shows("finder"));
        }
    }

    @Test
    void escapeClosesTheFinderAndNothingIsChosen() {
        window.keys(KeyCode.SHORTCUT, KeyCode.F);
        write("nobody");
        assertTrue(window.shows("finderNone"));
        window.keys(KeyCode.ESCAPE);
        assertFalse(window.shows("finder"));
        assertEquals(Set.of(), selected());
    }

    @Test
    void thePaletteOfCommandsAddsPiecesAndDoesWhatTheMenusDo() {
        window.click("findAnythingField");
        write("add macvlan");
        Screens.write(window.scene(), "finder");
        window.keys(KeyCode.ENTER);
        assertEquals(4, window.topology().interfaces().size());
        window.keys(KeyCode.SHORTCUT, KeyCode.K);
        write("undo");
        window.keys(KeyCode.ENTER);
        assertEquals(3, window.topology().interfaces().size());
        window.keys(KeyCode.SHORTCUT, KeyCode.K);
        write("select all");
        window.keys(KeyCode.ENTER);
        assertTrue(selected().size() > 5);
    }

    @Test
    void everyItemOfTheMenusIsInThePaletteWithItsKeys() {
        window.keys(KeyCode.SHORTCUT, KeyCode.A);
        window.interact(() -> {
            var menus = (MenuBar) window.scene().lookup("#menus");
            List<Findable> actions = Findable.actions(menus.getMenus());
            for (Menu menu : menus.getMenus()) {
                for (MenuItem item : menu.getItems()) {
                    if (!(item instanceof Menu || item instanceof SeparatorMenuItem || item.isDisable())) {
                        Findable found = actions.stream()
                                .filter(each -> each.name().equals(item.getText()))
                                .findFirst()
                                .orElseThrow(() -> new AssertionError(item.getText() + " is missing"));
                        assertEquals(
                                item.getAccelerator() == null
                                        ? ""
                                        : item.getAccelerator().getDisplayText(),
                                found.keys());
                    }
                }
            }
        });
    }

    @Test
    void theTrailLeadsFromTheNamespaceToTheSwitch() {
        window.interact(() -> window.document().select(new Ref("ns1", "mac1")));
        for (String step : List.of("trail-ns1", "trail-ns1-mac1", "trail-enp0s8", "trail-lan")) {
            assertTrue(window.shows(step), step);
        }
        window.click("trail-enp0s8");
        assertEquals(Set.of(Ref.top("enp0s8")), selected());
        assertTrue(window.shows("trail-host"));
    }

    @Test
    void moreChildrenThanTheSubnetHoldsAreSaidBeforeTheyAreMadeAndItCanBeWidened() {
        window.interact(() -> {
            window.document().select(Ref.top("enp0s8"));
            Objects.requireNonNull(window.scene().getAccelerators().get(KeyCombination.valueOf("Shortcut+Shift+A")))
                    .run();
        });
        window.await("it asks", () -> window.shows("childrenCount"));
        window.interact(() -> ((TextField) window.node("childrenCount")).setText("300"));
        assertTrue(
                window.text("childrenWrong").contains("192.168.56.0/24 has room for "), window.text("childrenWrong"));
        assertTrue(window.node("childrenAdd").isDisabled());
        Screens.write(window.node("childrenAdd").getScene(), "children");
        window.interact(() -> ((CheckBox) window.node("childrenWiden")).fire());
        window.interact(() -> ((Button) window.node("childrenAdd")).fire());
        window.await("they are there", () -> window.topology().interfaces().size() == 303);
        assertEquals(
                List.of("neighbour-table"),
                window.document().problems().get().stream().map(Problem::rule).toList());
        window.interact(() -> window.document().undo());
        assertEquals(ShippedLab.BRIDGE.read(), window.topology());
    }

    @Test
    void manyChildrenComeAtOnceEachInANamespaceOfItsOwnWithTheNextAddresses() {
        window.interact(() -> window.document().select(Ref.top("enp0s8")));
        window.keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.A);
        window.await("it asks", () -> window.shows("childrenCount"));
        assertEquals("Add 3 children", window.text("childrenAdd"));
        window.robot().write("20", 0);
        window.await("the button says so", () -> window.text("childrenAdd").equals("Add 20 children"));
        Screens.write(window.node("childrenDialog").getScene(), "children");
        window.click("childrenAdd");
        window.await("they are there", () -> window.topology().interfaces().size() == 23);
        assertEquals(22, window.topology().namespaces().size());
        var last = (Macvlan) window.topology().interfaces().getLast();
        assertEquals("mac22", last.name());
        assertEquals("ns22", last.namespace());
        assertEquals(Macvlan.Mode.BRIDGE, last.effectiveMode());
        assertEquals(List.of("192.168.56.143/24"), last.common().addresses());
        assertEquals(List.of(), window.document().problems().get());
        assertEquals(20, selected().size());
        assertEquals("Namespace", window.text("inspectorSubtitle"));
        assertNoColumnIsCut();
        Screens.write(window.scene(), "many");
        namesStayInView();
        Screens.write(window.scene(), "many-scrolled");
        window.keys(KeyCode.SHORTCUT, KeyCode.Z);
        assertEquals(ShippedLab.BRIDGE.read(), window.topology());
    }

    @Test
    void whatIsFoundCanBeClicked() {
        window.keys(KeyCode.SHORTCUT, KeyCode.F);
        write("gateway");
        window.robot().clickOn("#finderList .list-cell");
        window.await("it is selected", () -> selected().equals(Set.of(new Ref("lan", "gateway"))));
        assertFalse(window.shows("finder"));
    }

    private void namesStayInView() {
        var scroll = (ScrollPane) window.node("matrixScroll");
        window.interact(() -> {
            scroll.setHvalue(1);
            scroll.setVvalue(1);
        });
        window.interact(() -> window.scene().getRoot().layout());
        Bounds seen = scroll.lookup(".viewport").localToScene(scroll.getViewportBounds());
        for (Node name : scroll.getContent().lookupAll(".matrix-row")) {
            assertEquals(
                    seen.getMinX(), name.localToScene(name.getLayoutBounds()).getMinX(), 1);
        }
        for (Node name : scroll.getContent().lookupAll(".matrix-column")) {
            assertEquals(
                    seen.getMinY(), name.localToScene(name.getLayoutBounds()).getMinY(), 1);
        }
        window.interact(window.node("cell-ns1-ns2-mac2")::requestFocus);
        Bounds cell = window.node("cell-ns1-ns2-mac2")
                .localToScene(window.node("cell-ns1-ns2-mac2").getLayoutBounds());
        Node corner = scroll.getContent().lookup(".matrix-corner");
        Bounds names = corner.localToScene(corner.getLayoutBounds());
        assertTrue(cell.getMinX() >= names.getMaxX() && cell.getMinY() >= names.getMaxY(), () -> cell + " " + names);
    }

    private void assertNoColumnIsCut() {
        window.interact(() -> window.scene().getRoot().layout());
        var scroll = (ScrollPane) window.node("matrixScroll");
        Bounds seen = scroll.lookup(".viewport").localToScene(scroll.getViewportBounds());
        assertTrue(scroll.getContent().getLayoutBounds().getWidth() > seen.getWidth(), "it has to be scrolled");
        for (Node cell : scroll.getContent().lookupAll(".matrix-cell")) {
            Bounds at = cell.localToScene(cell.getLayoutBounds());
            assertTrue(at.getMaxX() <= seen.getMaxX() + 1 || at.getMinX() >= seen.getMaxX() - 1, cell.getId());
        }
    }
}
