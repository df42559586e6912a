package dev.macvlab.desktop.window;

import dev.macvlab.desktop.text.Texts;
import dev.macvlab.desktop.toolkit.Appearance;
import java.util.EnumMap;
import java.util.Map;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar;
import javafx.scene.control.ButtonType;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/** Questions that have to be answered before something would be lost. */
final class Questions {
    /** What the user wants. */
    enum Answer {
        YES,
        BOTH,
        OTHER,
        CANCEL
    }

    private final Window owner;
    private final Texts texts;
    private final Appearance appearance;

    Questions(Window owner, Texts texts, Appearance appearance) {
        this.owner = owner;
        this.texts = texts;
        this.appearance = appearance;
    }

    /** Whether to save (yes) or to throw away (other) the changes to that document. */
    Answer save(String named) {
        return ask(
                "unsaved",
                texts.get("unsaved.question", named),
                texts.get("unsaved.about"),
                Answer.YES,
                Map.of(Answer.YES, "Save", Answer.OTHER, "Discard", Answer.CANCEL, "Cancel"));
    }

    /**
     * Whether to merge what another program has written to that file with what is here (both), to overwrite it (yes),
     * or to save under another name (other).
     */
    Answer overwrite(String file) {
        return ask(
                "clash",
                texts.get("clash.question", file),
                texts.get("clash.about"),
                Answer.BOTH,
                Map.of(Answer.BOTH, "Merge", Answer.YES, "Overwrite", Answer.OTHER, "SaveAs", Answer.CANCEL, "Cancel"));
    }

    private Answer ask(String id, String question, String about, Answer usual, Map<Answer, String> words) {
        var types = new EnumMap<Answer, ButtonType>(Answer.class);
        words.forEach((answer, word) -> types.put(
                answer,
                new ButtonType(
                        texts.get(id + "." + Character.toLowerCase(word.charAt(0)) + word.substring(1)),
                        switch (answer) {
                            case YES -> ButtonBar.ButtonData.YES;
                            case BOTH -> ButtonBar.ButtonData.OK_DONE;
                            case OTHER -> ButtonBar.ButtonData.NO;
                            case CANCEL -> ButtonBar.ButtonData.CANCEL_CLOSE;
                        })));
        var alert = new Alert(Alert.AlertType.NONE, about, types.values().toArray(ButtonType[]::new));
        alert.initOwner(owner);
        alert.setTitle(texts.get("window.title"));
        alert.setHeaderText(question);
        alert.getDialogPane().setId(id);
        types.forEach((answer, type) -> {
            var button = (Button) alert.getDialogPane().lookupButton(type);
            button.setId(id + words.get(answer));
            button.setDefaultButton(answer == usual);
        });
        appearance.dress(alert.getDialogPane().getScene());
        @Nullable ButtonType chosen = alert.showAndWait().orElse(null);
        return types.entrySet().stream()
                .filter(each -> each.getValue() == chosen)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(Answer.CANCEL);
    }
}
