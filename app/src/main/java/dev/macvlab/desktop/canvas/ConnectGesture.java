package dev.macvlab.desktop.canvas;

import dev.macvlab.edit.Connecting;
import dev.macvlab.topology.Ref;
import javafx.scene.input.MouseEvent;

/** Draws a link or a cable: what it means is up to what it joins. */
final class ConnectGesture extends LineGesture {
    ConnectGesture(Surface surface, Ref from, double x, double y) {
        super(surface, from, x, y, "link");
    }

    @Override
    boolean accepts(Ref to) {
        return Connecting.edit(surface().index(), from(), to).isPresent();
    }

    @Override
    void connect(Ref to, MouseEvent event) {
        Connecting.edit(surface().index(), from(), to).ifPresent(surface()::push);
    }
}
