package dev.macvlab.desktop.table;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.regex.Pattern;
import javafx.animation.PauseTransition;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The document as its file would be: what is typed changes the drawing as soon as it can be read, and what is drawn
 * changes the text.
 */
public final class JsonView extends BorderPane {
    private static final Duration PAUSE = Duration.millis(350);

    private final Document document;
    private final Texts texts;
    private final TextArea text = new TextArea();
    private final Label wrong = new Label();
    private final BooleanProperty seen = new SimpleBooleanProperty();
    private final PauseTransition pause = new PauseTransition(PAUSE);
    private @Nullable Topology shown;
    /** What was typed and taken over, as long as the text still says so. */
    private @Nullable Topology typed;

    private boolean taking;
    private boolean writing;

    /** The text of {@code document}; it is brought up to date while it is {@link #seen}. */
    public JsonView(Document document, Texts texts) {
        this.document = document;
        this.texts = texts;
        getStyleClass().add("twin");
        text.setId("jsonText");
        text.getStyleClass().addAll("mono", "json-text");
        text.setAccessibleText(texts.get("json.about"));
        wrong.setId("jsonWrong");
        wrong.getStyleClass().add("wrong");
        wrong.visibleProperty().bind(wrong.textProperty().isNotEmpty());
        wrong.managedProperty().bind(wrong.visibleProperty());
        setCenter(text);
        setBottom(wrong);
        seen.subscribe(_ -> show());
        document.index().subscribe(_ -> show());
        document.selection().subscribe(_ -> point());
        text.textProperty().subscribe(_ -> {
            if (!writing) {
                pause.playFromStart();
            }
        });
        pause.setOnFinished(_ -> take());
        text.focusedProperty().subscribe(focused -> {
            if (!focused) {
                take();
                showPlaces();
            }
        });
    }

    /** Whether anybody sees it: otherwise it may be behind the document. */
    public BooleanProperty seen() {
        return seen;
    }

    /** Nothing changes under who is typing; afterwards the text also has the places that new elements got. */
    private void showPlaces() {
        if (typed != null && !typed.equals(shown) && wrong.getText().isEmpty()) {
            shown = null;
            show();
        }
    }

    private void show() {
        Topology now = document.topology();
        if (taking || !seen.get() || now.equals(shown)) {
            return;
        }
        shown = now;
        typed = null;
        pause.stop();
        wrong.setText("");
        write(TopologyFile.write(now));
        point();
    }

    /** Keeps the caret and what is scrolled to where it was. */
    private void write(String json) {
        int caret = text.getCaretPosition();
        double top = text.getScrollTop();
        writing = true;
        text.setText(json);
        writing = false;
        text.positionCaret(Math.min(caret, json.length()));
        text.setScrollTop(top);
    }

    /** Takes what was typed over into the drawing, as soon as it can be read. */
    private void take() {
        pause.stop();
        if (writing || shown == null) {
            return;
        }
        String json = text.getText();
        try {
            Topology read = TopologyFile.read(json);
            wrong.setText("");
            if (!read.equals(shown) && !read.equals(typed)) {
                taking = text.isFocused();
                document.push(new Edit.ReplaceAll(Message.of("edit.edit-json"), read));
                taking = false;
                shown = document.topology();
                typed = read;
            }
        } catch (UnreadableFile e) {
            wrong.setText(texts.get("json.wrong", e.sentence()));
        }
    }

    /** Shows the line of the element that is selected on the drawing. */
    private void point() {
        var refs = document.selection().get().refs();
        if (!seen.get() || text.isFocused() || refs.size() != 1) {
            return;
        }
        int at = lineOf(text.getText(), refs.iterator().next());
        if (at >= 0) {
            int end = text.getText().indexOf('\n', at);
            text.selectRange(end < 0 ? text.getLength() : end, at);
        }
    }

    /** Where the line that says most about an element begins; -1 when there is none. */
    static int lineOf(String json, Ref ref) {
        String name = "\"name\"\\s*:\\s*" + quoted(ref.name());
        String place = ref.place().equals(Ref.HOST) ? "" : "[^\\n]*\"namespace\"\\s*:\\s*" + quoted(ref.place());
        var line = Pattern.compile("(?m)^[^\\n]*" + name + place).matcher(json);
        if (line.find()) {
            return line.start();
        }
        var plain = Pattern.compile("(?m)^[^\\n]*" + name).matcher(json);
        return plain.find() ? plain.start() : -1;
    }

    private static String quoted(String word) {
        return "\"" + Pattern.quote(word) + "\"";
    }
}
