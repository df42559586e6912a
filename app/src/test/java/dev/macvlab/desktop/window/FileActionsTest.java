package dev.macvlab.desktop.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.desktop.model.UserPreferences;
import dev.macvlab.desktop.toolkit.FxThread;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.text.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Files that come and go while the window is open, and what is left when it is killed. */
class FileActionsTest {
    @RegisterExtension
    private final OpenWindow window = OpenWindow.of(Topology.EMPTY);

    private Path saved(String name, ShippedLab lab) throws Exception {
        Path file = window.folder().resolve(name + TopologyFile.SUFFIX);
        TopologyFile.save(lab.read(), file);
        return file;
    }

    private void read(Path file) {
        window.interact(() -> window.window().files().open(file));
        window.await("it is open", () -> file.equals(window.document().file().get()));
    }

    private void describe(String name) {
        window.interact(() ->
                window.document().push(new Edit.Describe(name, window.topology().about())));
    }

    @Test
    void theFilesUsedLastStandInTheMenuAndComeBackAtTheNextStart() throws Exception {
        read(saved("first", ShippedLab.BRIDGE));
        read(saved("second", ShippedLab.SHIM));
        window.click("fileMenu");
        window.robot().moveTo("#recent");
        window.interact(() -> {});
        assertTrue(window.menuText("recent-0").startsWith("second.macvlab.json"));
        window.click("recent-1");
        window.await("the older one is open", () -> window.topology().equals(ShippedLab.BRIDGE.read()));
        window.await(
                "it is written down",
                () -> UserPreferences.load(window.folder().resolve("desktop.properties")).recent().stream()
                        .map(each -> each.getFileName().toString())
                        .toList()
                        .equals(List.of("first.macvlab.json", "second.macvlab.json")));
    }

    @Test
    void aFileThatIsGoneIsSaidAndForgotten() throws Exception {
        Path file = saved("gone", ShippedLab.BRIDGE);
        read(file);
        window.interact(() -> window.window().files().create());
        Files.delete(file);
        window.interact(() -> window.window().files().open(file));
        window.await("the banner says so", () -> window.text("bannerText").contains("no such file"));
        assertEquals(List.of(), window.application().recent());
    }

    @Test
    void aFileThatIsDraggedOntoTheWindowIsOpened() throws Exception {
        Path file = saved("dragged", ShippedLab.ROUTER);
        window.interact(() -> {
            // The drag begins inside the program: what the window sees is the same as from a file browser.
            var source = (BorderPane) window.scene().getRoot();
            source.setOnDragDetected(event -> {
                var content = new ClipboardContent();
                content.putFiles(List.of(new File(file.toString())));
                source.startDragAndDrop(TransferMode.COPY).setContent(content);
                event.consume();
            });
        });
        window.robot().drag("#statusBar").dropTo("#canvas");
        window.await("it is open", () -> window.topology().equals(ShippedLab.ROUTER.read()));
        assertEquals(file, window.document().file().get());
    }

    @Test
    void thatAFileNeedsANewerProgramFromNowOnIsSaidOnce() throws Exception {
        Path file = saved("older", ShippedLab.BRIDGE);
        read(file);
        addAndSave("dummy0");
        window.await("it is said", () -> window.shows("banner"));
        assertEquals(
                "older.macvlab.json is saved as macvlab/2 from now on, which dummy0 needs: a Macvlab that knows only"
                        + " macvlab/1 can no longer open it.",
                window.text("bannerText"));

        addAndSave("dummy1");
        assertFalse(window.shows("banner"));
        window.interact(() -> {
            window.document().undo();
            window.document().undo();
        });
        save();
        assertTrue(Files.readString(file).contains("macvlab/1"));
        addAndSave("dummy2");
        assertTrue(Files.readString(file).contains("macvlab/2"));
        assertFalse(window.shows("banner"));
    }

    @Test
    void aNewFileIsWhatItIs() throws Exception {
        Path file = window.folder().resolve("fresh" + TopologyFile.SUFFIX);
        window.interact(() -> {
            window.document().push(new Edit.AddInterface(dummy("dummy0"), null));
            window.document().savedAs(file);
            window.document().push(new Edit.AddInterface(dummy("dummy1"), null));
        });
        save();
        assertTrue(Files.readString(file).contains("macvlab/2"));
        assertFalse(window.shows("banner"));
    }

    private static Dummy dummy(String name) {
        return new Dummy(Common.named(Ref.HOST, name), null);
    }

    private void addAndSave(String name) {
        window.interact(() -> window.document().push(new Edit.AddInterface(dummy(name), null)));
        save();
    }

    private void save() {
        window.interact(() -> window.window().files().save());
        window.await("it is saved", () -> !window.document().unsaved().get());
    }

    @Test
    void aFileThatAnotherProgramChangesIsReloadedWhenTheUserWantsItAndUndoTakesThatBack() throws Exception {
        Path file = saved("shared", ShippedLab.BRIDGE);
        read(file);
        TopologyFile.save(ShippedLab.SHIM.read(), file);
        window.await("it is noticed", () -> window.shows("bannerAction"));
        assertEquals(ShippedLab.BRIDGE.read(), window.topology());
        assertTrue(window.text("bannerText").contains("shared.macvlab.json"));
        window.click("bannerAction");
        window.await("it is reloaded", () -> window.topology().equals(ShippedLab.SHIM.read()));
        assertFalse(window.document().unsaved().get());
        window.interact(() -> window.document().undo());
        assertEquals(ShippedLab.BRIDGE.read(), window.topology());
        assertTrue(window.document().unsaved().get());
    }

    @Test
    void whoKeepsWhatIsHereIsAskedToSaveItAndThenOverwritesKnowingly() throws Exception {
        Path file = saved("kept", ShippedLab.BRIDGE);
        read(file);
        TopologyFile.save(ShippedLab.SHIM.read(), file);
        window.await("it is noticed", () -> window.shows("bannerAction2"));
        window.click("bannerAction2");
        assertTrue(window.document().unsaved().get());
        window.robot().push(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it is saved", () -> !window.shows("unsavedMark"));
        assertEquals(ShippedLab.BRIDGE.read(), TopologyFile.read(file));
    }

    @Test
    void savingNeverOverwritesSilentlyWhatAnotherProgramWrote() throws Exception {
        Path file = saved("mine", ShippedLab.BRIDGE);
        read(file);
        describe("Mine");
        TopologyFile.save(ShippedLab.SHIM.read(), file);
        window.robot().push(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it asks", () -> window.shows("clashCancel"));
        window.click("clashCancel");
        assertEquals(ShippedLab.SHIM.read(), TopologyFile.read(file));
        Path other = window.folder().resolve("other.macvlab.json");
        window.willName(other);
        window.robot().push(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it asks again", () -> window.shows("clashSaveAs"));
        window.click("clashSaveAs");
        window.await("it is saved", () -> Files.exists(other) && !window.shows("unsavedMark"));
        assertEquals("Mine", TopologyFile.read(other).name());
        assertEquals(ShippedLab.SHIM.read(), TopologyFile.read(file));
    }

    @Test
    void whatAnotherProgramChangedIsMergedWithWhatWasChangedHereAndOneUndoTakesThatBack() throws Exception {
        Path file = saved("merged", ShippedLab.BRIDGE);
        read(file);
        describe("Mine");
        Topology mine = window.topology();
        Topology theirs = new Edit.Rename(Ref.parse("ns2/mac2"), "theirs").applyTo(ShippedLab.BRIDGE.read());
        TopologyFile.save(theirs, file);
        window.await("it is noticed", () -> window.shows("bannerAction3"));
        window.click("bannerAction");
        window.await(
                "it is merged",
                () -> window.topology().find(new Ref("ns2", "theirs")).isPresent());
        assertEquals("Mine", window.topology().name());
        assertEquals(
                "Merge with merged.macvlab.json",
                window.document().undoTitle().get().english());
        assertTrue(window.document().unsaved().get());
        window.interact(() -> window.document().undo());
        assertEquals(mine, window.topology());
        window.interact(() -> window.document().redo());
        window.keys(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it is saved without a question", () -> !window.shows("unsavedMark"));
        assertEquals(window.topology(), TopologyFile.read(file));
    }

    @Test
    void whatBothHaveChangedIsAskedWithBothValues() throws Exception {
        Path file = saved("both", ShippedLab.BRIDGE);
        read(file);
        describe("Mine");
        TopologyFile.save(ShippedLab.BRIDGE.read().withName("Theirs"), file);
        window.keys(KeyCode.SHORTCUT, KeyCode.S);
        window.await("it asks", () -> window.shows("clashMerge"));
        window.click("clashMerge");
        window.await("it asks which", () -> window.shows("merge-there-0"));
        assertEquals("Here: Mine", window.text("merge-here-0"));
        assertEquals("File: Theirs", window.text("merge-there-0"));
        Screens.write(window.node("mergeList").getScene(), "merge");
        assertEquals(
                "File: Theirs",
                ((Text) window.node("merge-there-0").lookup(".text")).getText(),
                "there is room for the whole value");
        window.click("merge-there-0");
        window.click("mergeMerge");
        window.await("the file's name is taken", () -> window.topology().name().equals("Theirs"));
        assertFalse(window.document().unsaved().get(), "it is what the file holds");
    }

    @Test
    void everyWindowHasADocumentOfItsOwnAndQuitAsksForEach() throws Exception {
        window.robot().push(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.N);
        window.interact(() -> {});
        assertEquals(2, window.application().windows().size());
        DesktopWindow second = window.application().windows().getLast();
        window.interact(() -> second.workspace().document().push(new Edit.Describe("Second", null)));
        assertEquals("", window.topology().name());
        FxThread.later(() -> window.application().quit());
        window.await("it asks", () -> window.shows("unsavedCancel"));
        window.click("unsavedCancel");
        assertEquals(2, window.application().windows().size());
        FxThread.later(() -> window.application().quit());
        window.await("it asks", () -> window.shows("unsavedDiscard"));
        window.click("unsavedDiscard");
        window.await("all are closed", () -> window.application().windows().isEmpty());
        assertFalse(window.stage().isShowing());
        try (var left = Files.list(window.folder().resolve("drafts"))) {
            assertEquals(0, left.count(), "what is thrown away is not offered again");
        }
    }

    @Test
    void aKillLosesAtMostTheLastEditWhichTheNextStartOffersWithAPicture() throws Exception {
        Path file = saved("killed", ShippedLab.BRIDGE);
        // On a screen of its own: without a window manager, a program that ends takes the focus of the others' windows
        // along.
        Process killed = new ProcessBuilder(
                        "xvfb-run",
                        "-a",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dprism.order=sw",
                        KilledWindow.class.getName(),
                        window.folder().toString(),
                        file.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int made = 0;
        try (var told = killed.inputReader()) {
            for (String line = told.readLine(); line != null && made < 8; line = told.readLine()) {
                made = Integer.parseInt(line);
            }
        } finally {
            killed.descendants()
                    .filter(each -> each.info().command().orElse("").endsWith("/java"))
                    .forEach(ProcessHandle::destroyForcibly);
            assertTrue(killed.waitFor(10, TimeUnit.SECONDS));
        }
        assertTrue(made >= 8, "it was edited until it was killed");
        int least = made - 1;
        window.interact(() -> window.application().offerDrafts(window.window()));
        window.await("it is offered", () -> window.shows("draftsRecover"));
        Screens.write(window.node("draftsDialog").getScene(), "recovery");
        window.click("draftsRecover");
        window.await("it is open", () -> window.topology().name().startsWith("Edit "));
        assertTrue(Integer.parseInt(window.topology().name().substring(5)) >= least, window.topology()::name);
        assertEquals(file, window.document().file().get());
        assertTrue(window.document().unsaved().get());
        assertEquals(ShippedLab.BRIDGE.read(), TopologyFile.read(file), "nothing is written before it is saved");
        window.interact(() -> window.document().undo());
        assertEquals(ShippedLab.BRIDGE.read(), window.topology());
    }
}
