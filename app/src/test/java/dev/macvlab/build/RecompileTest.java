package dev.macvlab.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecompileTest {
    @TempDir
    Path directory;

    private Recompile.Tree main;
    private Recompile.Tree test;
    private final StringWriter messages = new StringWriter();

    @BeforeEach
    void compileAll() throws IOException {
        main = new Recompile.Tree(directory.resolve("main"), directory.resolve("classes"));
        test = new Recompile.Tree(directory.resolve("test"), directory.resolve("test-classes"));
        write(main, "Base", "class Base { static final int LIMIT = 1; int twice() { return 2 * LIMIT; } }");
        write(main, "User", "class User { static int limit() { return Base.LIMIT; } }");
        write(test, "UserTest", "class UserTest { static int twice() { return new Base().twice(); } }");
        assertTrue(run(), messages::toString);
    }

    private boolean run() throws IOException {
        return new Recompile(List.of(main, test), "", new PrintWriter(messages)).run();
    }

    /** Writes a source that is newer than every class. */
    private static void write(Recompile.Tree tree, String name, String text) throws IOException {
        Files.createDirectories(tree.sources());
        Path file = Files.writeString(tree.sources().resolve(name + ".java"), text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now()));
    }

    /** Makes all class files, and all sources before them, an hour old. */
    private void age() throws IOException {
        for (Recompile.Tree tree : List.of(main, test)) {
            for (Path part : List.of(tree.sources(), tree.classes())) {
                try (var files = Files.list(part)) {
                    for (Path file : files.toList()) {
                        var age = Duration.ofHours(part.equals(tree.sources()) ? 2 : 1);
                        Files.setLastModifiedTime(
                                file, FileTime.from(Instant.now().minus(age)));
                    }
                }
            }
        }
    }

    /** The names of the class files that were written since they were made old. */
    private List<String> compiled() throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .filter(file -> file.toFile().lastModified()
                            > Instant.now().minus(Duration.ofMinutes(30)).toEpochMilli())
                    .map(file -> file.getFileName().toString().replace(".class", ""))
                    .sorted()
                    .toList();
        }
    }

    private Object result(String type, String method) throws Exception {
        URL[] path = {main.classes().toUri().toURL(), test.classes().toUri().toURL()};
        try (var loader = new URLClassLoader(path)) {
            var called = loader.loadClass(type).getDeclaredMethod(method);
            called.setAccessible(true);
            return called.invoke(null);
        }
    }

    @Test
    void nothingIsCompiledTwice() throws IOException {
        age();
        assertTrue(run(), messages::toString);
        assertEquals(List.of(), compiled());
    }

    @Test
    void whatOthersCannotSeeConcernsOneFile() throws Exception {
        age();
        write(main, "Base", """
            class Base {
                static final int LIMIT = 1;
                int twice() { Runnable nothing = () -> {}; nothing.run(); return more(2); }
                private int more(int factor) { return factor * LIMIT + 5; }
            }
            """);
        assertTrue(run(), messages::toString);
        assertEquals(List.of("Base"), compiled());
        assertEquals(7, result("UserTest", "twice"));
    }

    @Test
    void aConstantReachesThoseWhoCopiedIt() throws Exception {
        age();
        write(main, "Base", "class Base { static final int LIMIT = 3; int twice() { return 2 * LIMIT; } }");
        assertTrue(run(), messages::toString);
        assertEquals(List.of("Base", "User", "UserTest"), compiled());
        assertEquals(3, result("User", "limit"));
    }

    @Test
    void aChangedSignatureIsNoticedByItsCallersEachTime() throws IOException {
        age();
        write(main, "Base", "class Base { static final int LIMIT = 1; int twice(int of) { return 2 * of; } }");
        assertFalse(run());
        assertTrue(messages.toString().contains("UserTest.java:1: error:"), messages::toString);
        assertFalse(run());
        write(test, "UserTest", "class UserTest { static int twice() { return new Base().twice(1); } }");
        assertTrue(run(), messages::toString);
    }

    @Test
    void aNestedClassThatChangedCounts() throws IOException {
        write(
                main,
                "Base",
                "class Base { static final int LIMIT = 1; int twice() { return 2; } record Nested(int a) {} }");
        assertTrue(run(), messages::toString);
        age();
        write(
                main,
                "Base",
                "class Base { static final int LIMIT = 1; int twice() { return 2; } record Nested(long a) {} }");
        assertTrue(run(), messages::toString);
        assertEquals(List.of("Base", "Base$Nested", "User", "UserTest"), compiled());
    }

    @Test
    void aSourceThatIsGoneTakesItsClassAlong() throws IOException {
        age();
        Files.delete(main.sources().resolve("Base.java"));
        assertFalse(run());
        assertTrue(messages.toString().contains("User.java:1: error:"), messages::toString);
        write(main, "User", "class User {}");
        Files.delete(test.sources().resolve("UserTest.java"));
        assertTrue(run(), messages::toString);
        assertFalse(Files.exists(main.classes().resolve("Base.class")));
        assertFalse(Files.exists(test.classes().resolve("UserTest.class")));
    }

    @Test
    void whatDoesNotCompileLeavesTheClassesAsTheyWere() throws Exception {
        age();
        write(main, "Base", "class Base { static final int LIMIT = 9; int twice() { return nothing; } }");
        assertFalse(run());
        assertEquals(List.of(), compiled());
        assertEquals(1, result("User", "limit"));
        assertFalse(run());
    }
}
