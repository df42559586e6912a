package dev.macvlab.desktop.inspector;

import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** Several things of which each is in or not. */
final class MultipleChoice extends Field {
    private final VBox boxes = new VBox(6);
    private final Supplier<List<String>> offers;
    private final Supplier<Set<String>> value;
    private final BiConsumer<String, Boolean> set;
    private final String none;

    /** @param none what stands there when nothing is on offer */
    MultipleChoice(
            String name,
            String label,
            String none,
            Supplier<List<String>> offers,
            Supplier<Set<String>> value,
            BiConsumer<String, Boolean> set) {
        super(name);
        this.offers = offers;
        this.value = value;
        this.set = set;
        this.none = none;
        boxes.setId(id());
        lay(label, boxes);
    }

    @Override
    void refresh() {
        Set<String> picked = value.get();
        List<String> all = offers.get();
        boxes.getChildren()
                .setAll(all.stream()
                        .map(each -> box(each, picked.contains(each)))
                        .toList());
        if (all.isEmpty()) {
            var line = new Label(none);
            line.getStyleClass().add("field-help");
            line.setWrapText(true);
            boxes.getChildren().add(line);
        }
    }

    private CheckBox box(String each, boolean picked) {
        var box = new CheckBox(each);
        box.setId(id() + "-" + each.replace('/', '-'));
        box.setMnemonicParsing(false);
        box.setSelected(picked);
        box.setOnAction(_ -> set.accept(each, box.isSelected()));
        return box;
    }

    @Override
    Node control() {
        return boxes;
    }
}
