package dev.macvlab.desktop.canvas;

import dev.macvlab.desktop.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.Polygon;
import org.jspecify.annotations.Nullable;

/** Draws a probe: the arc and its pill. */
final class ArcNode extends Region {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double PILL_HEIGHT = 22;
    private static final double[] PLACES = {0.5, 0.4, 0.6, 0.3, 0.7, 0.22, 0.78, 0.15, 0.85};
    private static final double MARK = 4;
    private static final double HEAD_CENTRE_X = 4;
    private static final double HEAD_CENTRE_Y = 4;

    private final Arc arc;
    private final Words words;
    private final CubicCurve line = new CubicCurve();
    private final Polygon head = new Polygon(0, 0, 8, 4, 0, 8);
    private final Label pill = new Label();
    private final Circle mark = new Circle(MARK);
    private final Tooltip tip = Tips.of("");
    private @Nullable Verdict shown;
    private @Nullable Box start;
    private @Nullable Box end;
    private @Nullable Box startFrame;
    private @Nullable Box endFrame;
    private ArcObstacles arcObstacles = new ArcObstacles();
    private @Nullable Box view;

    ArcNode(Arc arc, Words words) {
        this.words = words;
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
        head.setMouseTransparent(true);
        head.setManaged(false);
        getChildren().addAll(line, head, pill);
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
        head.getStyleClass().setAll("arc-head", look, outcome);
        pill.getStyleClass().setAll("label", "pill", look, outcome);
        mark.getStyleClass().setAll("mark", look, outcome);
        pill.setText(words.say(verdict.label()));
        String sentence = words.say(verdict.sentence());
        tip.setText(sentence);
        pill.setAccessibleText(sentence);
        requestLayout();
    }

    /**
     * Is drawn between these boxes from now on.
     *
     * @param newEnd null when nobody has the address
     * @param crossed what the arc and its pill had better not lie on; with none the plainest way is taken
     * @param seen the part of it that is drawn; null for all
     */
    void follow(
            Box newStart,
            @Nullable Box newEnd,
            @Nullable Box newStartFrame,
            @Nullable Box newEndFrame,
            ArcObstacles crossed,
            @Nullable Box seen) {
        start = newStart;
        end = newEnd;
        startFrame = newStartFrame;
        endFrame = newEndFrame;
        arcObstacles = crossed;
        view = seen;
        requestLayout();
    }

    void setSelected(boolean selected) {
        line.pseudoClassStateChanged(SELECTED, selected);
        head.pseudoClassStateChanged(SELECTED, selected);
        pill.pseudoClassStateChanged(SELECTED, selected);
    }

    @Override
    protected void layoutChildren() {
        Box from = start;
        if (from == null) {
            return;
        }
        double width = Math.ceil(pill.prefWidth(-1));
        Box to = end;
        List<Curve> ways = to == null
                ? List.of(ArcRouter.intoTheOpen(from, arc.lane()))
                : new ArcRouter(from, to, startFrame, endFrame, arc.lane()).best(width, arcObstacles.boxes(from, to));
        Curve curve = ways.stream()
                .filter(way -> clearPlace(way, width).isPresent())
                .findFirst()
                .orElse(ways.getFirst());
        draw(view == null ? curve : curve.within(view));
        double slope = Math.toDegrees(Math.atan2(curve.y2() - curve.yAt(0.97), curve.x2() - curve.xAt(0.97)));
        head.setVisible(to != null);
        head.setRotate(slope);
        head.relocate(curve.x2() - HEAD_CENTRE_X, curve.y2() - HEAD_CENTRE_Y);
        head.setTranslateX(-Math.cos(Math.toRadians(slope)) * HEAD_CENTRE_X);
        head.setTranslateY(-Math.sin(Math.toRadians(slope)) * HEAD_CENTRE_X);
        Box at = to == null ? pillAt(curve, 1, width) : freePlace(curve, width);
        arcObstacles.occupy(this, at);
        pill.resizeRelocate(at.x(), at.y(), at.width(), at.height());
    }

    private void draw(Curve curve) {
        line.setStartX(curve.x1());
        line.setStartY(curve.y1());
        line.setControlX1(curve.cx1());
        line.setControlY1(curve.cy1());
        line.setControlX2(curve.cx2());
        line.setControlY2(curve.cy2());
        line.setEndX(curve.x2());
        line.setEndY(curve.y2());
    }

    /** The place along the arc, nearest to its middle, where the pill hides nothing, or only a wire when there is no such. */
    private Box freePlace(Curve curve, double width) {
        return clearPlace(curve, width)
                .or(() -> freePlaces(curve, width).findFirst())
                .orElseGet(() -> pillAt(curve, 0.5, width));
    }

    private Optional<Box> clearPlace(Curve curve, double width) {
        return freePlaces(curve, width).filter(arcObstacles::isClear).findFirst();
    }

    private Stream<Box> freePlaces(Curve curve, double width) {
        return Arrays.stream(PLACES).mapToObj(t -> pillAt(curve, t, width)).filter(at -> arcObstacles.isFree(this, at));
    }

    /** A pill on a flat piece of its arc stands above it, or hangs below an arc that hangs, so that the arc is seen. */
    private static Box pillAt(Curve curve, double t, double width) {
        double span = Math.abs(curve.x2() - curve.x1());
        boolean flat = Math.abs(curve.y2() - curve.y1()) < span / 4 && span < 3 * width;
        boolean hangs = curve.yAt(0.5) > Math.max(curve.y1(), curve.y2());
        double lift = !flat ? 0 : hangs ? -PILL_HEIGHT / 2 : PILL_HEIGHT / 2;
        return new Box(
                Math.rint(curve.xAt(t) - width / 2),
                Math.rint(curve.yAt(t) - PILL_HEIGHT / 2 - lift),
                width,
                PILL_HEIGHT);
    }
}
