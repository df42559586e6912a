package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a user sees who gives the command line something that it can't read: one line, exit 2, no stack trace. */
class BadInputTest {
    @TempDir
    private Path folder = Path.of("");

    private Path file(String content) throws Exception {
        return Files.writeString(folder.resolve("lab.macvlab.json"), content);
    }

    private static void unreadable(Path file, String reason) {
        for (String command : List.of("check", "forecast")) {
            Run.of(command, file.toString()).isOneLineAndExit2(file + ": ", reason);
            Run.of(command, "--json", file.toString()).isOneLineAndExit2(file + ": ", reason);
        }
    }

    @Test
    void aMissingFile() {
        unreadable(folder.resolve("nowhere.macvlab.json"), "there is no such file");
    }

    @Test
    void aFolder() {
        unreadable(folder, "this is a folder");
    }

    @Test
    void halfAJson() throws Exception {
        String whole = Files.readString(Path.of("labs/bridge.macvlab.json"));
        unreadable(file(whole.substring(0, whole.length() / 2)), "was the file cut off?");
    }

    @Test
    void aJsonOfTheWrongShape() throws Exception {
        unreadable(file("[1, 2, 3]"), "should be an object");
        unreadable(file("{\"interfaces\": []}"), "has no \"format\"");
        unreadable(file("{\"format\": \"macvlab/1\", \"interfaces\": {\"a\": 1}}"), "should be a list");
    }

    @Test
    void anUnknownKind() throws Exception {
        unreadable(
                file("{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"tokenring\", \"name\": \"tr0\"}]}"),
                "interfaces[0].kind is the text \"tokenring\" and should be one of nic, macvlan");
    }

    @Test
    void aNewerFormat() throws Exception {
        unreadable(file("{\"format\": \"macvlab/7\"}"), "open the file with a newer Macvlab");
    }

    @Test
    void aFileOf100Megabytes() throws Exception {
        Path file = folder.resolve("large.macvlab.json");
        try (var sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(100L << 20);
        }
        unreadable(file, "larger than 16 MB");
    }

    @Test
    void aFileWithoutAnEnd() {
        unreadable(Path.of("/dev/zero"), "this is a device or a pipe");
    }

    @Test
    void aPipeThatNobodyWritesTo() throws Exception {
        Path pipe = folder.resolve("pipe");
        assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
        unreadable(pipe, "this is a device or a pipe");
    }

    @Test
    void aFileThatTheUserMayNotRead() throws Exception {
        Path file = file("{\"format\": \"macvlab/1\"}");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        assumeFalse(Files.isReadable(file), "root may read everything");
        unreadable(file, "you may not read it");
    }

    @Test
    void binaryGarbage() throws Exception {
        Path file = folder.resolve("garbage");
        var random = new SplittableRandom(1);
        for (int round = 0; round < 20; round++) {
            byte[] bytes = new byte[1 + random.nextInt(5_000)];
            random.nextBytes(bytes);
            Files.write(file, bytes);
            unreadable(file, "");
        }
        Files.write(file, new byte[4_096]);
        unreadable(file, "this is not JSON");
    }

    @Test
    void anEndlesslyNestedJson() throws Exception {
        unreadable(file("{\"format\": \"macvlab/1\", \"x\": " + "[".repeat(2_000_000)), "nested deeper");
        unreadable(file("{\"x\":".repeat(1_000_000)), "nested deeper");
    }

    @Test
    void everyHalfOfALab() throws Exception {
        String whole = Files.readString(Path.of("labs/source.macvlab.json")).stripTrailing();
        for (int length = 0; length < whole.length(); length += 37) {
            Run.of("check", file(whole.substring(0, length)).toString()).isOneLineAndExit2();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"chekc", "labs/nowhere.macvlab.json", "--frobnicate"})
    void aWordThatIsNeitherCommandNorFile(String word) {
        Run.of(word).isOneLineAndExit2("'" + word + "'", "macvlab --help");
    }

    @Test
    void aCommandWithoutItsFile() {
        Run.of("check").isOneLineAndExit2("FILE", "macvlab check --help");
        Run.of("forecast", "a", "b").isOneLineAndExit2("macvlab forecast --help");
        Run.of("check", "--jsonn", "labs/bridge.macvlab.json").isOneLineAndExit2("--jsonn");
    }

    @Test
    void aNameThatCanBeNoFile() {
        Run.of("check", "a\0b").isOneLineAndExit2();
        Run.of("check", "").isOneLineAndExit2();
        Run.of("check", "line\nfeed").isOneLineAndExit2("line\\u000afeed");
    }

    @Test
    void debugAddsTheStackTrace() {
        Run run = Run.of("check", "--debug", folder.resolve("nowhere").toString());
        assertEquals(2, run.status());
        assertTrue(run.err().contains("\tat dev.macvlab.format.TopologyFile.read"), run.err());
    }
}
