package dev.macvlab.desktop.inspector;

import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** The fields of notes and areas, which are drawing only. */
final class DrawingForm {
    private final Document document;
    private final Texts texts;

    DrawingForm(Document document, Texts texts) {
        this.document = document;
        this.texts = texts;
    }

    List<Field> ofNote(int index) {
        FieldFactory<Note> make =
                fields(() -> document.topology().notes(), index, Edit.SetNotes::new, texts.get("kind.note"));
        return List.of(make.paragraph("text", 6, Note::text, (now, text) -> new Note(text, now.at(), now.extras())));
    }

    List<Field> ofArea(int index) {
        FieldFactory<Area> make =
                fields(() -> document.topology().areas(), index, Edit.SetAreas::new, texts.get("kind.area"));
        return List.of(
                make.words(
                        "label",
                        Area::label,
                        (now, text) -> new Area(text, now.at(), now.size(), now.colour(), now.extras())),
                make.mono("colour", Area::colour, (now, text) -> {
                    if (!text.isEmpty() && !text.matches("#[0-9a-fA-F]{6}")) {
                        throw new Refusal(texts.get("refusal.colour", text));
                    }
                    return new Area(now.label(), now.at(), now.size(), text.isEmpty() ? null : text, now.extras());
                }));
    }

    private <T> FieldFactory<T> fields(
            Supplier<List<T>> all, int index, BiFunction<Message, List<T>, Edit> edit, String name) {
        return new FieldFactory<>(
                new EditTarget<>(
                        document,
                        () -> index < all.get().size() ? List.of(all.get().get(index)) : List.of(),
                        (title, changed) -> {
                            var list = new ArrayList<>(all.get());
                            list.set(index, changed);
                            return edit.apply(title, list);
                        }),
                _ -> name,
                texts);
    }
}
