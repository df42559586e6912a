package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.message.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** People are told in their language; programs get English with codes. */
class SpokenLanguageTest {
    private static final String LAB = "labs/bridge.macvlab.json";
    private static final String FAULTY = """
        {"format": "macvlab/1",
         "interfaces": [{"kind": "macvlan", "name": "m"}]}
        """;

    @TempDir
    private Path folder = Path.of("");

    private String faulty() throws Exception {
        return Files.writeString(folder.resolve("lab.macvlab.json"), FAULTY).toString();
    }

    @Test
    void anOptionNamesTheLanguage() {
        Run run = Run.of("check", LAB, "--lang", "zh");
        assertEquals(LAB + "：没有问题\n", run.out());
        assertEquals(run, Run.of("--lang", "zh_CN.UTF-8", "check", LAB));
        assertEquals(
                LAB + ": no problems\n", Run.of("check", LAB, "--lang", "en-GB").out());
    }

    @Test
    void theEnvironmentsLanguageIsSpokenWithoutIt() {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        Main.run(new String[] {"nonsense"}, out, err, false, Language.named("zh_CN.UTF-8"));
        assertEquals("macvlab: 'nonsense' 既不是命令也不是文件（详见 macvlab --help）\n", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aLanguageThatThereIsNotIsRefused() {
        Run.of("check", LAB, "--lang", "tlh").isOneLineAndExit2("'tlh' is none of the languages en, ");
    }

    static Stream<String> commands() {
        return Stream.concat(Stream.of(""), Main.commands().stream());
    }

    private static Run help(String language, String command) {
        return Run.of(Stream.of("--lang", language, command, "--help")
                .filter(each -> !each.isEmpty())
                .toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("commands")
    void helpIsToldInTheLanguage(String command) {
        Run english = help("en", command);
        assertEquals(0, english.status());
        assertTrue(english.out().startsWith("Usage: macvlab " + command), english.out());
        Run chinese = help("zh", command);
        assertTrue(chinese.out().startsWith("用法：macvlab " + command), chinese.out());
        Set<String> same = chinese.out().lines().collect(Collectors.toSet());
        same.retainAll(english.out().lines().toList());
        same.removeIf(line -> line.strip().startsWith("[") || line.strip().startsWith("--target=sandbox|host"));
        same.removeIf(line -> line.strip().startsWith("--confirm-within=SECONDS"));
        assertEquals(Set.of(), same);
    }

    @Test
    void theSynopsisStandsBehindItsHeading() {
        for (String language : List.of("en", "zh")) {
            List<String> lines = help(language, "apply").out().lines().toList();
            String before = lines.getFirst().substring(0, lines.getFirst().indexOf('['));
            assertEquals(Terminal.columns(before), lines.get(1).indexOf('['), language);
        }
    }

    @ParameterizedTest
    @MethodSource("commands")
    void nothingInTheHelpIsWithoutItsDescription(String command) {
        String help = help("en", command).out();
        assertTrue(help.contains("--lang=LANGUAGE   Say everything in that language"), help);
        assertFalse(
                Pattern.compile("(?m)^ {2,6}(-\\w, )?(--[\\w-]+(=\\S+)?|[A-Z.\\[\\]]+)\\s*$(?!\\n {24})")
                        .matcher(help)
                        .find(),
                help);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "chekc | 'chekc' is neither a command nor a file | 'chekc' 既不是命令也不是文件",
                "check | Missing required parameter: 'FILE' | 缺少必需的参数：'FILE'",
                "check a b c | Unmatched arguments: 'b', 'c' | 多余的参数：'b', 'c'",
                "check a --jsonn | Unknown option: '--jsonn' | 未知选项：'--jsonn'",
                "apply a --yes-cut | Missing required parameter for option '--yes-cut' (NIC) | 选项 '--yes-cut' 缺少参数（NIC）",
                "apply a --name | Missing required parameter for option '--name' (LAB) | 选项 '--name' 缺少参数（LAB）",
                "apply a --name x --name y | option '--name' should be specified only once | 选项 '--name' 只能出现一次",
                "apply a --confirm-within 1x | '1x' is not a whole number | '1x' 不是整数",
                "plan a --target hots | 'hots' is none of sandbox, host | 'hots' 不是 sandbox, host 之一",
                "plan a --bind x | 'x' is not of the form NIC=REAL | 'x' 不是 NIC=REAL 的形式",
                "check a --json=x | 'x' is neither true nor false | 'x' 既不是 true 也不是 false",
            })
    void whatIsWrongWithACommandLineIsToldInTheLanguage(String arguments, String english, String chinese) {
        String[] words = arguments.split(" ");
        Run.of(words).isOneLineAndExit2(english, " --help tells more)");
        // Whichever is read first, the mistake or the language.
        for (String language : List.of("--lang zh ", "--lang=zh ")) {
            Run.of((language + arguments).split(" ")).isOneLineAndExit2(chinese, " --help）");
            if (!english.contains("required")) {
                Run.of((arguments + " " + language).split(" ")).isOneLineAndExit2(chinese, " --help）");
            }
        }
    }

    @Test
    void whyAFileCanNotBeReadIsToldInTheLanguage() throws Exception {
        String file = Files.writeString(folder.resolve("lab.macvlab.json"), "{\"format\": 1}")
                .toString();
        Run run = Run.of("check", file, "--lang", "zh");
        assertEquals("macvlab: " + file + "：第 1 行第 12 列：format 是数字 1，应为带引号的文本\n", run.err());
    }

    @Test
    void problemsAreCountedInEachLanguagesWay() throws Exception {
        assertTrue(Run.of("check", faulty()).out().endsWith(": 1 error\n"));
        assertTrue(Run.of("check", faulty(), "--lang", "zh").out().endsWith("：1 个错误\n"));
    }

    @Test
    void aForecastIsToldInTheLanguageAndItsColumnsStandBelowEachOther() {
        Run run = Run.of("forecast", "labs/private.macvlab.json", "--lang", "zh");
        assertTrue(run.out().contains("不通的原因"), run.out());
        assertTrue(run.out().contains("丢失") || run.out().contains("无邻居"), run.out());
        assertEquals(4, Terminal.columns("丢失"));
        assertEquals(4, Terminal.columns("loss"));
    }

    @Test
    void programsGetEnglishAndCodesWhateverTheLanguage() throws Exception {
        Run english = Run.of("check", faulty(), "--json");
        assertEquals(english, Run.of("check", faulty(), "--json", "--lang", "zh"));
        JsonNode problem = english.json().get("problems").get(0);
        assertTrue(problem.get("code").stringValue().startsWith("check."), problem::toString);
        assertTrue(problem.get("arguments").isArray(), problem::toString);
    }
}
