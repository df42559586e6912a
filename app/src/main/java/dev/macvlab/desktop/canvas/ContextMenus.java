package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Probe;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.input.ContextMenuEvent;

/** Opens the menu of what the pointer is on, or by the keyboard that of the selection. */
final class ContextMenus {
    private final Surface surface;
    private final PointerController pointer;
    private final Menus menus;

    ContextMenus(Surface surface, PointerController pointer, Menus menus) {
        this.surface = surface;
        this.pointer = pointer;
        this.menus = menus;
        surface.view().addEventHandler(ContextMenuEvent.CONTEXT_MENU_REQUESTED, this::show);
    }

    private void show(ContextMenuEvent event) {
        if (pointer.isBusy()) {
            return;
        }
        if (event.isKeyboardTrigger()) {
            showForSelection();
        } else {
            Point2D world = surface.world(event.getSceneX(), event.getSceneY());
            Probe probe = pointer.probeAt(event);
            Figure figure = pointer.figureAt(world.getX(), world.getY()).orElse(null);
            if (probe != null) {
                surface.document().select(probe);
            } else if (figure != null && !surface.layers().isSelected(figure.key())) {
                surface.document().select(PointerController.only(figure.key()));
            }
            menus.showFor(figure, probe, world.getX(), world.getY(), event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    private void showForSelection() {
        var selection = surface.document().selection().get();
        Probe probe = selection.probes().stream().findFirst().orElse(null);
        Figure figure = selection.refs().stream()
                .findFirst()
                .map(ref -> surface.canvasLayout().figure(CanvasKey.of(ref)))
                .orElse(null);
        Box box = figure == null ? surface.seen() : figure.box();
        Bounds screen = surface.view().localToScreen(surface.view().getLayoutBounds());
        menus.showFor(
                figure,
                figure == null ? probe : null,
                box.centerX(),
                box.centerY(),
                screen.getMinX() + surface.camera().toViewX(box.centerX()),
                screen.getMinY() + surface.camera().toViewY(box.centerY()));
    }
}
