package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class CheckCommandTest {
    @TempDir
    private Path folder = Path.of("");

    private Path lab(String interfaces) throws Exception {
        return Files.writeString(
                folder.resolve("lab.macvlab.json"),
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"eth0\"}, " + interfaces
                        + "]}");
    }

    @ParameterizedTest
    @MethodSource("dev.macvlab.format.LabsTest#labs")
    void aLabThatComesWithTheProductHasNoError(Path lab) {
        Run run = Run.of("check", lab.toString(), "--json");
        assertEquals(0, run.status());
        assertFalse(run.out().contains("\"severity\":\"error\""), run.out());
        assertEquals(0, Run.of("check", lab.toString()).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', textBlock = """
        circular       | a | {"kind": "macvlan", "name": "a", "parent": "b"}, {"kind": "macvlan", "name": "b", "parent": "a"}
        circular       | a | {"kind": "macvlan", "name": "a", "parent": "a"}
        parent-missing | a | {"kind": "macvlan", "name": "a", "parent": "nobody"}
        parent-missing | a | {"kind": "macvlan", "name": "a"}
        interface-name | sixteen-bytes-xx | {"kind": "nic", "name": "sixteen-bytes-xx"}
        mac-text       | a | {"kind": "nic", "name": "a", "mac": "02:00:00"}
        """)
    void whatTheKernelWouldRefuseOpensAndIsAnError(String rule, String subject, String interfaces) throws Exception {
        Path lab = lab(interfaces);
        Run run = Run.of("check", "--json", lab.toString());
        assertEquals(1, run.status(), run.err());
        assertEquals("", run.err());
        JsonNode problem = run.json().get("problems").get(0);
        assertEquals(rule, problem.get("rule").asString());
        assertEquals("error", problem.get("severity").asString());
        assertEquals(subject, problem.get("subject").get(0).asString());
        assertFalse(problem.get("message").asString().isBlank());
        assertTrue(problem.get("code").asString().startsWith("check." + rule), problem::toString);
        assertTrue(problem.get("arguments").isArray(), problem::toString);
        String about = problem.get("about").asString();
        assertFalse(about.isBlank());

        Run plain = Run.of("check", lab.toString());
        assertEquals(1, plain.status());
        assertTrue(plain.out().startsWith("error: " + subject), plain.out());
        assertTrue(plain.out().contains("\n  read on: " + about + "\n"), plain.out());
        assertTrue(plain.out().endsWith(lab + ": 1 error\n"), plain.out());
    }

    @Test
    void aNameInAFileCannotSteerTheTerminal() throws Exception {
        Run run = Run.of(
                "check",
                lab("{\"kind\": \"nic\", \"name\": \"a\\u001b[2Jb\\nc\\u202ed\"}")
                        .toString());
        assertTrue(run.out().contains("a\\u001b[2Jb\\u000ac\\u202ed"), run.out());
        assertFalse(run.out().contains("\u001b") || run.out().contains("\u202e"), run.out());
    }

    @Test
    void forThisMachineItsOwnNicsAreLookedAt() throws Exception {
        Path lab = Files.writeString(
                folder.resolve("machine.macvlab.json"),
                "{\"format\": \"macvlab/1\", \"interfaces\": [{\"kind\": \"nic\", \"name\": \"nobody-has-me\"}]}");
        assertEquals(
                "host-nic-missing",
                Run.of("check", "--json", "--target", "host", lab.toString())
                        .json()
                        .at("/problems/0/rule")
                        .asString());
        assertEquals(
                0,
                Run.of("check", "--json", "--target", "sandbox", lab.toString())
                        .json()
                        .get("problems")
                        .size());
        Run.of("check", "--target", "moon", lab.toString()).isOneLineAndExit2("sandbox or host", "'moon'");
    }

    @Test
    void checkingWritesNothing() throws Exception {
        Path lab = lab("{\"kind\": \"nic\", \"name\": \"a\"}");
        String before = Files.readString(lab);
        Run.of("check", lab.toString());
        Run.of("forecast", lab.toString());
        assertEquals(before, Files.readString(lab));
    }
}
