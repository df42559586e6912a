package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.model.Selection;
import dev.macvlab.edit.Copies;
import dev.macvlab.format.TopologyFile;
import dev.macvlab.format.UnreadableFile;
import dev.macvlab.message.Message;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/** Copies what is selected, by way of the system's clipboard or at once. */
final class ClipboardActions {
    private static final DataFormat FRAGMENT = new DataFormat("application/x-macvlab-fragment");
    private static final double BESIDE = 40;

    private final Surface surface;

    ClipboardActions(Surface surface) {
        this.surface = surface;
    }

    /** Copies what is selected to the system's clipboard. */
    void copy() {
        Topology fragment = fragment();
        if (fragment == null) {
            return;
        }
        var content = new ClipboardContent();
        String json = TopologyFile.write(fragment);
        content.put(FRAGMENT, json);
        content.putString(json);
        Clipboard.getSystemClipboard().setContent(content);
    }

    private @Nullable Topology fragment() {
        Selection selection = surface.selection();
        Topology topology = surface.document().topology();
        Set<Ref> refs = new LinkedHashSet<>(selection.refs());
        refs.remove(Ref.top(Ref.HOST));
        if (refs.isEmpty() && selection.notes().isEmpty() && selection.areas().isEmpty()) {
            return null;
        }
        return Copies.cutOut(topology, refs, surface.canvasLayout().layout())
                .withNotes(picked(topology.notes(), selection.notes()))
                .withAreas(picked(topology.areas(), selection.areas()));
    }

    private static <T> List<T> picked(List<T> list, Set<Integer> wanted) {
        return IntStream.range(0, list.size())
                .filter(wanted::contains)
                .mapToObj(list::get)
                .toList();
    }

    /** Adds copies of what the clipboard has, with names, MACs and addresses counted on. */
    void paste() {
        if (Clipboard.getSystemClipboard().getContent(FRAGMENT) instanceof String json) {
            read(json).ifPresent(fragment -> insert("edit.paste", fragment));
        }
    }

    private static Optional<Topology> read(String json) {
        try {
            return Optional.of(TopologyFile.read(json));
        } catch (UnreadableFile e) {
            // A newer version has copied it, which knows more than this one.
            return Optional.empty();
        }
    }

    /** Adds copies of what is selected, with names, MACs and addresses counted on. */
    void duplicate() {
        Topology fragment = fragment();
        if (fragment != null) {
            insert("edit.duplicate", fragment);
        }
    }

    private void insert(String title, Topology fragment) {
        int count = fragment.namespaces().size()
                + fragment.interfaces().size()
                + fragment.notes().size()
                + fragment.areas().size();
        Box around = roomNeeded(fragment);
        double dx = around.width() + BESIDE;
        Copies.Pasted pasted = Copies.paste(Message.of(title, count), fragment, surface.index(), dx, 0);
        Topology before = surface.document().topology();
        surface.push(pasted.edit());
        Topology after = surface.document().topology();
        surface.document()
                .select(new Selection(
                        pasted.refs(),
                        Set.of(),
                        added(before.notes().size(), after.notes().size()),
                        added(before.areas().size(), after.areas().size())));
    }

    private static Set<Integer> added(int from, int to) {
        return IntStream.range(from, to).boxed().collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static Box roomNeeded(Topology fragment) {
        return CanvasLayout.of(Index.of(fragment)).bounds().orElse(new Box(0, 0, 0, 0));
    }
}
