package dev.macvlab.desktop.machine;

import dev.macvlab.desktop.text.NicWords;
import dev.macvlab.desktop.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** An interface of this machine in a list: what it is and has, or why it can't be chosen. */
final class CandidateCell extends ListCell<Candidate> {
    private final Texts texts;
    private final String none;

    /** @param none what it says where there is no candidate */
    CandidateCell(Texts texts, String none) {
        this.texts = texts;
        this.none = none;
        getStyleClass().add("candidate");
    }

    @Override
    protected void updateItem(@Nullable Candidate candidate, boolean empty) {
        super.updateItem(candidate, empty);
        if (empty || candidate == null) {
            setGraphic(null);
            setText(none);
            setId(null);
            setDisable(false);
            return;
        }
        var name = new Label(candidate.nic().name());
        name.getStyleClass().add("strong");
        var about = new Label(about(candidate, texts));
        about.getStyleClass().add("piece-about");
        setId("candidate-" + candidate.nic().name());
        setText(null);
        var lines = new VBox(name, about);
        lines.setAlignment(Pos.CENTER_LEFT);
        setGraphic(lines);
        setDisable(!candidate.isUsable());
    }

    /** In one line. */
    static String about(Candidate candidate, Texts texts) {
        if (!candidate.isUsable()) {
            return texts.get("obstacle." + candidate.obstacle().name().toLowerCase(Locale.ROOT), candidate.by());
        }
        List<String> parts = new ArrayList<>();
        parts.add(NicWords.state(candidate.nic(), texts));
        candidate.nic().addresses().stream().findFirst().ifPresent(parts::add);
        if (candidate.nic().defaultRoute()) {
            parts.add(texts.get("binding.defaultRoute"));
        }
        if (candidate.ssh()) {
            parts.add(texts.get("binding.ssh"));
        }
        if (!candidate.nic().children().isEmpty()) {
            parts.add(
                    texts.get("binding.under", String.join(", ", candidate.nic().children())));
        }
        return String.join(" · ", parts);
    }
}
