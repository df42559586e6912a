package dev.macvlab.desktop.canvas;

import dev.macvlab.edit.Connecting;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import java.util.Optional;
import javafx.scene.input.MouseEvent;

/** Draws a link or a cable: what it means is up to what it joins. */
final class ConnectGesture extends LineGesture {
    private Index index;
    private Connecting connecting;

    ConnectGesture(Surface surface, Ref from, double x, double y) {
        super(surface, from, x, y, "link");
        index = surface.index();
        connecting = new Connecting(index);
    }

    @Override
    boolean accepts(Ref to) {
        return edit(to).isPresent();
    }

    @Override
    void connect(Ref to, MouseEvent event) {
        edit(to).ifPresent(surface()::push);
    }

    @SuppressWarnings("ReferenceEquality") // A topology that changes gets another index.
    private Optional<Edit> edit(Ref to) {
        if (surface().index() != index) {
            index = surface().index();
            connecting = new Connecting(index);
        }
        return connecting.edit(from(), to);
    }
}
