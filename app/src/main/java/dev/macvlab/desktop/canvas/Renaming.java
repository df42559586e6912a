package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Names;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.event.EventTarget;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/** Changes a name, or a note's text, in its place on the canvas. */
final class Renaming {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
    private static final double FIELD_HEIGHT = 28;

    private final Surface surface;
    private final Words words;
    private final Label why = new Label();
    private @Nullable TextInputControl field;
    private @Nullable CanvasKey key;

    Renaming(Surface surface, Words words) {
        this.words = words;
        this.surface = surface;
        why.getStyleClass().add("rename-error");
        why.setId("rename-error");
        why.setManaged(false);
    }

    boolean isOpen() {
        return field != null;
    }

    /** Whether that is a part of the field. */
    boolean owns(EventTarget target) {
        Node node = target instanceof Node found ? found : null;
        while (node != null) {
            if (node.equals(field)) {
                return true;
            }
            node = node.getParent();
        }
        return false;
    }

    /** Opens a field over the name; nothing for the host, whose name is fixed. */
    void start(CanvasKey wanted) {
        commit();
        Figure figure = surface.canvasLayout().figure(wanted);
        if (figure == null || (figure instanceof Figure.Frame frame && frame.isHost())) {
            return;
        }
        key = wanted;
        TextInputControl input = figure instanceof Figure.NoteBox ? new TextArea() : new TextField();
        input.setText(textOf(figure));
        input.setId("rename");
        input.getStyleClass().add("rename");
        input.setAccessibleText(words.say(Message.of("canvas.name")));
        input.setManaged(false);
        place(input, figure);
        input.addEventFilter(KeyEvent.KEY_PRESSED, this::typed);
        input.textProperty().addListener((_, _, text) -> judge(text));
        input.focusedProperty().addListener((_, _, focused) -> {
            if (!focused && input.equals(field)) {
                commit();
            }
        });
        field = input;
        surface.layers().tools().getChildren().addAll(input, why);
        why.setVisible(false);
        input.requestFocus();
        input.selectAll();
    }

    private static String textOf(Figure figure) {
        return switch (figure) {
            case Figure.Card card -> card.ref().name();
            case Figure.Frame frame -> frame.ref().name();
            case Figure.SwitchBox box -> box.name();
            case Figure.HostBox box -> box.host().name();
            case Figure.NoteBox box -> box.note().text();
            case Figure.AreaBox box -> box.area().label();
        };
    }

    private void place(TextInputControl input, Figure figure) {
        Box box = figure.box();
        Box at = switch (figure) {
            case Figure.Card _ -> new Box(box.x() + 48, box.y() + 7, box.width() - 56, FIELD_HEIGHT);
            case Figure.NoteBox _ -> new Box(box.x(), box.y(), box.width(), Math.max(96, box.height()));
            case Figure.SwitchBox _ -> new Box(box.x() + 8, box.y() + 10, 160, FIELD_HEIGHT);
            case Figure.HostBox _ -> new Box(box.x() + 6, box.y() + 1, box.width() - 12, FIELD_HEIGHT);
            case Figure.Frame _, Figure.AreaBox _ ->
                new Box(box.x() + 8, box.y() + 6, Math.min(box.width() - 16, 200), FIELD_HEIGHT);
        };
        input.resizeRelocate(at.x(), at.y(), at.width(), at.height());
        why.resizeRelocate(at.x(), at.bottom() + 4, 320, 20);
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            close();
            event.consume();
        } else if (event.getCode() == KeyCode.ENTER && (field instanceof TextField || event.isControlDown())) {
            if (why.isVisible()) {
                event.consume();
                return;
            }
            commit();
            event.consume();
        }
    }

    private void judge(String text) {
        Optional<Message> wrong = key == null ? Optional.empty() : whyNot(key, text);
        why.setVisible(wrong.isPresent());
        why.setText(wrong.map(reason -> words.say(Message.of("window.refusal.name", text, reason)))
                .orElse(""));
        if (field != null) {
            field.pseudoClassStateChanged(ERROR, wrong.isPresent());
        }
    }

    private Optional<Message> whyNot(CanvasKey renamed, String text) {
        if (!(renamed instanceof CanvasKey.Element(Ref ref)) || text.equals(ref.name())) {
            return Optional.empty();
        }
        boolean isInterface = surface.index().find(ref).isPresent();
        Optional<Message> illegal = isInterface ? Names.whyIllegalInterface(text) : Names.whyIllegalPlace(text);
        return illegal.isPresent() || !isTaken(new Ref(ref.place(), text))
                ? illegal
                : Optional.of(Message.of("window.refusal.name.taken"));
    }

    private boolean isTaken(Ref ref) {
        return surface.canvasLayout().figure(CanvasKey.of(ref)) != null || ref.equals(Ref.top(Ref.HOST));
    }

    /** Takes what is written; an impossible name leaves the old one. */
    void commit() {
        TextInputControl input = field;
        CanvasKey renamed = key;
        if (input == null || renamed == null) {
            return;
        }
        String text = input.getText();
        boolean refused = whyNot(renamed, text).isPresent();
        close();
        if (!refused) {
            rename(renamed, text);
        }
    }

    private void rename(CanvasKey renamed, String text) {
        switch (renamed) {
            case CanvasKey.Element(Ref ref) -> {
                if (!text.equals(ref.name())) {
                    surface.push(new Edit.Rename(ref, text));
                    surface.document().select(new Ref(ref.place(), text));
                }
            }
            case CanvasKey.OfNote(int index) -> {
                var notes = new ArrayList<>(surface.document().topology().notes());
                Note note = notes.get(index);
                notes.set(index, new Note(text, note.at(), note.extras()));
                surface.push(new Edit.SetNotes(Message.of("edit.change-note"), notes));
            }
            case CanvasKey.OfArea(int index) -> {
                var areas = new ArrayList<>(surface.document().topology().areas());
                Area area = areas.get(index);
                areas.set(index, new Area(text, area.at(), area.size(), area.colour(), area.extras()));
                surface.push(new Edit.SetAreas(Message.of("edit.rename-area"), areas));
            }
        }
    }

    /** Closes the field and leaves everything as it was. */
    void close() {
        TextInputControl input = field;
        field = null;
        key = null;
        if (input != null) {
            surface.layers().tools().getChildren().removeAll(input, why);
            surface.view().requestFocus();
        }
    }
}
