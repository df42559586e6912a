package dev.macvlab.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LanguageTest {
    private static final Language CHINESE = Language.of(Locale.CHINESE);

    @Test
    void aLocaleFindsItsLanguage() {
        assertEquals("简体中文", CHINESE.name());
        assertSame(CHINESE, Language.of(Locale.CHINA));
        assertSame(Language.ENGLISH, Language.of(Locale.UK));
        assertSame(Language.ENGLISH, Language.of(Locale.of("tlh")));
        assertSame(Language.ENGLISH, Language.of(Locale.ROOT));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "zh_CN.UTF-8, en_US, en_US, zh",
                "-, zh_CN, en_US, zh",
                "'', zh, en_US.UTF-8, zh",
                "-, -, zh_CN.utf8@pinyin, zh",
                "C, zh_CN, zh_CN, en",
                "C.UTF-8, -, -, en",
                "POSIX, -, zh, en",
                "-, -, -, en",
                "?!, -, -, en",
            })
    void theEnvironmentAsksForALanguage(String all, String messages, String lang, String wanted) {
        var environment = new HashMap<String, String>();
        environment.put("LC_ALL", all);
        environment.put("LC_MESSAGES", messages);
        environment.put("LANG", lang);
        assertEquals(wanted, Language.ofEnvironment(environment::get).toString());
    }

    @Test
    void aLanguageIsOneFileAndNoCode() {
        List<Language> all = Language.all();
        assertEquals("English", all.getFirst().name());
        assertTrue(all.contains(CHINESE));
        Language third = Language.named("eo");
        assertTrue(all.contains(third));
        assertEquals("Esperanto", third.name());
        assertEquals("a, b kaj c", third.say(Message.of("language.verbatim", List.of("a", "b", "c"))));
    }

    @Test
    void whatALanguageDoesNotSayIsSaidInEnglish() {
        assertEquals("(nothing)", Language.named("eo").say(Message.of("language.nothing")));
        assertEquals("check.no-such-thing", CHINESE.say(Message.of("check.no-such-thing", "x")));
        assertFalse(CHINESE.has("check.no-such-thing"));
        assertTrue(CHINESE.has("language.nothing"));
    }

    @Test
    void aNameFromRightToLeftIsIsolated() {
        assertEquals("plain mac1", Language.ENGLISH.say(Message.of("language.verbatim", "plain mac1")));
        assertEquals("\u2068שלום\u2069", Language.ENGLISH.say(Message.of("language.verbatim", "שלום")));
        assertEquals("网卡", CHINESE.say(Message.of("language.verbatim", "网卡")));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069})
    void aNameCanNotBreakOutOfItsIsolation(int control) {
        String name = "שלום" + Character.toString(control) + "abc";
        String said = "\u2068שלום\\u" + Integer.toHexString(control) + "abc\u2069";
        for (Language language : List.of(Language.ENGLISH, CHINESE, Language.named("he"))) {
            assertEquals(said, language.say(Message.of("language.verbatim", name)));
            assertEquals(said, language.say(Message.of("language.verbatim", List.of(name))));
        }
        assertEquals(
                "a\\u" + Integer.toHexString(control) + "b",
                Language.ENGLISH.say(Message.of("language.verbatim", "a" + Character.toString(control) + "b")));
    }

    @Test
    void aMessageKnowsWhatItNames() {
        Message inner = Message.of("language.quoted", "mac1");
        assertTrue(Message.of("language.verbatim", "mac1").names("mac1"));
        assertTrue(Message.of("language.verbatim", List.of("nic0", inner)).names("mac1"));
        assertFalse(Message.of("language.verbatim", "mac10 and mac11", 1).names("mac1"));
    }

    @Test
    void everyNameIsIsolatedInALanguageFromRightToLeft() {
        Language hebrew = Language.named("he");
        assertTrue(hebrew.isRightToLeft());
        assertFalse(CHINESE.isRightToLeft());
        assertEquals("\u2068mac1\u2069", hebrew.say(Message.of("language.verbatim", "mac1")));
        assertEquals("7", hebrew.say(Message.of("language.verbatim", 7)));
    }
}
