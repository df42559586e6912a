package dev.macvlab.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.message.Language;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
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
