package dev.macvlab.agent.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.lab.host.Journal;
import dev.macvlab.plan.NamespaceId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Journals on disk, and those who would like to have written them. */
class JournalFilesTest {
    @TempDir
    private Path folder = Path.of("");

    private Path directory = Path.of("");
    private JournalFiles files = new JournalFiles();

    @BeforeEach
    void open() throws IOException {
        directory = folder.resolve("macvlab");
        files = new JournalFiles(directory, (Integer) Files.getAttribute(folder, "unix:uid"));
    }

    private static Journal journal() {
        return new Journal(
                "bridge",
                Journal.Phase.STANDING,
                "{\"format\": \"macvlab/1\"}",
                null,
                Map.of("enp0s8", "eth1"),
                List.of(new Journal.BoundNic(
                        "enp0s8",
                        "eth1",
                        3,
                        "02:00:00:00:00:01",
                        1500,
                        true,
                        List.of("10.0.0.1/24", "2001:db8::1/64"),
                        List.of(new Journal.KeptRoute("0.0.0.0/0", "10.0.0.254", null, 100, 4, false)),
                        List.of(),
                        List.of(1400),
                        List.of(true),
                        true)),
                List.of(new Journal.OwnNamespace("ns 1", 4, 4026532000L, 77)),
                List.of(new Journal.OwnLink(
                        NamespaceId.namespace("ns 1"), "mac1", 101, "02:00:00:00:00:02", 0x4d123456, "macvlan")),
                List.of(new Journal.OwnAddress("eth1", 3, "192.168.56.110/24")),
                List.of(new Journal.OwnRoute("10.7.0.0/16", "192.168.56.1", "eth1", 0)),
                List.of(new Journal.OwnSetting(NamespaceId.HOST, "ipv4/conf/all/forwarding", "0")));
    }

    @Test
    void aJournalIsReadAsItWasWritten() throws IOException {
        assertEquals(Optional.empty(), files.read("bridge"));
        files.store("bridge").write(journal());
        assertEquals(Optional.of(journal()), files.read("bridge"));
        assertEquals(List.of("bridge"), files.labs());
        assertEquals(Map.of(3, "bridge"), files.store("other").boundElsewhere());
        assertEquals(Map.of(), files.store("bridge").boundElsewhere());
        files.store("bridge").delete();
        assertEquals(List.of(), files.labs());
    }

    @Test
    void everybodyMayReadAJournalAndOnlyItsOwnerWriteIt() throws IOException {
        files.store("bridge").write(journal());
        assertEquals("rwxr-xr-x", PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)));
        assertEquals(
                "rw-r--r--",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("bridge.json"))));
    }

    private void isRefused(String why) {
        IOException refusal = assertThrows(IOException.class, () -> files.read("bridge"));
        assertTrue(String.valueOf(refusal.getMessage()).contains(why), refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'\"eth1\"', '\"../eth1\"'",
        "'\"ns 1\"', '\"../../etc\"'",
        "'101', '-1'",
        "'101', '\"101\"'",
        "'101', '101.5'",
        "'ipv4/conf/all/forwarding', '../../kernel/core_pattern'",
        "'02:00:00:00:00:02', '02:00'",
        "'\"STANDING\"', '\"DANCING\"'",
        "'192.168.56.110/24', '192.168.56.110'",
        "'\"lab\":\"bridge\"', '\"lab\":\"other\"'",
        "'\"lab\":\"bridge\"', '\"lab\":null'",
        "'\"lab\":', '\"more\":1,\"lab\":'",
        "'\"index\":101,', ''",
    })
    void whatNobodyCanHaveWrittenIsNoJournal(String good, String bad) throws IOException {
        files.store("bridge").write(journal());
        Path file = directory.resolve("bridge.json");
        String text = Files.readString(file);
        assertTrue(text.contains(good), text);
        Files.writeString(file, text.replace(good, bad));
        isRefused("bridge.json is no");
        Files.writeString(file, text.substring(0, text.length() / 2));
        isRefused("is no journal");
        Files.writeString(file, text + "{}");
        isRefused("is no journal");
    }

    @Test
    void aSymbolicLinkIsNotFollowed() throws IOException {
        files.store("bridge").write(journal());
        Path elsewhere = folder.resolve("elsewhere");
        Files.move(directory.resolve("bridge.json"), elsewhere);
        Files.createSymbolicLink(directory.resolve("bridge.json"), elsewhere);
        assertThrows(IOException.class, () -> files.read("bridge"));

        Path victim = Files.writeString(folder.resolve("victim"), "dear");
        Files.createSymbolicLink(directory.resolve("bridge.new"), victim);
        files.store("bridge").write(journal());
        assertEquals("dear", Files.readString(victim));
        assertEquals(Optional.of(journal()), files.read("bridge"));

        Files.createSymbolicLink(directory.resolve("other.lock"), victim);
        assertThrows(IOException.class, () -> files.hold("other"));
    }

    @Test
    void aDirectoryThatIsALinkOrThatOthersMayWriteIsNone() throws IOException {
        Path real = Files.createDirectory(folder.resolve("real"));
        Files.createSymbolicLink(directory, real);
        assertThrows(IOException.class, () -> files.store("bridge").write(journal()));
        Files.delete(directory);
        files.store("bridge").write(journal());
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        isRefused("can be written by somebody else");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(directory.resolve("bridge.json"), PosixFilePermissions.fromString("rw-rw-rw-"));
        isRefused("can be written by somebody else");
    }

    @Test
    void aNameThatIsNoLabsIsNeverAFile() {
        for (String name : List.of("", "..", "../x", "A", "a/b", "a b", "-a", "a".repeat(31))) {
            assertThrows(IllegalArgumentException.class, () -> files.read(name), name);
            assertThrows(IllegalArgumentException.class, () -> files.hold(name), name);
        }
    }

    @Test
    void aLabIsHeldByOneAtATime() throws IOException {
        assertFalse(files.isHeld("bridge"));
        try (JournalFiles.Hold _ = files.hold("bridge").orElseThrow()) {
            assertEquals(Optional.empty(), files.hold("bridge"));
            assertTrue(files.hold("other").isPresent());
        }
        files.hold("bridge").orElseThrow().close();
    }
}
