package dev.macvlab;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.macvlab.cli.Main;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a user meets at packaging/macvlab itself, and a developer at packaging/test, started as processes of their own. */
@Tag("agent")
@EnabledIfEnvironmentVariable(
        named = "MACVLAB_TEST_RUN",
        matches = ".+",
        disabledReason = "packaging/test builds what the launcher starts")
class LauncherScriptTest {
    private static final Path LAUNCHER = Path.of("packaging/macvlab").toAbsolutePath();

    private static final Path TESTS = Path.of("packaging/test").toAbsolutePath();

    @TempDir
    Path directory;

    private record Ended(int status, String out, String err) {
        void hasOneLineOfError(int expected, String... words) {
            assertAll(
                    () -> assertEquals(expected, status, this::toString),
                    () -> assertEquals(1, err.lines().count(), err),
                    () -> assertEquals("", out),
                    () -> assertTrue(List.of(words).stream().allMatch(err::contains), err));
        }
    }

    private Ended start(Path launcher, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("standard output");
        Path err = directory.resolve("standard error");
        var builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        // The first one also makes the caches of classes, for which the launcher has minutes.
        assertTrue(process.waitFor(180, TimeUnit.SECONDS), () -> command + " did not end");
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    private Ended start(String... arguments) throws Exception {
        return start(LAUNCHER, Map.of(), arguments);
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    @Test
    void noCommandOfTheProgramAsksForAWindow() throws IOException {
        Matcher words = Pattern.compile("(?m)^ *(check \\|.*)\\) window= ;;$").matcher(Files.readString(LAUNCHER));
        assertTrue(words.find());
        assertTrue(Set.of(words.group(1).split(" \\| ")).containsAll(Main.commands()), words.group(1));
    }

    @Test
    void helpNamesTheCommands() throws Exception {
        Ended help = start("--help");
        assertEquals(0, help.status(), help::toString);
        assertTrue(Main.commands().stream().allMatch(help.out()::contains), help.out());
    }

    @Test
    void withoutADisplayTheWindowSaysSoInOneLine() throws Exception {
        start(LAUNCHER, Map.of("DISPLAY", "")).hasOneLineOfError(2, "DISPLAY");
    }

    @Test
    void aWordThatIsNeitherCommandNorFileIsOneLine() throws Exception {
        start("chek").hasOneLineOfError(2, "chek");
    }

    @Test
    void aFileIsLookedForWhereTheUserIsAlsoThroughALink() throws Exception {
        file("Fächer 日本.macvlab.json", Files.readString(Path.of("labs/bridge.macvlab.json")));
        Path link = Files.createSymbolicLink(directory.resolve("a link"), LAUNCHER);
        Ended check = start(link, Map.of(), "check", "Fächer 日本.macvlab.json");
        assertEquals(0, check.status(), check::toString);
        Files.delete(link);
    }

    @Test
    void aMissingFileIsOneLine() throws Exception {
        start("check", "no such.macvlab.json").hasOneLineOfError(2, "no such.macvlab.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "half; check;    {\"format\": \"macvlab/1\", \"interfaces\": [ {\"kind\": ",
                "no JSON; forecast; switch lan",
                "empty; plan;     ''",
                "an array; run;      [1, 2]",
                "a wrong shape; check;    {\"format\": \"macvlab/1\", \"interfaces\": {\"name\": 7}}",
                "an unknown kind; plan;     {\"format\": \"macvlab/1\", \"interfaces\": [ {\"kind\": \"token-ring\","
                        + " \"name\": \"tr0\"} ]}",
                "a newer format; run;      {\"format\": \"macvlab/9\"}"
            })
    void aFileThatCantBeReadIsOneLine(String name, String command, String text) throws Exception {
        file(name, text);
        start(command, name).hasOneLineOfError(2, name);
    }

    @Test
    void aFileOfAHundredMegabytesIsOneLine() throws Exception {
        try (var file = new RandomAccessFile(directory.resolve("huge").toFile(), "rw")) {
            file.setLength(100L << 20);
        }
        start("check", "huge").hasOneLineOfError(2, "huge");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "a;           {\"kind\": \"macvlan\", \"name\": \"a\", \"parent\": \"b\"}, {\"kind\": \"macvlan\","
                        + " \"name\": \"b\", \"parent\": \"a\"}",
                "nobody;      {\"kind\": \"macvlan\", \"name\": \"a\", \"parent\": \"nobody\"}",
                "no/name;     {\"kind\": \"nic\", \"name\": \"no/name\"}"
            })
    void whatCantBeBuiltIsAnErrorOfCheck(String named, String interfaces) throws Exception {
        file("wrong.macvlab.json", "{\"format\": \"macvlab/1\", \"interfaces\": [" + interfaces + "]}");
        Ended check = start("check", "wrong.macvlab.json");
        assertEquals(1, check.status(), check::toString);
        assertTrue(check.out().contains(named), check.out());
    }

    @Test
    void theStatusOfACommandInTheSandboxIsTheLaunchers() throws Exception {
        String lab = Path.of("labs/bridge.macvlab.json").toAbsolutePath().toString();
        assertEquals(
                7,
                start("run", lab, "--", "sh", "-c", "ip -n ns1 link show mac1 && exit 7")
                        .status());
    }

    /** Of a run whose tests failed the reports say how many; one that broke off is a failure of its own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "true  | There are test failures.                      | MojoFailureException",
                "true  | See surefire-reports for the individual ones. | MojoFailureException",
                "false | There was a timeout in the fork               | MojoFailureException",
                "false | The forked VM terminated without goodbye.     | MojoExecutionException",
                "false | Plugin could not be resolved:                 | PluginResolutionException"
            })
    void aRunWhoseTestsFailedCameToItsEnd(boolean failed, String said, String exception) throws Exception {
        Path log = file("a.log", """
            [ERROR] Tests run: 2, Failures: 0, Errors: 1, Skipped: 0
            [ERROR] Failed to execute goal maven-surefire-plugin:3.5.4:test (default-test) on project macvlab:
            [ERROR]
            [ERROR] %s
            [ERROR] [Help 1] http://cwiki.apache.org/confluence/display/MAVEN/%s
            """.formatted(said, exception));
        String script = ". <(sed -n '/^tests_failed()/,/^}/p' '%s'); tests_failed '%s'".formatted(TESTS, log);
        assertEquals(
                failed ? 0 : 1,
                start(Path.of("/bin/bash"), Map.of(), "-c", script).status());
    }

    /** One test alone, with what is compiled already. */
    @Test
    void aTestRunsAlone() throws Exception {
        assumeTrue(Files.isWritable(Path.of("target")), "packaging/test writes its reports into target");
        Ended alone =
                start(TESTS, Map.of(), "--only", "RecompileTest#nothingIsCompiledTwice", "dev.macvlab.LauncherTest");
        assertEquals(0, alone.status(), alone::toString);
        String summary = alone.out().lines().toList().getLast();
        assertTrue(summary.matches("[1-9][0-9]* passed, 0 failed, 0 skipped"), alone::toString);
    }

    @ParameterizedTest
    @CsvSource({"--only, --only", "--only NoSuchTest, NoSuchTest", "--only FooTest -Dtest=FooTest, -Dtest=FooTest"})
    void aTestThatCantRunAloneIsOneLine(String arguments, String named) throws Exception {
        start(TESTS, Map.of(), arguments.split(" ")).hasOneLineOfError(2, named);
    }
}
