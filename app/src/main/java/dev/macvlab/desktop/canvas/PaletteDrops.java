package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.toolkit.Piece;
import dev.macvlab.topology.Kind;
import dev.macvlab.topology.Ref;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import org.jspecify.annotations.Nullable;

/** Takes pieces that are dragged from the palette. */
final class PaletteDrops {
    private final Surface surface;
    private final CanvasActions actions;

    PaletteDrops(Surface surface, CanvasActions actions) {
        this.surface = surface;
        this.actions = actions;
        Node view = surface.view();
        view.addEventHandler(DragEvent.DRAG_OVER, this::over);
        view.addEventHandler(DragEvent.DRAG_EXITED, _ -> surface.layers().aim(null));
        view.addEventHandler(DragEvent.DRAG_DROPPED, this::dropped);
    }

    private static Optional<Piece> pieceOf(DragEvent event) {
        return event.getDragboard().getContent(Piece.FORMAT) instanceof String text
                ? Piece.tryParse(text)
                : Optional.empty();
    }

    private void over(DragEvent event) {
        Piece piece = pieceOf(event).orElse(null);
        if (piece != null) {
            event.acceptTransferModes(TransferMode.COPY);
            Point2D world = surface.world(event.getSceneX(), event.getSceneY());
            surface.layers().aim(takerOf(piece, world.getX(), world.getY()));
            event.consume();
        }
    }

    /** What is lit up while a piece is held over it: what the piece would belong to. */
    private @Nullable CanvasKey takerOf(Piece piece, double x, double y) {
        Figure under = surface.canvasLayout().at(x, y).orElse(null);
        Kind kind = piece.sort().kind().orElse(null);
        boolean takes = kind == null
                ? piece.sort() == Piece.Sort.EXTERNAL_HOST && under instanceof Figure.SwitchBox
                : under instanceof Figure.Card
                        || under instanceof Figure.Frame
                        || (under instanceof Figure.SwitchBox && kind == Kind.NIC);
        if (!takes || under == null) {
            return null;
        }
        boolean ontoCard = kind != null && !kind.isChild();
        return under instanceof Figure.Card card && ontoCard
                ? CanvasKey.of(Ref.top(card.element().namespace()))
                : under.key();
    }

    private void dropped(DragEvent event) {
        surface.layers().aim(null);
        Piece piece = pieceOf(event).orElse(null);
        if (piece != null) {
            Point2D world = surface.world(event.getSceneX(), event.getSceneY());
            surface.view().requestFocus();
            actions.drop(piece, world.getX(), world.getY());
            event.setDropCompleted(true);
            event.consume();
        }
    }
}
