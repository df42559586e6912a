package dev.macvlab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documents name is there. */
class DocumentsTest {
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w*Test)#(\\w+)`");
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)");
    private static final Pattern FILE = Pattern.compile("`((?:app|packaging|docs|fxml|css|icons|labs)/[^`*…{]*)`");

    private static List<MatchResult> all(Pattern pattern, Path file) throws IOException {
        return pattern.matcher(Files.readString(file)).results().toList();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")
                                    .map(Path::of),
                            docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .toList();
        }
    }

    @Test
    void everyTestThatShowsAFactOfTheKernelExists() throws IOException {
        Map<String, String> tests;
        try (Stream<Path> files = Files.walk(Path.of("app/src/test/java"))) {
            tests = files.filter(file -> file.toString().endsWith("Test.java"))
                    .collect(Collectors.toMap(
                            file -> file.toFile().getName().replace(".java", ""), DocumentsTest::text));
        }
        List<MatchResult> named = all(TEST, Path.of("docs/kernel.md"));
        assertFalse(named.isEmpty());
        var missing = new TreeSet<String>();
        for (MatchResult each : named) {
            if (!tests.getOrDefault(each.group(1), "").contains("void " + each.group(2) + "(")) {
                missing.add(each.group(1) + "#" + each.group(2));
            }
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    @Test
    void everyFileThatIsNamedOrLinkedExists() throws IOException {
        var missing = new TreeSet<String>();
        for (Path document : documents()) {
            for (MatchResult link : all(LINK, document)) {
                if (!Files.exists(document.resolveSibling(link.group(1)))) {
                    missing.add(document + ": " + link.group(1));
                }
            }
            for (MatchResult file : all(FILE, document)) {
                if (!Files.exists(Path.of(file.group(1).split(" ", -1)[0]))) {
                    missing.add(document + ": " + file.group(1));
                }
            }
        }
        assertEquals(new TreeSet<String>(), missing);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
