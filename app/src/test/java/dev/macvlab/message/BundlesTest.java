package dev.macvlab.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.macvlab.desktop.model.ShippedLab;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.StringEntry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the product's languages say: all the same, all of it needed, and nothing else. */
class BundlesTest {
    private static final Path BUNDLES = Path.of("app/src/main/resources/dev/macvlab/message");
    private static final Path CLASSES = Path.of("target/classes/dev/macvlab");
    /** What the labs are about that come with the product. */
    private static final String LABS = "labs";
    /** What the window calls by the rest of its key. */
    private static final String WINDOW = "window.";
    /** Behind what stands for a word of which there are several, in the constant of a concatenation. */
    private static final char ANY = '\1';

    private static Map<String, String> english;
    /** Constants of the program that begin as a key does. */
    private static Set<String> named;

    @BeforeAll
    static void read() throws IOException {
        english = texts("en");
        Pattern key = Pattern.compile("(" + String.join("|", areas("en")) + ")\\.[\\w.\\-\\x01]+");
        windows = Stream.concat(
                        files(CLASSES.resolve("desktop"), ".class").flatMap(BundlesTest::constants),
                        files(Path.of("fxml"), ".fxml").flatMap(BundlesTest::keys))
                .collect(Collectors.toCollection(TreeSet::new));
        named = files(CLASSES, ".class")
                .flatMap(BundlesTest::constants)
                .filter(each -> key.matcher(each).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything that the window may call one of its texts by. */
    private static Set<String> windows;

    static Stream<String> languages() throws IOException {
        try (Stream<Path> folders = Files.list(BUNDLES)) {
            return folders.map(each -> each.getFileName().toString()).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyLanguageSaysTheSame(String language) throws IOException {
        Map<String, String> texts = texts(language);
        assertEquals(String.join("\n", english.keySet()), String.join("\n", texts.keySet()));
        assertEquals(
                english.keySet().stream()
                        .map(key -> key + " " + places(key, english))
                        .collect(Collectors.joining("\n")),
                texts.keySet().stream()
                        .map(key -> key + " " + places(key, texts))
                        .collect(Collectors.joining("\n")));
    }

    /** In English a lab's own file says it. */
    @Test
    void everyLabThatComesWithTheProductIsTold() throws IOException {
        Set<String> labs = Stream.of(ShippedLab.values())
                .map(each -> LABS + "." + each.word())
                .collect(Collectors.toSet());
        for (String language : languages().filter(each -> !each.equals("en")).toList()) {
            assertEquals(
                    labs,
                    load(BUNDLES.resolve(language).resolve(LABS + ".properties"))
                            .stringPropertyNames(),
                    language);
        }
    }

    @ParameterizedTest
    @MethodSource("languages")
    void everyKeyStandsInTheFileOfItsFirstWord(String language) throws IOException {
        for (String area : areas(language)) {
            for (String key : load(BUNDLES.resolve(language).resolve(area + ".properties"))
                    .stringPropertyNames()) {
                assertTrue(key.startsWith(area + "."), key);
            }
        }
    }

    /** Properties keep only the last of two lines with one key. */
    @ParameterizedTest
    @MethodSource("languages")
    void noKeyStandsTwice(String language) throws IOException {
        for (String area : areas(language)) {
            Set<String> seen = new TreeSet<>();
            Pattern line = Pattern.compile("^([a-z][\\w.\\-]*)\\s*=");
            for (String each : Files.readAllLines(BUNDLES.resolve(language).resolve(area + ".properties"))) {
                var matcher = line.matcher(each);
                assertTrue(!matcher.find() || seen.add(matcher.group(1)), each);
            }
        }
    }

    @Test
    void everyKeyThatTheProgramNamesHasAText() {
        assertEquals(
                "",
                named.stream()
                        .filter(each -> each.indexOf(ANY) < 0 && !each.endsWith("."))
                        .filter(each -> !english.containsKey(each) && !english.containsKey(WINDOW + each))
                        .collect(Collectors.joining("\n")));
    }

    @Test
    void everyTextIsNamedByTheProgram() {
        Pattern anyNamed =
                Pattern.compile(Stream.concat(named.stream(), windows.stream().map(each -> WINDOW + each))
                        .filter(each -> each.indexOf(ANY) >= 0 || each.endsWith("."))
                        .map(each -> Pattern.quote(each.endsWith(".") ? each + ANY : each)
                                .replace(String.valueOf(ANY), "\\E[\\w.\\-]+\\Q"))
                        .collect(Collectors.joining("|", "(", "|)")));
        assertEquals(
                "",
                english.keySet().stream()
                        .filter(each -> !named.contains(each.replaceFirst("[.]short$", ""))
                                && !windows.contains(each.replaceFirst("^" + WINDOW, ""))
                                && !anyNamed.matcher(each).matches())
                        .collect(Collectors.joining("\n")));
    }

    /** Calls of the window's texts by a key that is written out. */
    @Test
    void everyKeyThatTheWindowNamesHasAText() throws IOException {
        Pattern call = Pattern.compile("(?:texts|texts\\(\\))\\s*\\.(?:get|count)\\(\\s*\"([^\"]+)\"\\s*[,)]");
        Set<String> keys = new TreeSet<>();
        files(Path.of("app/src/main/java/dev/macvlab/desktop"), ".java")
                .flatMap(each -> call.matcher(text(each)).results().map(found -> found.group(1)))
                .forEach(keys::add);
        files(Path.of("fxml"), ".fxml").flatMap(BundlesTest::keys).forEach(keys::add);
        assertTrue(keys.size() > 200, () -> "only " + keys.size());
        assertEquals(
                "",
                keys.stream()
                        .filter(each -> !english.containsKey(WINDOW + each))
                        .collect(Collectors.joining("\n")));
    }

    /** Where a word or two have to do, as in a cell of the matrix. */
    @ParameterizedTest
    @MethodSource("languages")
    void whyAPingFailsIsSaidInAWordOrTwoToo(String language) throws IOException {
        Map<String, String> texts = texts(language);
        for (String key : texts.keySet()) {
            if (key.startsWith("forecast.summary.") && !key.endsWith(".short")) {
                String brief = texts.getOrDefault(key + ".short", "");
                assertTrue(!brief.isEmpty() && brief.length() <= 13, key);
            }
        }
    }

    private static Stream<String> keys(Path fxml) {
        return Pattern.compile("\"%([^\"]+)\"").matcher(text(fxml)).results().map(found -> found.group(1));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<Integer> places(String key, Map<String, String> texts) {
        try {
            return Template.of(texts.getOrDefault(key, "")).places();
        } catch (IllegalArgumentException e) {
            throw new AssertionError(key, e);
        }
    }

    private static Set<String> areas(String language) throws IOException {
        return files(BUNDLES.resolve(language), ".properties")
                .map(each -> each.getFileName().toString().replace(".properties", ""))
                .filter(each -> !each.equals(LABS))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> texts(String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        for (String area : areas(language)) {
            Properties file = load(BUNDLES.resolve(language).resolve(area + ".properties"));
            file.stringPropertyNames().forEach(key -> texts.put(key, file.getProperty(key)));
        }
        return texts;
    }

    private static Properties load(Path file) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static Stream<Path> files(Path below, String suffix) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(each -> each.toString().endsWith(suffix)).toList().stream();
        }
    }

    private static Stream<String> constants(Path file) {
        try {
            return StreamSupport.stream(
                            ClassFile.of().parse(file).constantPool().spliterator(), false)
                    .flatMap(each -> each instanceof StringEntry text ? Stream.of(text.stringValue()) : Stream.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
