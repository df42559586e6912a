package dev.macvlab.bench;

import dev.macvlab.desktop.canvas.CanvasView;
import dev.macvlab.desktop.model.Document;
import dev.macvlab.desktop.model.NothingApplied;
import dev.macvlab.desktop.model.Selection;
import dev.macvlab.edit.Edit;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.List;
import java.util.Set;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/** A lab as the product draws it, handled by events as a hand would. */
final class ShownLab implements Shown {
    private static final double TITLE = 0.1;
    private static final double BEGUN = 6;

    private final Document document;
    private final CanvasView view;
    private final Ref middle;
    private double startX;
    private double startY;

    ShownLab(Topology topology) {
        document = new Document(topology, null);
        view = new CanvasView(document, new NothingApplied());
        middle = LargeLab.middle(topology);
    }

    /** Gives an interface that address as a change of its own. */
    void write(Ref element, String address) {
        Interface now = document.index().get().find(element).orElseThrow();
        document.push(new Edit.Change(Edit.UNTITLED, now.withCommon(now.common().withAddresses(List.of(address)))));
    }

    @Override
    public Parent root() {
        return view;
    }

    @Override
    public void look(Distance distance) {
        if (distance == Distance.FIT) {
            view.fit();
        } else {
            view.zoomTo100();
            view.zoomBy(distance.scale());
            document.select(middle);
            view.actions().reveal();
        }
        document.select(Selection.NONE);
    }

    @Override
    public void pan(double dx, double dy) {
        scroll(dx, dy, false);
    }

    @Override
    public void zoom(double turn) {
        scroll(0, turn, true);
    }

    @Override
    public void grab(int count) {
        document.select(new Selection(LargeLab.some(document.topology(), middle, count), Set.of()));
        Bounds at = view.boundsOf(middle);
        startX = at == null ? view.getWidth() / 2 : at.getCenterX();
        startY = at == null ? view.getHeight() / 2 : at.getMinY() + at.getHeight() * TITLE;
        mouse(MouseEvent.MOUSE_PRESSED, startX, startY);
    }

    @Override
    public void drag(double dx, double dy) {
        mouse(MouseEvent.MOUSE_DRAGGED, startX + BEGUN + dx, startY + BEGUN + dy);
    }

    @Override
    public void drop() {
        view.cancelGesture();
        mouse(MouseEvent.MOUSE_RELEASED, startX, startY);
        document.select(Selection.NONE);
    }

    @Override
    public void selectAll(boolean selected) {
        if (selected) {
            view.actions().selectAll();
        } else {
            document.select(Selection.NONE);
        }
    }

    private void scroll(double dx, double dy, boolean control) {
        double x = view.getWidth() / 2;
        double y = view.getHeight() / 2;
        view.fireEvent(new ScrollEvent(
                ScrollEvent.SCROLL,
                x,
                y,
                x,
                y,
                false,
                control,
                false,
                false,
                true,
                false,
                dx,
                dy,
                dx,
                dy,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null));
    }

    private void mouse(EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        view.fireEvent(new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                true,
                false,
                true,
                null));
    }
}
