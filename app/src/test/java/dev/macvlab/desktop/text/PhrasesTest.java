package dev.macvlab.desktop.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What check, forecast, the lab and the agent say in English, the window says in Chinese. */
class PhrasesTest {
    private static final Path SOURCES = Path.of("app/src/main/java/dev/macvlab");
    /** Names of changes that are parts of others, and what is looked for in what other programs say. */
    private static final Set<String> NEVER_SAID = Set.of("Give the addresses", "Take the addresses");

    private static final Phrases CHINESE = Phrases.of(Locale.CHINESE);
    private static final Pattern LITERALS =
            Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"(?:\\s*\\+\\s*\"((?:[^\"\\\\\\n]|\\\\.)*)\")*");
    private static final Pattern CONSTANTS = Pattern.compile("\\b[A-Z][A-Z_0-9]+\\b");
    private static final Pattern WORDS = Pattern.compile("[a-z']{2,}.* .*[a-z']{2,}|[a-z]{2,}: |[A-Z][a-z]+ ");

    /** Latin words that stay as they are in a Chinese sentence: names of the field, commands and settings. */
    private static final Pattern TERMS = Pattern.compile(
            "MAC|IP|IPv[46]|ARP|ICMP|MTU|VLAN|NIC|DAD|Wi-Fi|Linux|Docker|AppArmor|Ubuntu|CONFIG_\\w+|ARP flux|flux"
                    + "|hairpin|macvlan|macvtap|ipvlan|veth|bond|bridge|private|vepa|passthru|source|nodst|nopromisc"
                    + "|default|onlink|via|dev|lo|root|ping|ip|onlink|rp_filter|gc_thresh3|rpFilter|arpFilter|arpIgnore|fe80"
                    + "|ipv6|l2|l3|l3s|ms|seccomp|shell|chroot|sudo|unshare|doctor|status|teardown|plan|apply"
                    + "|Qbg|SSH|JSON|Shift|polkit|lxpolkit");

    /** The constants from which sentences are put together, also those that no example brings about. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent/server/Results.java",
                "probe/EchoSocket.java",
            })
    void everyConstantOfASentenceIsPartOfAPhrase(String where) throws IOException {
        String phrases = CHINESE.all().stream()
                .flatMap(each -> each.fixedParts().stream())
                .collect(Collectors.joining("\n"));
        Set<String> missing = new TreeSet<>();
        for (Path file : javaFiles(SOURCES.resolve(where))) {
            constants(file)
                    .filter(each -> !phrases.contains(each))
                    .forEach(each -> missing.add(file.getFileName() + ": " + each));
        }
        assertEquals("", String.join("\n", missing));
    }

    @Test
    void noPhraseIsLeftOfASentenceThatNobodySays() throws IOException {
        var constants = new StringBuilder(englishTexts());
        Set<String> named = new TreeSet<>();
        for (Path file : javaFiles(SOURCES)) {
            String source = Files.readString(file);
            CONSTANTS.matcher(source).results().forEach(each -> named.add(each.group()));
            LITERALS.matcher(source)
                    .results()
                    .forEach(each -> constants.append(joined(each)).append('\n'));
        }
        String all =
                (constants + String.join("\n", named)).toLowerCase(Locale.ROOT).replace('-', ' ');
        List<String> stale = CHINESE.all().stream()
                .filter(each -> each.fixedParts().stream().anyMatch(part -> !isSaid(part, all)))
                .map(Phrase::english)
                .sorted()
                .toList();
        assertEquals("", String.join("\n", stale));
    }

    /** What is said by key, which other sentences are still made of. */
    private static String englishTexts() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("app/src/main/resources/dev/macvlab/message/en"))) {
            return files.map(PhrasesTest::text).collect(Collectors.joining("\n"));
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A fixed part may itself have been put together: then it is a few pieces of what stands somewhere. */
    private static boolean isSaid(String part, String constants) {
        return Stream.of(part.split("(?<=[,:;.(])|(?=[,:;.(])", -1))
                .map(clause -> clause.strip().toLowerCase(Locale.ROOT))
                .allMatch(clause -> pieces(List.of(clause.replace('-', ' ').split(" ", -1)), constants) <= 3);
    }

    /** In how few pieces that stand somewhere the words can be cut. */
    private static int pieces(List<String> words, String constants) {
        for (int first = words.size(); first > 0; first--) {
            if (constants.contains(String.join(" ", words.subList(0, first)))) {
                return 1 + (first == words.size() ? 0 : pieces(words.subList(first, words.size()), constants));
            }
        }
        return words.size();
    }

    @Test
    void aTranslationHasNoEnglishWordsButTerms() {
        List<String> english = CHINESE.all().stream()
                .filter(each -> !each.english().contains("macvlab ")
                        && !each.english().contains("--")
                        && !each.english().contains("sudo"))
                .filter(each -> Pattern.compile("[A-Za-z_][\\w.-]*")
                        .matcher(each.translation()
                                .replaceAll(
                                        "\\{\\d}|/dev/\\w+|/proc|[0-9a-f]{2}(:[0-9a-f]{2}){5}|2001:db8::\\w+/\\d+|A0|ulimit"
                                                + " -n|[\\w.]+ (为|is) [01]",
                                        ""))
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(word -> !TERMS.matcher(word).matches()))
                .map(Phrase::translation)
                .sorted()
                .toList();
        assertEquals("", String.join("\n", english));
    }

    @Test
    void everyPlaceOfASentenceIsInItsTranslation() {
        List<String> wrong = CHINESE.all().stream()
                .filter(each -> !places(each.english()).equals(places(each.translation())))
                .map(Phrase::english)
                .toList();
        assertEquals(List.of(), wrong);
    }

    @Test
    void aPlaceForANameTakesNoClause() {
        assertNull(CHINESE.known("nobody knows, and mac1 is down"));
        assertNull(CHINESE.known("no reply: nobody knows why"));
        assertEquals("nobody knows why", CHINESE.say("nobody knows why"));
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{(\\d)")
                .matcher(text)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<Path> javaFiles(Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(each -> each.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    /** What is written between quotes and has words of a sentence in it. */
    private static Stream<String> constants(Path file) throws IOException {
        String source = Files.readString(file)
                .replaceAll("about\\(\\) \\{\\s*return [^;]*;", "")
                .replaceAll("(?m)^\\s*(\\*|/\\*\\*).*$", "")
                .replaceAll("(?s)new (Illegal\\w+|IO)Exception\\([^;]*;", "")
                .replaceAll("(contains|endsWith|name|replaceFirst)\\(\"[^\"]*\"", "")
                .replaceAll("(?s)(System\\.err\\.println|Session\\.refused)\\([^;]*;", "");
        return LITERALS.matcher(source)
                .results()
                .map(PhrasesTest::joined)
                .flatMap(each -> Stream.of(each.split("%s|\\\\n", -1)))
                .filter(each -> !NEVER_SAID.contains(each) && !each.contains("<") && !each.contains("\\"))
                .filter(each -> WORDS.matcher(each).find())
                .map(each -> each.strip().replaceAll("^, |,$|\\.$", ""));
    }

    private static String joined(MatchResult literals) {
        return Pattern.compile("\"((?:[^\"\\\\\\n]|\\\\.)*)\"")
                .matcher(literals.group())
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.joining());
    }
}
