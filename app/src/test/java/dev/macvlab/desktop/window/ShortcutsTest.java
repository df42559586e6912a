package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.Live;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every shortcut of the menus, with what a user sees of it. */
class ShortcutsTest {
    /** Of the cases every so-manieth is tried where all would take too long. */
    private static final int SLICE = 6;

    private static final Set<Ref> FOUR =
            Set.of(new Ref("ns1", "mac1"), Ref.top("ns2"), Ref.top("lan"), new Ref("lan", "gateway"));

    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(ShippedLab.BRIDGE.read());

    private Map<String, BooleanSupplier> cases() {
        Map<String, BooleanSupplier> cases = new LinkedHashMap<>();
        cases.put("new", () -> window.topology().equals(Topology.EMPTY));
        cases.put("newWindow", () -> window.application().windows().size() == 2);
        cases.put("open", () -> window.topology().equals(ShippedLab.SHIM.read()));
        for (String writes : List.of("save", "saveAs", "export", "exportSelection")) {
            cases.put(writes, () -> Files.exists(window.folder().resolve(fileOf(writes))));
        }
        cases.put("close", () -> window.application().windows().size() == 1);
        cases.put(
                "undo",
                () -> window.topology().name().equals(ShippedLab.BRIDGE.read().name()));
        cases.put("redo", () -> window.topology().name().equals("Edited"));
        cases.put("cut", () -> undone("Cut 4 elements") && clipboard().contains("mac1"));
        cases.put("copy", () -> clipboard().contains("mac1"));
        cases.put("copyPicture", () -> Clipboard.getSystemClipboard().hasImage());
        cases.put("paste", () -> window.topology().namespace("ns3").isPresent());
        cases.put("duplicate", () -> window.topology().namespace("ns3").isPresent());
        cases.put("rename", () -> window.shows("rename"));
        cases.put("delete", () -> undone("Delete 4 elements"));
        cases.put("selectAll", () -> selected().size() == 8);
        cases.put("selectSameKind", () -> selected().equals(Set.of(new Ref("ns1", "mac1"), new Ref("ns2", "mac2"))));
        cases.put("find", () -> window.shows("finder"));
        cases.put("findAnything", () -> window.shows("finder"));
        cases.put("addChildren", () -> window.shows("childrenCount"));
        for (String edge : List.of("left", "centre", "right", "top", "middle", "bottom")) {
            cases.put("align-" + edge, () -> undone("Align " + edge));
        }
        cases.put("distribute-across", () -> undone("Distribute horizontally"));
        cases.put("distribute-down", () -> undone("Distribute vertically"));
        cases.put("arrange", () -> undone("Arrange"));
        cases.put("machineItem", () -> window.document().destination().get().isMachine());
        cases.put("sandboxItem", () -> !window.document().destination().get().isMachine());
        cases.put(
                "applyItem", () -> window.window().workspace().session().state().get() != Live.State.DOWN);
        cases.put("nextPart", () -> isIn("inspector"));
        cases.put("previousPart", () -> isIn("palette"));
        cases.put("zoomIn", () -> scale() > 1);
        cases.put("zoomOut", () -> scale() < 1);
        cases.put("zoom100", () -> scale() == 1);
        cases.put("fit", () -> scale() > 0.5 && scale() <= 1);
        cases.put("zoomToSelection", () -> scale() > 0.5 && scale() != 1);
        cases.put("presenter", () -> !window.shows("palette"));
        cases.put("shortcuts", () -> window.shows("shortcutsDialog"));
        cases.put("quit", () -> !window.stage().isShowing());
        return cases;
    }

    private static String fileOf(String writes) {
        return writes + (writes.startsWith("save") ? TopologyFile.SUFFIX : ".svg");
    }

    private boolean undone(String title) {
        return window.document().undoTitle().get().english().equals(title);
    }

    private Set<Ref> selected() {
        return window.document().selection().get().refs();
    }

    private static String clipboard() {
        return String.valueOf(Clipboard.getSystemClipboard().getString());
    }

    private CanvasView canvas() {
        return (CanvasView) window.node("canvas");
    }

    private double scale() {
        return canvas().scaleProperty().get();
    }

    private boolean isIn(String part) {
        for (var each = window.scene().getFocusOwner(); each != null; each = each.getParent()) {
            if (part.equals(each.getId())) {
                return true;
            }
        }
        return false;
    }

    private static Stream<MenuItem> items(MenuItem item) {
        return item instanceof Menu menu ? menu.getItems().stream().flatMap(ShortcutsTest::items) : Stream.of(item);
    }

    private Map<String, KeyCombination> shortcuts() {
        return ((MenuBar) Objects.requireNonNull(window.scene().lookup("#menus")))
                .getMenus().stream()
                        .flatMap(ShortcutsTest::items)
                        .filter(each -> each.getAccelerator() != null)
                        .collect(Collectors.toMap(MenuItem::getId, MenuItem::getAccelerator));
    }

    /** Presses keys where nothing but the menus hears them. */
    private static void press(Stage stage, KeyCombination keys) {
        KeyCodeCombination combination = (KeyCodeCombination) keys;
        stage.getScene()
                .getRoot()
                .fireEvent(new KeyEvent(
                        KeyEvent.KEY_PRESSED,
                        "",
                        "",
                        combination.getCode(),
                        combination.getShift() == KeyCombination.ModifierValue.DOWN,
                        combination.getShortcut() == KeyCombination.ModifierValue.DOWN,
                        combination.getAlt() == KeyCombination.ModifierValue.DOWN,
                        false));
    }

    /** The lab as it was opened, with nothing open above it. */
    private void clear() {
        for (Window each : List.copyOf(Window.getWindows())) {
            if (!each.equals(window.stage())) {
                each.hide();
            }
        }
        if (window.window().workspace().presenting().get()) {
            window.window().workspace().presenting().set(false);
        }
        if (window.shows("finder")) {
            window.node("finderField")
                    .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false));
        }
        while (!window.document().undoTitle().get().english().isEmpty()) {
            window.document().undo();
        }
        if (!window.topology().equals(ShippedLab.BRIDGE.read())) {
            window.window().show(ShippedLab.BRIDGE.read(), null);
        }
    }

    private void select(String id) {
        var one = Set.of(new Ref("ns1", "mac1"));
        var selection = switch (id) {
            case "rename", "selectSameKind" -> one;
            case "addChildren" -> Set.of(Ref.top("enp0s8"));
            default -> FOUR;
        };
        window.document().select(new Selection(selection, Set.of()));
        canvas().requestFocus();
        canvas().zoomTo100();
        switch (id) {
            case "undo", "redo" -> {
                window.document().push(new Edit.Describe("Edited", null));
                if (id.equals("redo")) {
                    window.document().undo();
                }
            }
            case "paste" -> canvas().actions().copy();
            case "zoom100", "fit" -> canvas().zoomBy(0.3);
            case "open", "save", "saveAs", "export", "exportSelection" ->
                window.willName(
                        window.folder().resolve(id.equals("open") ? "saveAs" + TopologyFile.SUFFIX : fileOf(id)));
            default -> {}
        }
    }

    @Test
    void everyShortcutOfTheMenusHasACase() {
        assertEquals(
                cases().keySet().stream().sorted().toList(),
                shortcuts().keySet().stream().sorted().toList());
    }

    @Test
    void someShortcutsOfTheMenusDoWhatTheySay() throws Exception {
        pressEvery(SLICE);
    }

    @Test
    @Tag("slow")
    void everyShortcutOfTheMenusDoesWhatItSays() throws Exception {
        pressEvery(1);
        assertTrue(window.application().windows().isEmpty());
    }

    private void pressEvery(int step) throws Exception {
        Map<String, KeyCombination> shortcuts = shortcuts();
        List<Map.Entry<String, BooleanSupplier>> cases = List.copyOf(cases().entrySet());
        for (int i = 0; i < cases.size(); i += step) {
            String id = cases.get(i).getKey();
            window.interact(this::clear);
            window.interact(() -> select(id));
            if (id.equals("open")) {
                TopologyFile.save(ShippedLab.SHIM.read(), window.folder().resolve("saveAs" + TopologyFile.SUFFIX));
            }
            window.interact(() -> press(
                    id.equals("close")
                            ? window.application()
                                    .another(window.stage(), Topology.EMPTY)
                                    .stage()
                            : window.stage(),
                    Objects.requireNonNull(shortcuts.get(id))));
            window.await(
                    shortcuts.get(id) + " has done what " + id + " says",
                    cases.get(i).getValue());
            if (id.equals("newWindow")) {
                window.interact(() -> window.application().windows().getLast().end());
            }
            if (id.equals("open")) {
                Files.delete(window.folder().resolve("saveAs" + TopologyFile.SUFFIX));
            }
        }
    }
}
