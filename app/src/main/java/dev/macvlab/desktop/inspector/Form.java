package dev.macvlab.desktop.inspector;

import dev.macvlab.topology.Ref;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;

/**
 * What the inspector shows for one selection.
 *
 * @param icon the picture beside the title
 * @param subtitle kind and place, for instance "macvlan in ns1"
 * @param alive whether what it is about is still there
 * @param shape what decides which fields there are; when it changes, another form is needed
 * @param about the elements whose problems are shown
 * @param commands what makes them in the kernel, one command a line; empty where nothing does
 */
record Form(
        Node icon,
        String title,
        String subtitle,
        List<Section> sections,
        BooleanSupplier alive,
        Supplier<Object> shape,
        Set<Ref> about,
        Supplier<List<String>> commands) {
    /**
     * Fields that belong together.
     *
     * @param title stands above them; empty for the first
     */
    record Section(String title, List<Field> fields) {
        static Section of(String title, List<? extends Field> fields) {
            return new Section(title, List.copyOf(fields));
        }
    }

    Form {
        sections = List.copyOf(sections);
        about = Set.copyOf(about);
    }

    List<Field> fields() {
        return sections.stream().flatMap(each -> each.fields().stream()).toList();
    }
}
