package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/** Makes fields for one handle: every property has its name in topology files, by which its texts are found too. */
final class FieldFactory<T> {
    /** The element with its property set to what was typed. */
    interface Setter<T> {
        T set(T now, String text) throws Refusal;
    }

    private final EditTarget<T> target;
    private final Function<T, String> naming;
    private final Texts texts;

    /** @param naming how an undo title calls an element */
    FieldFactory(EditTarget<T> target, Function<T, String> naming, Texts texts) {
        this.target = target;
        this.naming = naming;
        this.texts = texts;
    }

    /** Fields for those of the referenced interfaces that are of a type. */
    static <T extends Interface> FieldFactory<T> ofInterfaces(
            Document document, Texts texts, Set<Ref> refs, Class<T> type) {
        return new FieldFactory<>(
                new EditTarget<>(
                        document,
                        () -> refs.stream()
                                .flatMap(ref -> document.index().get().find(ref).stream())
                                .filter(type::isInstance)
                                .map(type::cast)
                                .toList(),
                        Edit.Change::new),
                Interface::name,
                texts);
    }

    EditTarget<T> target() {
        return target;
    }

    Document document() {
        return target.document();
    }

    Texts texts() {
        return texts;
    }

    String label(String name) {
        return texts.get("field." + name);
    }

    /** The undo title for a change of that property. */
    Message title(String name) {
        List<T> elements = target.read().get();
        Message field = Message.of("window.field." + name);
        return elements.size() == 1
                ? Message.of("edit.change-field", field, naming.apply(elements.getFirst()))
                : Message.of("edit.change-field-of-several", field, elements.size());
    }

    private String prompt(String name) {
        String key = "prompt." + name;
        return texts.has(key) ? texts.get(key) : "";
    }

    private Supplier<Optional<String>> text(Function<T, ? extends @Nullable Object> get) {
        return () -> target.shared(each -> {
            Object value = get.apply(each);
            return value == null ? "" : value.toString();
        });
    }

    private TypedField.Commit commit(String name, Setter<T> set) {
        return text -> target.change(title(name), now -> set.set(now, text));
    }

    Entry words(String name, Function<T, ? extends @Nullable Object> get, Setter<T> set) {
        return entry(name, new TextField(), get, set);
    }

    Entry mono(String name, Function<T, ? extends @Nullable Object> get, Setter<T> set) {
        return mono(name, prompt(name), get, set);
    }

    /** @param prompt what stands there when nothing is written */
    Entry mono(String name, String prompt, Function<T, ? extends @Nullable Object> get, Setter<T> set) {
        var input = new TextField();
        input.getStyleClass().add("mono");
        return new Entry(name, label(name), input, text(get), commit(name, set), prompt, texts.get("inspector.mixed"));
    }

    Entry paragraph(String name, int rows, Function<T, ? extends @Nullable Object> get, Setter<T> set) {
        var input = new TextArea();
        input.setPrefRowCount(rows);
        input.setWrapText(true);
        return new Entry(
                name, label(name), input, text(get), commit(name, set), prompt(name), texts.get("inspector.mixed"));
    }

    Description description(String name, Function<T, ? extends @Nullable Object> get, Setter<T> set) {
        return new Description(
                name, label(name), texts.get("inspector.edit"), prompt(name), text(get), commit(name, set));
    }

    private Entry entry(String name, TextField input, Function<T, ? extends @Nullable Object> get, Setter<T> set) {
        return new Entry(
                name, label(name), input, text(get), commit(name, set), prompt(name), texts.get("inspector.mixed"));
    }

    /** A field whose text is taken by something else than a change of the element. */
    Entry entry(String name, Function<T, String> get, TypedField.Commit commit) {
        var input = new TextField();
        input.getStyleClass().add("mono");
        return new Entry(name, label(name), input, text(get), commit, prompt(name), texts.get("inspector.mixed"));
    }

    Choice choice(
            String name, Function<T, ? extends @Nullable Object> get, Supplier<List<String>> offers, Setter<T> set) {
        return choice(name, get, offers, commit(name, set));
    }

    /** A choice that is taken by something else than a change of the element. */
    Choice choice(
            String name,
            Function<T, ? extends @Nullable Object> get,
            Supplier<List<String>> offers,
            TypedField.Commit commit) {
        return new Choice(name, label(name), text(get), offers, commit, prompt(name), texts.get("inspector.mixed"));
    }

    Segments segments(String name, List<String> words, Function<T, String> get, BiFunction<T, String, T> set) {
        return new Segments(
                name,
                label(name),
                words.stream()
                        .map(word -> new Segments.Segment(word, meaning(name, word)))
                        .toList(),
                text(get),
                word -> now(name, each -> set.apply(each, word)));
    }

    private String meaning(String name, String word) {
        String key = "meaning." + name + "." + word;
        return texts.has(key) ? texts.get(key) : "";
    }

    SwitchField onOff(String name, Function<T, Boolean> get, BiFunction<T, Boolean, T> set) {
        String key = "help." + name;
        return new SwitchField(
                name,
                label(name),
                texts.has(key) ? texts.get(key) : "",
                texts.get("inspector.mixed"),
                () -> target.shared(get),
                on -> now(name, each -> set.apply(each, on)));
    }

    Rows rows(String name, Function<T, List<String>> get, BiFunction<T, List<String>, T> set) {
        return new Rows(
                name,
                label(name),
                prompt(name),
                texts,
                () -> target.shared(get).orElse(List.of()),
                lines -> now(name, each -> set.apply(each, lines)));
    }

    /** A change that can't be refused. */
    void now(String name, Function<T, T> change) {
        try {
            target.change(title(name), change::apply);
        } catch (Refusal e) {
            throw new IllegalStateException(e);
        }
    }

    /** The whole number in {@code text}; null when there is nothing. */
    @Nullable
    Integer number(String text) throws Refusal {
        if (text.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(text);
        } catch (NumberFormatException _) {
            throw new Refusal(texts.get("refusal.number", text));
        }
    }
}
