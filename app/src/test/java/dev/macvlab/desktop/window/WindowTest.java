package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.desktop.live.AnotherKernel;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.model.Theme;
import dev.macvlab.desktop.model.UserPreferences;
import dev.macvlab.desktop.toolkit.Fxml;
import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.Region;
import javafx.scene.paint.Paint;
import javafx.stage.Window;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The window without a kernel: files, fields, undo, findings. */
class WindowTest {
    private static final PseudoClass MIXED = PseudoClass.getPseudoClass("mixed");
    private static final Ref MAC1 = new Ref("ns1", "mac1");

    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    private Interface mac1() {
        return window.topology().find(MAC1).orElseThrow();
    }

    private void select(Ref ref) {
        window.interact(() -> window.document().select(ref));
    }

    private void type(String field, String text) {
        window.robot().clickOn("#" + field).push(KeyCode.SHORTCUT, KeyCode.A);
        if (text.isEmpty()) {
            window.robot().push(KeyCode.DELETE);
        } else {
            window.robot().write(text, 0);
        }
    }

    private void typeAndEnter(String field, String text) {
        type(field, text);
        window.keys(KeyCode.ENTER);
    }

    private void keys(KeyCode... codes) {
        window.keys(codes);
    }

    @Test
    void everyPartOfTheWindowLoads() {
        window.interact(() -> {
            // The dialogs' are loaded where a test opens them.
            for (Fxml part : EnumSet.complementOf(EnumSet.of(Fxml.BINDING, Fxml.MACHINE_LABS))) {
                assertNotNull(window.window().workspace().load(part), part::name);
            }
        });
    }

    @Test
    void aFieldIsTakenOverByEnterAsOneStepThatTheMenuNames() {
        select(MAC1);
        typeAndEnter("field-mtu", "1400");
        assertEquals(1400, mac1().mtu());
        assertEquals("Change MTU of mac1", window.document().undoTitle().get().english());
        window.click("editMenu");
        assertEquals("Undo Change MTU of mac1", window.menuText("undo"));
        window.click("undo");
        assertNull(mac1().mtu());
        window.click("editMenu");
        assertEquals("Redo Change MTU of mac1", window.menuText("redo"));
        keys(KeyCode.ESCAPE);
        assertEquals("", window.text("field-mtu"));
    }

    @Test
    void escapeGivesBackWhatWasThereAndLeavingAFieldUnchangedIsNoStep() {
        select(MAC1);
        String mac = window.text("field-mac");
        type("field-mac", "02:00");
        keys(KeyCode.ESCAPE);
        assertEquals(mac, window.text("field-mac"));
        keys(KeyCode.TAB);
        assertEquals("", window.document().undoTitle().get().english());
        assertFalse(window.document().unsaved().get());
    }

    @Test
    void whatTheValidatorSaysStandsAtTheFieldAndInTheListWhichLeadsThere() {
        select(new Ref("ns2", "mac2"));
        typeAndEnter("field-mac", "02:1a:4c:00:00:01");
        assertTrue(window.text("field-mac-problem").contains("mac1"), () -> window.text("field-mac-problem"));
        window.interact(() -> window.document().select(Selection.NONE));
        window.robot().clickOn("Problems 1");
        Screens.write(window.scene(), "problems");
        window.robot()
                .clickOn(window.robot().lookup(".problem-cell .problem-element").queryAs(Node.class));
        window.interact(() -> {});
        Set<Ref> selected = window.document().selection().get().refs();
        assertEquals(1, selected.size());
        assertTrue(selected.iterator().next().name().startsWith("mac"));
        window.robot().clickOn(".problem-cell .button");
        window.interact(() -> {});
        assertEquals(List.of(), window.document().problems().get());
    }

    @Test
    void aNumberThatIsNoneIsSaidAtTheFieldAndNotTaken() {
        select(MAC1);
        typeAndEnter("field-mtu", "large");
        assertTrue(window.text("field-mtu-problem").contains("large"));
        assertNull(mac1().mtu());
        keys(KeyCode.ESCAPE);
        assertEquals("", window.text("field-mtu-problem"));
    }

    @Test
    void aNameThatIsTakenIsRefusedAndANewOneKeepsTheSelection() {
        select(Ref.top("ns1"));
        typeAndEnter("field-name", "ns2");
        assertTrue(window.text("field-name-problem").contains("ns2"));
        typeAndEnter("field-name", "one/two");
        assertTrue(window.text("field-name-problem").contains("/"));
        assertTrue(window.topology().namespace("ns1").isPresent());
        typeAndEnter("field-name", "left");
        assertEquals(
                Set.of(Ref.top("left")), window.document().selection().get().refs());
        assertTrue(window.topology().find(new Ref("left", "mac1")).isPresent());
        assertEquals("left", window.text("inspectorTitle"));
    }

    @Test
    void theModeOfSeveralChildrenChangesAtOnce() {
        window.interact(() -> window.document().select(new Selection(Set.of(MAC1, new Ref("ns2", "mac2")), Set.of())));
        window.click("field-mode-source");
        assertTrue(window.topology().interfaces().stream()
                .filter(Macvlan.class::isInstance)
                .allMatch(each -> ((Macvlan) each).effectiveMode() == Macvlan.Mode.SOURCE));
        assertTrue(window.shows("field-sources"), "source mode has its list");
        keys(KeyCode.SHORTCUT, KeyCode.Z);
        assertTrue(window.topology().interfaces().stream()
                .filter(Macvlan.class::isInstance)
                .allMatch(each -> ((Macvlan) each).effectiveMode() == Macvlan.Mode.BRIDGE));
    }

    @Test
    void aSelectionOfDifferentKindsOffersWhatTheyShareAndWhatCanBeDoneWithThemTogether() {
        Ref nic = Ref.top("enp0s8");
        Ref mac2 = new Ref("ns2", "mac2");
        window.interact(() ->
                window.document().select(new Selection(Set.of(nic, MAC1, mac2, Ref.top("ns1")), Set.of())));
        assertEquals("4 elements", window.text("inspectorTitle"));
        assertFalse(window.shows("field-mode"), "a NIC has no mode");
        Screens.write(window.scene(), "several");
        var up = (ToggleSwitch) window.node("field-up");
        assertEquals("Up", up.getAccessibleText());
        window.interact(() -> window.document()
                .push(new Edit.Change(
                        Message.verbatim("Down"),
                        mac1().withCommon(mac1().common().withUp(false)))));
        window.await("it is neither on nor off", () -> up.getPseudoClassStates().contains(MIXED));
        assertEquals("Up, several values", up.getAccessibleText());
        window.click("field-up");
        assertTrue(window.topology().interfaces().stream().allMatch(Interface::up));
        window.await("all of them are on", () -> !up.getPseudoClassStates().contains(MIXED));
        typeAndEnter("field-mtu", "1400");
        assertEquals(
                "Change MTU of 3 elements", window.document().undoTitle().get().english());
        assertEquals(
                List.of(1400, 1400, 1400),
                window.topology().interfaces().stream().map(Interface::mtu).toList());
        window.interact(() -> ((Button) window.node("field-align-left")).fire());
        assertEquals("Align left", window.document().undoTitle().get().english());
        window.interact(() -> ((Button) window.node("field-only-macvlan")).fire());
        assertEquals(Set.of(MAC1, mac2), window.document().selection().get().refs());
        assertTrue(window.shows("field-mode"), "all have one");
        window.interact(() -> ((Button) window.node("field-together-delete")).fire());
        assertEquals(1, window.topology().interfaces().size());
    }

    @Test
    void theSpaceBarFlipsASwitchAndTheFocusDoesNotMakeItLookOn() {
        select(MAC1);
        var up = (ToggleSwitch) window.node("field-up");
        Paint on = fillOf(up);
        window.click("field-up");
        assertFalse(mac1().up());
        window.await("it is off", () -> !fillOf(up).equals(on));
        Paint off = fillOf(up);

        // Only the keyboard makes the focus visible.
        window.interact(up::requestFocus);
        keys(KeyCode.TAB);
        keys(KeyCode.SHIFT, KeyCode.TAB);
        assertTrue(up.isFocusVisible());
        assertEquals(off, fillOf(up));

        keys(KeyCode.SPACE);
        window.await("it is on again", () -> mac1().up());
        assertTrue(up.isFocusVisible());
        assertEquals(on, fillOf(up));
    }

    private Paint fillOf(ToggleSwitch toggle) {
        var area = (Region) toggle.lookup(".thumb-area");
        return area.getBackground().getFills().getLast().getFill();
    }

    @Test
    void addressesAndRoutesAreLinesThatCanBeWrittenAndTakenAway() {
        select(MAC1);
        typeAndEnter("field-addresses-add", "fd00::1/64");
        assertEquals(List.of("192.168.56.122/24", "fd00::1/64"), mac1().common().addresses());
        window.click("field-addresses-0-remove");
        assertEquals(List.of("fd00::1/64"), mac1().common().addresses());
        select(Ref.top("ns1"));
        typeAndEnter("field-routes-add", "default via 192.168.56.1 dev mac1 metric 7");
        var route = window.topology().namespace("ns1").orElseThrow().routes().getFirst();
        assertEquals("192.168.56.1", route.via());
        assertEquals(7, route.metric());
        typeAndEnter("field-routes-add", "default through 192.168.56.1");
        assertTrue(window.text("field-routes-problem").contains("through"));
        assertEquals(
                1, window.topology().namespace("ns1").orElseThrow().routes().size());
    }

    @Test
    void theCommandsOfAnElementCanBeRead() {
        select(MAC1);
        assertTrue(window.code().startsWith("ip link add link enp0s8 name mac1 netns ns1"), window::code);
        assertTrue(window.code().contains("type macvlan mode bridge"), window::code);
    }

    @Test
    void savingAsksForAPlaceOnceAndTheMarkFollows() throws Exception {
        Path file = window.folder().resolve("mine.macvlab.json");
        window.willName(file);
        select(MAC1);
        typeAndEnter("field-mtu", "1400");
        assertTrue(window.shows("unsavedMark"));
        keys(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it is saved", () -> !window.shows("unsavedMark"));
        assertEquals("mine.macvlab.json", window.text("fileName"));
        assertEquals(window.topology(), TopologyFile.read(file));
        typeAndEnter("field-mtu", "1300");
        keys(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it is saved again", () -> !window.shows("unsavedMark"));
        assertEquals(window.topology(), TopologyFile.read(file));
        Path other = window.folder().resolve("other.macvlab.json");
        window.willName(other);
        keys(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.S);
        window.await("it has another name", () -> window.text("fileName").equals("other.macvlab.json"));
        assertEquals(window.topology(), TopologyFile.read(other));
    }

    @Test
    void anUnreadableFileIsSaidInTheBannerAndTheDrawingStays() throws Exception {
        Path file = window.folder().resolve("half.macvlab.json");
        Files.writeString(file, "{\"format\": \"macvlab/1\", \"interfaces\": [");
        window.willName(file);
        keys(KeyCode.SHORTCUT, KeyCode.O);
        window.await("the banner says so", () -> window.shows("bannerText"));
        assertTrue(window.text("bannerText").contains("half.macvlab.json"), () -> window.text("bannerText"));
        assertEquals(3, window.topology().interfaces().size());
        window.click("bannerClose");
        assertFalse(window.shows("bannerText"));
    }

    @Test
    void aPlaceThatCanNotBeWrittenToIsSaidInTheBannerAndNothingCountsAsSaved() {
        window.willName(window.folder().resolve("no-such-folder").resolve("lab.macvlab.json"));
        select(MAC1);
        typeAndEnter("field-mtu", "1400");
        keys(KeyCode.SHORTCUT, KeyCode.S);
        window.await("the banner says so", () -> window.shows("bannerText"));
        assertTrue(window.shows("unsavedMark"));
    }

    @Test
    void aFileIsOpenedInPlaceOfTheLab() throws Exception {
        Path file = window.folder().resolve("router.macvlab.json");
        TopologyFile.save(ShippedLab.ROUTER.read(), file);
        window.willName(file);
        keys(KeyCode.SHORTCUT, KeyCode.O);
        window.await("it is open", () -> window.text("fileName").equals("router.macvlab.json"));
        assertEquals(ShippedLab.ROUTER.read(), window.topology());
        assertFalse(window.shows("unsavedMark"));
    }

    @Test
    void whatIsUnsavedIsAskedAboutBeforeItGoes() {
        select(MAC1);
        typeAndEnter("field-mtu", "1400");
        keys(KeyCode.SHORTCUT, KeyCode.N);
        window.click("unsavedCancel");
        assertEquals(3, window.topology().interfaces().size());
        Path file = window.folder().resolve("kept.macvlab.json");
        window.willName(file);
        keys(KeyCode.SHORTCUT, KeyCode.N);
        window.click("unsavedSave");
        window.await(
                "the new drawing is empty", () -> window.topology().interfaces().isEmpty());
        assertTrue(Files.exists(file));
        Screens.write(window.scene(), "empty");
        window.click("start-shim");
        assertEquals(ShippedLab.SHIM.read(), window.topology());
        assertNull(window.document().file().get());
    }

    @Test
    void theWindowClosesWithoutAQuestionWhenNothingIsUnsaved() {
        keys(KeyCode.SHORTCUT, KeyCode.W);
        assertFalse(window.stage().isShowing());
        assertTrue(Files.exists(window.folder().resolve("desktop.properties")));
    }

    @Test
    void theMatrixTellsWhyAndWatchesAPair() {
        window.await("the matrix is there", () -> window.shows("cell-ns2-ns1-mac1"));
        window.click("cell-ns2-ns1-mac1");
        assertTrue(window.shows("pairForecast"));
        assertFalse(window.text("pairForecast").isBlank());
        int before = window.topology().probes().size();
        window.click("watchPair");
        assertEquals(before + 1, window.topology().probes().size());
        assertEquals(1, window.document().selection().get().probes().size());
        assertEquals("Stop watching", window.text("watchPair"));
    }

    @Test
    void darkIsKeptForTheNextStart() {
        window.choose("viewMenu", "dark");
        assertTrue(window.scene().getRoot().getStyleClass().contains("dark"));
        select(MAC1);
        keys(KeyCode.SHORTCUT, KeyCode.W);
        assertEquals(
                Theme.DARK,
                UserPreferences.load(window.folder().resolve("desktop.properties"))
                        .appearance());
    }

    @Test
    void theShortcutsCanBeRead() {
        keys(KeyCode.F1);
        Window dialog = window.robot().listTargetWindows().stream()
                .filter(each -> !each.equals(window.stage())
                        && each.getScene() != null
                        && each.getScene().lookup("#shortcutsDialog") != null)
                .findFirst()
                .orElseThrow();
        window.interact(dialog::hide);
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream().flatMap(WindowTest::items) : Stream.of(item);
    }

    @Test
    void noTwoCommandsShareTheirKeysAndEachKeyOfTheDialogIsOne() {
        window.interact(() -> {
            var menus = (MenuBar) window.scene().lookup("#menus");
            List<KeyCombination> keys = menus.getMenus().stream()
                    .flatMap(WindowTest::items)
                    .map(MenuItem::getAccelerator)
                    .filter(Objects::nonNull)
                    .toList();
            assertEquals(keys.size(), Set.copyOf(keys).size(), keys::toString);
            assertEquals(
                    Piece.Sort.values().length,
                    Arrays.stream(Piece.Sort.values())
                            .map(Piece.Sort::key)
                            .distinct()
                            .count());
        });
    }

    @Test
    void nothingMovesOnTheDrawingWhenABannerTakesRoom() {
        Bounds card = onScreen("element-ns1-mac1");
        double top = onScreen("canvas").getMinY();
        window.interact(() -> window.window().workspace().tell(Notice.error("It failed.", "Try again.")));
        window.await("the drawing has less room", () -> onScreen("canvas").getMinY() > top);
        assertEquals(card, onScreen("element-ns1-mac1"));
        window.interact(() -> window.window().workspace().tell(null));
        window.await("it has all of it again", () -> onScreen("canvas").getMinY() == top);
        assertEquals(card, onScreen("element-ns1-mac1"));
    }

    private Bounds onScreen(String id) {
        Node node = window.node(id);
        return node.localToScreen(node.getBoundsInLocal());
    }

    @Test
    void aKernelWithoutMacvtapIsSaidWhereItMatters() {
        Message unsupported = Message.of("errno.named", Message.of("errno.EOPNOTSUPP"), "EOPNOTSUPP");
        var macvlan = new KernelFacts.LinkKind("macvlan", true, null);
        var macvtap = new KernelFacts.LinkKind("macvtap", false, unsupported);
        var dummy = new KernelFacts.LinkKind("dummy", false, unsupported);
        window.interact(() -> {
            AnotherKernel.answers(
                    window.window().workspace().session(),
                    new KernelFacts("6.1.0", List.of(macvlan, macvtap, dummy), null));
            var tap = new Macvlan(
                    Common.named("ns1", "tap1"),
                    true,
                    Ref.top("enp0s8"),
                    Macvlan.Mode.BRIDGE,
                    null,
                    List.of(),
                    null,
                    null);
            window.document().push(new Edit.AddInterface(tap, null));
            window.document().select(tap.ref());
        });
        window.await(
                "the inspector says so",
                () -> window.text("field-device").startsWith("There is none: this kernel has no macvtap."));
        assertEquals("not here: macvtap, dummy", window.text("missingKinds"));
        assertEquals(
                "macvtap: Operation not supported (EOPNOTSUPP)\ndummy: Operation not supported (EOPNOTSUPP)",
                ((Label) window.node("missingKinds")).getTooltip().getText());
    }
}
