package dev.macvlab.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules are the CLDR's own for these languages, and so are the samples. */
class PluralRulesTest {
    private static final PluralRules RUSSIAN = new PluralRules(
            "one: v = 0 and i % 10 = 1 and i % 100 != 11 @integer 1, 21, 31; few: v = 0 and i % 10 = 2..4 and i % 100"
                    + " != 12..14; many: v = 0 and i % 10 = 0 or v = 0 and i % 10 = 5..9 or v = 0 and i % 100 = 11..14;"
                    + " other: @decimal 0.0~1.5");
    private static final PluralRules ARABIC = new PluralRules(
            "zero: n = 0; one: n = 1; two: n = 2; few: n % 100 = 3..10; many: n % 100 = 11..99; other:");
    private static final PluralRules MALTESE =
            new PluralRules("one: n = 1; two: n = 2; few: n = 0 or n % 100 = 3..10; many: n % 100 = 11..19");
    private static final PluralRules MANX = new PluralRules("two: v = 0 and i % 10 = 2; few: n % 100 = 0,20,40,60,80");

    @ParameterizedTest
    @CsvSource({
        "1, one",
        "21, one",
        "101, one",
        "11, many",
        "111, many",
        "2, few",
        "24, few",
        "12, many",
        "14, many",
        "0, many",
        "5, many",
        "100, many",
        "1002, few",
        "-1, one",
    })
    void russian(long number, String form) {
        assertEquals(form, RUSSIAN.form(number));
    }

    @ParameterizedTest
    @CsvSource({"0, zero", "1, one", "2, two", "3, few", "110, few", "11, many", "199, many", "100, other", "102, other"
    })
    void arabic(long number, String form) {
        assertEquals(form, ARABIC.form(number));
    }

    @ParameterizedTest
    @CsvSource({"0, few", "103, few", "119, many", "20, other"})
    void anOrStandsBetweenConditions(long number, String form) {
        assertEquals(form, MALTESE.form(number));
    }

    @ParameterizedTest
    @CsvSource({"120, few", "12, two", "30, other"})
    void aRangeMayBeAList(long number, String form) {
        assertEquals(form, MANX.form(number));
    }

    @Test
    void aWholeNumberHasNoFraction() {
        assertEquals("other", new PluralRules("one: v = 1; few: f != 0").form(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"one", "one: i 1", "one: i % 10", "one: i = x"})
    void whatIsNoRuleIsRefused(String rule) {
        assertThrows(IllegalArgumentException.class, () -> new PluralRules(rule));
    }
}
