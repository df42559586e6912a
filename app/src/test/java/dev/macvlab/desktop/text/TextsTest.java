package dev.macvlab.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.ShippedLab;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the window says, in English and in Chinese. */
class TextsTest {
    private static final Texts CHINESE = Texts.in(Locale.SIMPLIFIED_CHINESE);

    @Test
    void everyShippedLabIsToldInChineseAndIsOtherwiseTheSame() {
        for (ShippedLab each : ShippedLab.values()) {
            Topology told = each.read(CHINESE);
            Topology file = each.read();
            assertEquals(file, told.withName(file.name()).withAbout(file.about()));
            assertTrue(isChinese(told.name()) && isChinese(Objects.requireNonNull(told.about())), each.word());
            // What is set off in the text, as names and addresses are, is set off in both.
            assertEquals(marked(Objects.requireNonNull(file.about())), marked(told.about()), each.word());
            assertEquals(file, each.read(Texts.in(Locale.ENGLISH)));
        }
    }

    private static boolean isChinese(String text) {
        return text.codePoints().anyMatch(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN);
    }

    private static Set<String> marked(String about) {
        return Pattern.compile("`[^`]+`")
                .matcher(about)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Test
    void whatOtherPartsSayInEnglishIsSaidInTheUsersLanguageWithItsNames() {
        assertEquals("将 a 重命名为 b", CHINESE.say(new Edit.Rename(Ref.top("a"), "b").title()));
        assertEquals(
                "从 ns1 ping 10.0.0.1\n预测：会应答。ns1 能到达 10.0.0.1。",
                CHINESE.say(Message.of(
                        "canvas.ping.forecast.reachable",
                        "ns1",
                        "10.0.0.1",
                        Message.of("forecast.reaches", "ns1", "10.0.0.1"))));
        assertEquals("Add mac1", Texts.in(Locale.ENGLISH).say(Message.of("edit.add", "mac1")));
    }
}
