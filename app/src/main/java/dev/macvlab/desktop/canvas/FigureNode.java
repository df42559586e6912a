package dev.macvlab.desktop.canvas;

import dev.macvlab.check.Problem;
import dev.macvlab.desktop.text.Words;
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
    /** Without a graphics card a place is cut off to a 65536th of a pixel, and 17 must not become a little less. */
    private static final double HAIR = 1e-6;

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

    /** Draws that figure from now on, in a view of that scale. */
    final void show(Figure figure, double scale) {
        setId(figure.key().nodeId());
        place(figure.box(), scale);
        write(figure);
        setAccessibleText(words.say(Cards.spoken(figure)));
        requestLayout();
    }

    /** Stands there, on a whole pixel of a view of that scale, where the picture that is kept of it is as crisp as it. */
    final void place(Box box, double scale) {
        resizeRelocate(onPixel(box.x(), scale), onPixel(box.y(), scale), box.width(), box.height());
    }

    private static double onPixel(double at, double scale) {
        return (Math.rint(at * scale) + HAIR) / scale;
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
                            found.stream()
                                    .map(each -> words.say(each.message()))
                                    .toList())));
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
