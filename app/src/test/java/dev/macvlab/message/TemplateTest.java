package dev.macvlab.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.macvlab.message.Argument.Items;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {
    private static String said(String template, Object... values) {
        return said(Language.ENGLISH, template, values);
    }

    private static String said(Language language, String template, Object... values) {
        var out = new StringBuilder();
        Template.of(template).say(Message.of("test", values).arguments(), language, out);
        return out.toString();
    }

    @Test
    void placesAreFilledInAnyOrder() {
        assertEquals("b before a, b", said("{1} before {0}, { 1 }", "a", "b"));
        assertEquals("a {1}", said("{0} {1}", "a"));
    }

    @ParameterizedTest
    @CsvSource({"0, none", "1, 1 child", "2, 2 children", "1000, 1000 children"})
    void aNumberChoosesTheForm(int number, String wanted) {
        assertEquals(wanted, said("{0, plural, =0 {none} one {# child} other {# children}}", number));
    }

    @Test
    void aListChoosesTheFormByItsLength() {
        String template = "{0} {0, plural, one {is} other {are}} private";
        assertEquals("a is private", said(template, List.of("a")));
        assertEquals("a and b are private", said(template, List.of("a", "b")));
    }

    @Test
    void aWordChoosesAText() {
        String template = "{0, select, passthru {a child of {1}} other {another}}";
        assertEquals("a child of n", said(template, "passthru", "n"));
        assertEquals("another", said(template, "vepa", "n"));
    }

    @Test
    void aFormMayHoldAnother() {
        String template =
                "{0, plural, one {# lab with {1, plural, one {# child} other {# children}}} other {# labs, {1} in"
                        + " all}}";
        assertEquals("1 lab with 2 children", said(template, 1, 2));
        assertEquals("3 labs, 2 in all", said(template, 3, 2));
    }

    @Test
    void apostrophesAreThemselvesUnlessTheyStandBeforeABrace() {
        assertEquals("the parent's, 'x', {0} and #", said("the parent's, ''{0}'', '{0}' and #", "x"));
        assertEquals("#1 it's", said("{0, plural, one {'#'# it's} other {}}", 1));
    }

    @Test
    void aListIsJoined() {
        assertEquals("a", said("{0}", List.of("a")));
        assertEquals("a, b, c and d", said("{0, list}", List.of("a", "b", "c", "d")));
        assertEquals("a, b, c", said("{0, list, unit}", List.of("a", "b", "c")));
        List<String> many = List.of("a", "b", "c", "d", "e", "f");
        assertEquals("a, b, c and 3 more", said("{0}", Items.some(many)));
        assertEquals("a, b, c, d, e and f", said("{0}", Items.all(many)));
        Language chinese = Language.of(Locale.CHINESE);
        assertEquals("a、b、c、另外 3 个", said(chinese, "{0}", Items.some(many)));
    }

    @Test
    void whatAnotherProgramSaidIsNoTemplate() {
        assertEquals("no {0} here, it's", Message.verbatim("no {0} here, it's").english());
    }

    @Test
    void itKnowsItsPlaces() {
        assertEquals(
                Set.of(0, 1, 2, 3),
                Template.of("{3} {0, plural, one {{1}} other {}} {2, list, unit}")
                        .places());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{0", "{x}", "{0, date}", "{0, plural, one {x}}", "a } b", "{0, plural, other {x}"})
    void whatIsNoTemplateIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Template.of(text));
    }
}
