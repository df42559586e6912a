package dev.macvlab.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.message.Language;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavingTest {
    private static final Topology OLD = Topology.EMPTY.withName("old");
    private static final Topology NEW = Topology.EMPTY.withName("new");

    @TempDir
    private Path folder = Path.of("");

    private Path saved(String name, Topology topology) throws UnreadableFile {
        Path file = folder.resolve(name);
        TopologyFile.save(topology, file);
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void whatIsSavedIsReadAgainAndNothingElseIsLeft() throws Exception {
        Path file = saved("a.macvlab.json", OLD);
        assertEquals(OLD, TopologyFile.read(file));
        TopologyFile.save(NEW, file);
        assertEquals(NEW, TopologyFile.read(file));
        assertEquals(List.of("a.macvlab.json"), names());
    }

    @Test
    void aTopologyThatNeedsALaterVersionThanTheFileHasIsToBeSaid() throws Exception {
        Topology newer = Drawing.of("""
            dummy d0
            dummy ns1/d1
            nic nic0
            """);
        Path file = saved("a.macvlab.json", OLD);
        assertEquals(Optional.empty(), TopologyFile.savingUp(NEW, file));
        Message said = TopologyFile.savingUp(newer, file).orElseThrow();
        assertEquals(
                "a.macvlab.json is saved as macvlab/2 from now on, which d0 and ns1/d1 need: a Macvlab that knows only"
                        + " macvlab/1 can no longer open it.",
                said.english());
        assertEquals(
                "a.macvlab.json 从现在起存为 macvlab/2，因为 d0、ns1/d1 需要它：只认识 macvlab/1 的 Macvlab 将打不开它。",
                Language.of(Locale.CHINESE).say(said));

        TopologyFile.save(newer, file);
        assertEquals(Optional.empty(), TopologyFile.savingUp(newer, file));
        assertEquals(Optional.empty(), TopologyFile.savingUp(newer, folder.resolve("none")));
        assertEquals(Optional.empty(), TopologyFile.savingUp(newer, Files.writeString(folder.resolve("b"), "no JSON")));
    }

    @Test
    void aNewFileMayBeReadByWhomTheUserAllows() throws Exception {
        Path other = Files.writeString(folder.resolve("other"), "made by anybody");
        Path file = saved("a.macvlab.json", OLD);
        assertEquals(Files.getPosixFilePermissions(other), Files.getPosixFilePermissions(file));
    }

    @Test
    void aFileKeepsItsPermissions() throws Exception {
        Path file = saved("a.macvlab.json", OLD);
        for (String permissions : List.of("rw-------", "rw-rw-rw-", "rwxr-x---")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            TopologyFile.save(NEW, file);
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aLinkStaysALinkAndTheFileBehindItIsSaved() throws Exception {
        Files.createDirectory(folder.resolve("real"));
        Path file = saved("real/a.macvlab.json", OLD);
        Path link = Files.createSymbolicLink(folder.resolve("first"), Path.of("real/a.macvlab.json"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);
        TopologyFile.save(NEW, second);
        assertTrue(Files.isSymbolicLink(second) && Files.isSymbolicLink(link));
        assertFalse(Files.isSymbolicLink(file));
        assertEquals(NEW, TopologyFile.read(file));
    }

    @Test
    void aLinkToNothingMakesTheFileThatItNames() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a.macvlab.json"));
        TopologyFile.save(NEW, link);
        assertTrue(Files.isSymbolicLink(link));
        assertTrue(Files.isRegularFile(folder.resolve("a.macvlab.json"), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void linksInACircleAreRefused() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));
        refused(link, "circle");
        assertEquals(List.of("a", "b"), names());
    }

    @Test
    void aPlaceThatCanHoldNoFileIsRefused() throws Exception {
        refused(folder, "not a file");
        refused(folder.resolve("nowhere/a.macvlab.json"), "its folder does not exist");
        refused(Path.of("/dev/null"), "not a file");
        refused(Path.of("/proc/a.macvlab.json"), "not saved");
        assertEquals(List.of(), names());
    }

    @Test
    void aWriteProtectedFileStaysAsItIs() throws Exception {
        Path file = saved("a.macvlab.json", OLD);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("r--r--r--"));
        assumeFalse(Files.isWritable(file), "root may write everything");
        refused(file, "you may not write there");
        assertEquals(OLD, TopologyFile.read(file));
    }

    @Test
    void whatCouldNotBeReadAgainIsNotSaved() throws Exception {
        Path file = saved("a.macvlab.json", OLD);
        Topology huge = NEW.withAbout("x".repeat(TopologyFile.LARGEST));
        String line = assertThrows(UnreadableFile.class, () -> TopologyFile.save(huge, file))
                .getMessage();
        assertTrue(line.contains("16 MB"), line);
        assertEquals(OLD, TopologyFile.read(file));
    }

    @Test
    void readingWritesNothing() throws Exception {
        Path file = folder.resolve("a.macvlab.json");
        Files.writeString(file, "{ \"format\":\"macvlab/1\" }");
        FileTime before = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, before);
        TopologyFile.read(file);
        assertEquals("{ \"format\":\"macvlab/1\" }", Files.readString(file));
        assertEquals(before, Files.getLastModifiedTime(file));
        assertEquals(List.of("a.macvlab.json"), names());
    }

    @Test
    void whoReadsWhileItIsSavedSeesOneOrTheOtherWhole() throws Exception {
        Topology one = OLD.withAbout("1".repeat(200_000));
        Topology other = new Topology(
                "new",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                UnknownKeys.NONE);
        Path file = saved("a.macvlab.json", one);
        var done = new AtomicBoolean();
        CompletableFuture<Integer> reading = CompletableFuture.supplyAsync(() -> {
            int read = 0;
            while (!done.get() || read == 0) {
                try {
                    Topology seen = TopologyFile.read(file);
                    assertTrue(seen.equals(one) || seen.equals(other));
                    read++;
                } catch (UnreadableFile e) {
                    throw new AssertionError(e);
                }
            }
            return read;
        });
        for (int i = 0; i < 50 && !reading.isDone(); i++) {
            TopologyFile.save(i % 2 == 0 ? other : one, file);
        }
        done.set(true);
        assertTrue(reading.get() > 0);
    }

    private static void refused(Path file, String reason) {
        String line = assertThrows(UnreadableFile.class, () -> TopologyFile.save(NEW, file))
                .getMessage();
        assertTrue(line.startsWith(file + ": ") && line.contains(reason), line);
    }
}
