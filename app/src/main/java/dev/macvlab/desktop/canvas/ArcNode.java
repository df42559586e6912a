package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import org.jspecify.annotations.Nullable;

/** Draws a probe: the arc and its pill. */
final class ArcNode extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double PILL_HEIGHT = 24;
    private static final double MARK = 4;

    private final Arc arc;
    private final CubicCurve line = new CubicCurve();
    private final Label pill = new Label();
    private final Circle mark = new Circle(MARK);
    private final Tooltip tip = Tips.of("");
    private @Nullable Verdict shown;
    private Function<Ref, @Nullable Box> where = _ -> null;
    private Function<Ref, @Nullable Box> frames = _ -> null;

    ArcNode(Arc arc) {
        this.arc = arc;
        setManaged(false);
        setPickOnBounds(false);
        setId(arc.nodeId());
        line.setMouseTransparent(true);
        pill.setManaged(false);
        pill.setGraphic(mark);
        pill.setId(arc.nodeId() + "-pill");
        pill.setAccessibleRole(AccessibleRole.BUTTON);
        Tooltip.install(pill, tip);
        getChildren().addAll(line, pill);
    }

    Arc arc() {
        return arc;
    }

    Label pill() {
        return pill;
    }

    void show(Verdict verdict) {
        if (verdict.equals(shown)) {
            return;
        }
        shown = verdict;
        String look = verdict.look().styleClass();
        String outcome = verdict.outcome().styleClass();
        line.getStyleClass().setAll("arc", look, outcome);
        pill.getStyleClass().setAll("label", "pill", look, outcome);
        mark.getStyleClass().setAll("mark", look, outcome);
        pill.setText(verdict.label());
        tip.setText(verdict.sentence());
        pill.setAccessibleText(verdict.sentence());
        requestLayout();
    }

    /** Is drawn between what these functions say from now on. */
    void follow(Function<Ref, @Nullable Box> boxes, Function<Ref, @Nullable Box> around) {
        where = boxes;
        frames = around;
        requestLayout();
    }

    void setSelected(boolean selected) {
        line.pseudoClassStateChanged(SELECTED, selected);
        pill.pseudoClassStateChanged(SELECTED, selected);
    }

    @Override
    protected void layoutChildren() {
        double width = Math.ceil(pill.prefWidth(-1));
        Curve curve = arc.curve(where, frames, width);
        setVisible(curve != null);
        if (curve == null) {
            return;
        }
        line.setStartX(curve.x1());
        line.setStartY(curve.y1());
        line.setControlX1(curve.cx1());
        line.setControlY1(curve.cy1());
        line.setControlX2(curve.cx2());
        line.setControlY2(curve.cy2());
        line.setEndX(curve.x2());
        line.setEndY(curve.y2());
        double t = arc.to() == null ? 1 : 0.5;
        pill.resizeRelocate(
                Math.rint(curve.xAt(t) - width / 2), Math.rint(curve.yAt(t) - PILL_HEIGHT / 2), width, PILL_HEIGHT);
    }
}
