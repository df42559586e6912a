package dev.macvlab.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Annotation;
import java.lang.classfile.AnnotationElement;
import java.lang.classfile.AnnotationValue;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.instruction.ConstantInstruction.LoadConstantInstruction;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.NewObjectInstruction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No sentence for people stands in the program itself: each is a message with a key, and its text is in the bundles. */
class PlainTextTest {
    private static final Path CLASSES = Path.of("target/classes");
    private static final String OURS = "dev/macvlab/";

    /** Two words in a row. */
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z][a-z'’]+[,:;]? [a-z]{2,}");

    /** What is told of mistakes in a program, in ours or in one that speaks its protocols, to who wrote it. */
    private static final Set<String> MISTAKES = Set.of(
            "java/lang/IllegalStateException",
            "java/lang/IllegalArgumentException",
            "java/util/concurrent/CancellationException",
            "dev/macvlab/agent/protocol/ProtocolException",
            "dev/macvlab/netlink/MalformedMessageException");

    /** What a text is given to that people are never told: names of threads, the log, mistakes in the program. */
    private static final Set<String> KEPT_FROM_PEOPLE = Set.of(
            "java/lang/Thread$Builder$OfPlatform.name",
            "java/lang/System$Logger.log",
            "java/util/Objects.requireNonNull",
            "tools/jackson/databind/DeserializationContext.reportInputMismatch");

    /** Classes or methods whose texts are no sentences for people, and why. */
    private static final Set<String> NO_SENTENCES = Set.of(
            // Figures and findings for who develops this. (What is wrong with a benchmark's arguments is a message.)
            "bench.ApplyBench",
            "bench.Coverage",
            "bench.ManyChildren",
            "bench.Truth",
            "bench.TruthBench",
            // The language of ip(8).
            "desktop.inspector.ElementCommands",
            "plan.DesiredKind",
            "plan.IpCommand",
            // XML.
            "desktop.canvas.Svg",
            // What other programs complain of, to know it again.
            "agent.client.Launch",
            "agent.client.Sandbox",
            // Mistakes in a file that the program itself has written, or that comes with it.
            "lab.host.Journal",
            "message.Template",
            // Where nothing tells one machine from another.
            "agent.server.Machine#id",
            // For the eye of who looks for a mistake.
            "resolve.ResolvedNamespace$Way#toString");

    /** Where a rule of check cites what it is from; documents of the kernel and standards have English names. */
    private static final Pattern CITATION =
            Pattern.compile("check\\.rule\\.\\w+#about|check\\.rule\\.OtherModesKey#<clinit>");

    /** What the agent tells on its standard error, which is the log of whoever has started it. */
    private static final Pattern LOGS = Pattern.compile("agent\\.server\\.\\w+#.*");

    /** Attributes of FXML that people read. */
    private static final Pattern READ_IN_FXML =
            Pattern.compile("(?:text|promptText|accessibleText|accessibleHelp|title)=\"([^\"]*)\"");

    @Test
    void noSentenceStandsInTheCode() throws IOException {
        try (Stream<Path> classes = Files.walk(CLASSES.resolve(OURS))) {
            assertEquals(
                    "",
                    classes.filter(each -> each.toString().endsWith(".class"))
                            .sorted()
                            .flatMap(each -> sentences(each).stream())
                            .collect(Collectors.joining("\n")));
        }
    }

    @Test
    void noSentenceStandsInTheFxml() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("fxml"))) {
            List<String> texts = files.filter(each -> each.toString().endsWith(".fxml"))
                    .flatMap(each -> READ_IN_FXML.matcher(read(each)).results())
                    .map((MatchResult found) -> found.group(1))
                    .toList();
            assertEquals(
                    List.of(),
                    texts.stream()
                            .filter(each -> !each.startsWith("%") && !each.startsWith("$"))
                            .filter(each -> each.codePoints().anyMatch(Character::isLetter))
                            .toList());
        }
    }

    /** Something that it has to find, and something that it has to leave. */
    @Deprecated(since = "for ever and a day")
    @SuppressWarnings("unused")
    private static final class Planted {
        String plain() {
            return "the cable is not plugged in";
        }

        String joined(int number) {
            return "there are " + number + " cables";
        }

        void thrown(String name) throws IOException {
            if (name.isEmpty()) {
                throw new IOException("nobody has heard of " + name);
            }
        }

        void printed() {
            System.err.println("what goes on here");
        }

        void mistake(int number) {
            if (number > 0) {
                throw new IllegalArgumentException("never will be " + number + " of them");
            }
        }

        String required() {
            return Objects.requireNonNull(System.getProperty("x"), "this is always there");
        }

        String key() {
            return Message.of("check.passthru-shared", "eth0 eth1").english();
        }
    }

    @Test
    void whatIsPlantedIsFound() {
        Path planted = Path.of("target/test-classes/dev/macvlab/message/PlainTextTest$Planted.class");
        assertEquals(
                List.of(
                        "for ever and a day",
                        "the cable is not plugged in",
                        "there are … cables",
                        "nobody has heard of …",
                        "what goes on here"),
                sentences(planted).stream()
                        .map(each -> each.substring(each.indexOf(": ") + 2))
                        .toList());
    }

    /** The sentences in a class, each behind the method in which it stands. */
    private static List<String> sentences(Path file) {
        ClassModel model;
        try {
            model = ClassFile.of().parse(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String name =
                model.thisClass().asInternalName().substring(OURS.length()).replace('/', '.');
        List<String> found = new ArrayList<>();
        annotated(model, name, found);
        model.fields().forEach(each -> annotated(each, name, found));
        for (MethodModel method : model.methods()) {
            annotated(method, name, found);
            String place = name + "#" + method.methodName().stringValue();
            if (!isAllowed(name, place) && method.code().isPresent()) {
                new Code(method.code().get(), LOGS.matcher(place).matches())
                        .texts()
                        .forEach(text -> add(place, text, found));
            }
        }
        return found;
    }

    private static void add(String place, String text, Collection<String> found) {
        if (SENTENCE.matcher(text).find()) {
            found.add(place + ": " + text);
        }
    }

    private static boolean isAllowed(String name, String place) {
        int inner = name.indexOf('$');
        return NO_SENTENCES.contains(inner < 0 ? name : name.substring(0, inner))
                || NO_SENTENCES.contains(place)
                || CITATION.matcher(place).matches();
    }

    private static void annotated(AttributedElement element, String place, List<String> found) {
        element.findAttribute(Attributes.runtimeVisibleAnnotations())
                .ifPresent(all -> all.annotations().forEach(each -> annotated(each, place, found)));
    }

    private static void annotated(Annotation annotation, String place, List<String> found) {
        annotation.elements().stream().map(AnnotationElement::value).forEach(value -> annotated(value, place, found));
    }

    private static void annotated(AnnotationValue value, String place, List<String> found) {
        switch (value) {
            case AnnotationValue.OfString text -> add(place, text.stringValue(), found);
            case AnnotationValue.OfArray all -> all.values().forEach(each -> annotated(each, place, found));
            case AnnotationValue.OfAnnotation nested -> annotated(nested.annotation(), place, found);
            default -> {}
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The instructions of a method.
     *
     * @param logs whether what it prints on standard error is a log
     */
    private record Code(List<CodeElement> elements, boolean logs) {
        private static final String LOG = "log";

        Code(CodeModel code, boolean logs) {
            this(code.elementList(), logs);
        }

        /** What it loads as a text, or joins others with, but for what people are never told. */
        List<String> texts() {
            List<String> texts = new ArrayList<>();
            // What is being made or printed, the innermost first.
            Deque<String> open = new ArrayDeque<>();
            for (int i = 0; i < elements.size(); i++) {
                switch (elements.get(i)) {
                    case NewObjectInstruction made -> open.push(made.className().asInternalName());
                    case FieldInstruction field when isStandardError(field) -> open.push(LOG);
                    case InvokeInstruction call when isEnd(call, open) -> open.pop();
                    case CodeElement other -> {
                        if (!isKept(i, open)) {
                            texts.addAll(texts(other));
                        }
                    }
                }
            }
            return texts;
        }

        private static List<String> texts(CodeElement element) {
            return switch (element) {
                case LoadConstantInstruction constant
                when constant.constantEntry() instanceof StringEntry text -> List.of(text.stringValue());
                case InvokeDynamicInstruction join ->
                    join.invokedynamic().bootstrap().arguments().stream()
                            .filter(StringEntry.class::isInstance)
                            .map(each -> ((StringEntry) each).stringValue().replace('\1', '…'))
                            .toList();
                default -> List.of();
            };
        }

        private boolean isStandardError(FieldInstruction field) {
            return logs
                    && field.owner().asInternalName().equals("java/lang/System")
                    && field.name().equalsString("err");
        }

        private static boolean isEnd(InvokeInstruction call, Deque<String> open) {
            String owner = call.owner().asInternalName();
            return call.name().equalsString("<init>")
                    ? owner.equals(open.peek())
                    : owner.equals("java/io/PrintStream") && LOG.equals(open.peek());
        }

        private boolean isKept(int at, Collection<String> open) {
            if (open.contains(LOG) || open.stream().anyMatch(MISTAKES::contains)) {
                return true;
            }
            return elements.subList(at + 1, elements.size()).stream()
                    .filter(InvokeInstruction.class::isInstance)
                    .map(InvokeInstruction.class::cast)
                    .filter(call -> !call.name().equalsString("getMessage"))
                    .findFirst()
                    .map(call ->
                            call.owner().asInternalName() + "." + call.name().stringValue())
                    .filter(KEPT_FROM_PEOPLE::contains)
                    .isPresent();
        }
    }
}
