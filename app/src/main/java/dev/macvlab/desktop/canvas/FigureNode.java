package dev.macvlab.desktop.canvas;

import dev.macvlab.check.Problem;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** Draws one figure; made when the figure comes into view, and told when it changes. */
abstract class FigureNode extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double BADGE = 20;

    final Words words;
    private @Nullable Label badge;
    private List<Problem> problems = List.of();

    FigureNode(String styleClass, Words words) {
        this.words = words;
        setManaged(false);
        getStyleClass().add(styleClass);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(false);
    }

    /** Draws that figure from now on. */
    final void show(Figure figure) {
        setId(figure.key().nodeId());
        place(figure.box());
        write(figure);
        setAccessibleText(words.list(Cards.spoken(figure)));
        requestLayout();
    }

    final void place(Box box) {
        resizeRelocate(box.x(), box.y(), box.width(), box.height());
    }

    abstract void write(Figure figure);

    final void setSelected(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    final void setTarget(boolean target) {
        pseudoClassStateChanged(TARGET, target);
    }

    /** Shows the worst of these problems on the corner, and all of them in its tooltip. */
    final void setProblems(List<Problem> found) {
        if (found.equals(problems)) {
            return;
        }
        problems = found;
        if (badge != null) {
            getChildren().remove(badge);
            badge = null;
        }
        if (!found.isEmpty()) {
            var mark = new Label(found.size() > 1 ? String.valueOf(found.size()) : "!");
            mark.getStyleClass()
                    .addAll("badge", found.getFirst().severity().name().toLowerCase(java.util.Locale.ROOT));
            mark.setId(getId() + "-badge");
            mark.setManaged(false);
            mark.resize(BADGE, BADGE);
            Tooltip.install(
                    mark,
                    Tips.of(String.join(
                            "\n",
                            found.stream().map(Problem::message).map(words::say).toList())));
            badge = mark;
            getChildren().add(mark);
        }
        requestLayout();
    }

    @Override
    protected final void layoutChildren() {
        arrange();
        if (badge != null) {
            badge.relocate(getWidth() - BADGE / 2 - 4, -BADGE / 2 + 4);
            badge.toFront();
        }
    }

    /** Puts the parts in their places. */
    abstract void arrange();

    /** A label that is placed by hand. */
    static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        label.setMouseTransparent(true);
        return label;
    }

    static void put(Node node, double x, double y, double width, double height) {
        node.resizeRelocate(x, y, width, height);
    }
}
