package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The elements that a form is about, as they are in the document now.
 *
 * @param read the elements; empty when they are gone
 * @param edit the edit, of that title, that puts an element in the place of the one that it was made from
 */
record EditTarget<T>(Document document, Supplier<List<T>> read, BiFunction<Message, T, Edit> edit) {
    /** A change of one element. */
    interface Change<T> {
        /** The changed element. */
        T of(T now) throws Refusal;
    }

    boolean isAlive() {
        return !read.get().isEmpty();
    }

    /** The first element, where there is one. */
    Optional<T> first() {
        return read.get().stream().findFirst();
    }

    /** What all elements agree on; empty when they don't, or are gone. */
    <V> Optional<V> shared(Function<T, V> value) {
        List<V> distinct = read.get().stream().map(value).distinct().limit(2).toList();
        return distinct.size() == 1 ? Optional.of(distinct.getFirst()) : Optional.empty();
    }

    /** Changes every element, as one edit; none when nothing would differ. */
    void change(Message title, Change<T> change) throws Refusal {
        var edits = new ArrayList<Edit>();
        for (T each : read.get()) {
            T changed = change.of(each);
            if (!Objects.equals(changed, each)) {
                edits.add(edit.apply(title, changed));
            }
        }
        if (!edits.isEmpty()) {
            push(edits.size() == 1 ? edits.getFirst() : new Edit.Together(title, edits));
        }
    }

    /** Pushes an edit as an undo step of its own. */
    void push(Edit made) {
        document.push(made);
    }
}
