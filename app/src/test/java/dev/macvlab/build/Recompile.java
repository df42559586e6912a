package dev.macvlab.build;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ConstantPoolSharingOption;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.attribute.EnclosingMethodAttribute;
import java.lang.classfile.attribute.InnerClassInfo;
import java.lang.classfile.attribute.InnerClassesAttribute;
import java.lang.classfile.attribute.MethodParametersAttribute;
import java.lang.classfile.attribute.NestMembersAttribute;
import java.lang.classfile.attribute.SourceFileAttribute;
import java.lang.reflect.AccessFlag;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * Brings class files up to date with their sources, for {@code packaging/test --only}: plain javac, without the checks of
 * the whole build.
 *
 * <p>A source is touched when it is newer than its class file. Touched sources are compiled against the class files that
 * are there. If what other classes can see of them (signatures, supertypes, constants) is as before, nothing else can
 * have changed. Otherwise everything is compiled: who depends on a class is not always written in class files (constants
 * are copied), and all of it takes ten CPU seconds.
 *
 * <p>A failed compilation leaves all class files as they were.
 */
final class Recompile {
    /** A tree of sources and the directory of its class files. */
    record Tree(Path sources, Path classes) {}

    private final List<Tree> trees;
    private final String libraries;
    private final PrintWriter messages;

    /**
     * @param trees each may use the classes of those before it
     * @param libraries a class path
     */
    Recompile(List<Tree> trees, String libraries, PrintWriter messages) {
        this.trees = List.copyOf(trees);
        this.libraries = libraries;
        this.messages = messages;
    }

    /** Arguments: a class path of libraries. Exit status 1 when something does not compile. */
    public static void main(String[] arguments) throws IOException {
        var main = new Tree(Path.of("app/src/main/java"), Path.of("target/classes"));
        var test = new Tree(Path.of("app/src/test/java"), Path.of("target/test-classes"));
        var messages = new PrintWriter(System.err, true, Charset.defaultCharset());
        System.exit(new Recompile(List.of(main, test), arguments[0], messages).run() ? 0 : 1);
    }

    /** Compiles what is not up to date; false when something does not compile, which is told to {@code messages}. */
    boolean run() throws IOException {
        boolean everything = false;
        for (Tree tree : trees) {
            Set<String> sources = names(tree.sources(), ".java");
            Set<String> compiled = names(tree.classes(), ".class");
            everything |= compiled.stream().anyMatch(name -> !sources.contains(outermost(name)));
            List<String> touched =
                    sources.stream().filter(name -> isTouched(tree, name)).toList();
            if (!everything && touched.isEmpty()) {
                continue;
            }
            Path fresh = Files.createTempDirectory("macvlab-classes");
            try {
                FileTime begun = FileTime.from(Instant.now());
                if (!everything) {
                    if (!compile(tree, touched, trees.indexOf(tree) + 1, fresh)) {
                        return false;
                    }
                    Set<String> before = compiled.stream()
                            .filter(name -> touched.contains(outermost(name)))
                            .collect(Collectors.toSet());
                    everything = !visible(tree.classes(), before).equals(visible(fresh, names(fresh, ".class")));
                    if (!everything) {
                        replace(tree, before, fresh, begun);
                        continue;
                    }
                }
                if (!compile(tree, List.copyOf(sources), trees.indexOf(tree), fresh)) {
                    return false;
                }
                replace(tree, compiled, fresh, begun);
                // If the next one does not compile now, it must not look compiled the next time.
                for (Tree next : trees.subList(trees.indexOf(tree) + 1, trees.size())) {
                    delete(next.classes(), names(next.classes(), ".class"));
                }
            } finally {
                deleteAll(fresh);
            }
        }
        return true;
    }

    /** Compiles some sources of a tree against what is compiled of the first {@code known} trees. */
    private boolean compile(Tree tree, List<String> sources, int known, Path fresh) {
        if (sources.isEmpty()) {
            return true;
        }
        Stream<String> compiled =
                trees.subList(0, known).stream().map(one -> one.classes().toString());
        String classPath = Stream.concat(compiled, Stream.of(libraries)).collect(Collectors.joining(":"));
        List<String> options = List.of(
                "-d",
                fresh.toString(),
                "-cp",
                classPath,
                "-g",
                "-parameters",
                "--release",
                "25",
                "-encoding",
                "UTF-8",
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-Xpkginfo:always",
                "-implicit:none");
        JavaCompiler javac = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "not a JDK");
        try (var files = javac.getStandardFileManager(null, null, null)) {
            var units = files.getJavaFileObjectsFromPaths(sources.stream()
                    .map(name -> tree.sources().resolve(name + ".java"))
                    .toList());
            return javac.getTask(messages, files, null, options, null, units).call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isTouched(Tree tree, String name) {
        Path compiled = tree.classes().resolve(name + ".class");
        try {
            return !Files.exists(compiled)
                    || Files.getLastModifiedTime(tree.sources().resolve(name + ".java"))
                                    .compareTo(Files.getLastModifiedTime(compiled))
                            >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What other source files can see of these classes, by name. */
    private static Map<String, ByteBuffer> visible(Path directory, Set<String> names) throws IOException {
        Map<String, ByteBuffer> visible = new HashMap<>();
        ClassFile format = ClassFile.of(ConstantPoolSharingOption.NEW_POOL);
        for (String name : names) {
            ClassModel model = format.parse(directory.resolve(name + ".class"));
            boolean local = model.elementStream().anyMatch(EnclosingMethodAttribute.class::isInstance);
            if (!local) {
                visible.put(name, ByteBuffer.wrap(visible(format, model)));
            }
        }
        return visible;
    }

    private static byte[] visible(ClassFile format, ClassModel model) {
        String outermost = outermost(model.thisClass().asInternalName());
        return format.transformClass(model, (builder, element) -> {
            switch (element) {
                case MethodModel method when method.flags().has(AccessFlag.PRIVATE) -> {}
                case FieldModel field when field.flags().has(AccessFlag.PRIVATE) -> {}
                case MethodModel method ->
                    builder.transformMethod(method, (signature, part) -> {
                        if (!(part instanceof CodeModel) && !(part instanceof MethodParametersAttribute)) {
                            signature.with(part);
                        }
                    });
                case InnerClassesAttribute inner -> {
                    List<InnerClassInfo> members = inner.classes().stream()
                            .filter(one -> isMember(one, outermost))
                            .toList();
                    if (!members.isEmpty()) {
                        builder.with(InnerClassesAttribute.of(members));
                    }
                }
                case SourceFileAttribute _, NestMembersAttribute _ -> {}
                default -> builder.with(element);
            }
        });
    }

    private static boolean isMember(InnerClassInfo inner, String outermost) {
        return inner.outerClass().isPresent()
                && outermost(inner.innerClass().asInternalName()).equals(outermost);
    }

    private static String outermost(String name) {
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static Set<String> names(Path directory, String ending) throws IOException {
        if (!Files.isDirectory(directory)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(directory)) {
            return files.map(file -> directory.relativize(file).toString())
                    .filter(name -> name.endsWith(ending))
                    .map(name -> name.substring(0, name.length() - ending.length()))
                    .collect(Collectors.toCollection(HashSet::new));
        }
    }

    /** What was written while javac read it counts as touched: the class files are as old as the compilation's beginning. */
    private static void replace(Tree tree, Set<String> before, Path fresh, FileTime begun) throws IOException {
        delete(tree.classes(), before);
        for (String name : names(fresh, ".class")) {
            Path target = tree.classes().resolve(name + ".class");
            Files.createDirectories(Objects.requireNonNull(target.getParent()));
            Files.move(fresh.resolve(name + ".class"), target, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(target, begun);
        }
    }

    private static void delete(Path directory, Set<String> names) throws IOException {
        for (String name : names) {
            Files.delete(directory.resolve(name + ".class"));
        }
    }

    private static void deleteAll(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
