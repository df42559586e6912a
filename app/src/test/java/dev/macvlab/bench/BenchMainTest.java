package dev.macvlab.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.macvlab.message.Language;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchMainTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "aply",
                "apply --children",
                "apply --children 0",
                "apply --children 4001",
                "check --interfaces x",
                "truth --seeds 1-5",
                "messages",
                "truth-inside --seeds 1..2"
            })
    void wrongArgumentsAreRefused(String arguments) {
        assertEquals(
                2,
                BenchMain.run(List.of(arguments.split(" ")).stream()
                        .filter(each -> !each.isEmpty())
                        .toList()));
    }

    @Test
    void whatIsWrongIsToldInTheLanguage() {
        var wrong = assertThrows(WrongArgument.class, () -> new TruthBench("1-5"));
        assertEquals("--seeds takes the first and the last one, as in 1..1000", wrong.getMessage());
        assertEquals("--seeds 须给出第一个和最后一个种子，例如 1..1000", Language.named("zh").say(wrong.sentence()));
    }
}
