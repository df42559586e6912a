package dev.macvlab.desktop.inspector;

import java.util.Locale;
import java.util.function.Supplier;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;

/** A sentence that is read and not changed. */
final class Statement extends Field {
    /** What colours it. */
    enum Tone {
        PLAIN,
        OK,
        FAIL,
        DEPENDS
    }

    /** A sentence and its tone. */
    record Said(Tone tone, String text) {}

    private final Label text = new Label();
    private final Supplier<Said> said;

    Statement(String name, String label, Supplier<Said> said) {
        super(name);
        this.said = said;
        text.setId(id());
        text.setWrapText(true);
        text.setMaxWidth(Double.MAX_VALUE);
        text.getStyleClass().add("statement");
        lay(label, text);
    }

    @Override
    void refresh() {
        Said now = said.get();
        text.setText(now.text());
        for (Tone each : Tone.values()) {
            text.pseudoClassStateChanged(
                    PseudoClass.getPseudoClass(each.name().toLowerCase(Locale.ROOT)), each == now.tone());
        }
    }

    @Override
    Node control() {
        return text;
    }
}
