package dev.macvlab.desktop.results;

import dev.macvlab.compare.Comparison;
import dev.macvlab.compare.ResultLabel.Answered;
import dev.macvlab.compare.ResultLabel.Failed;
import dev.macvlab.compare.ResultLabel.Foretold;
import dev.macvlab.desktop.live.MeasuredPairs;
import dev.macvlab.desktop.text.Millis;
import dev.macvlab.desktop.text.Texts;
import dev.macvlab.forecast.Pair;
import dev.macvlab.forecast.Prediction;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.ping.PingResult;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/** The matrix as it is drawn: a tint for what is forecast, a time for what was measured. */
final class MatrixGrid extends GridPane {
    static final PseudoClass DIFFERS = PseudoClass.getPseudoClass("differs");
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");
    private static final PseudoClass MEASURED = PseudoClass.getPseudoClass("measured");

    private final Texts texts;
    private final Consumer<Pair> choose;

    private record Shown(
            ReachabilityMatrix matrix,
            MeasuredPairs results,
            @Nullable Pair chosen) {}

    private final DoubleProperty scrolledX = new SimpleDoubleProperty();
    private final DoubleProperty scrolledY = new SimpleDoubleProperty();
    private Consumer<Point2D> scrollTo = _ -> {};
    private @Nullable Shown shown;

    MatrixGrid(Texts texts, Consumer<Pair> choose) {
        this.texts = texts;
        this.choose = choose;
        setId("matrix");
        getStyleClass().add("matrix");
    }

    /** Is seen through {@code scroll}, and the names of its rows and columns stay in view there. */
    void scrollIn(ScrollPane scroll) {
        scroll.setContent(this);
        scrolledX.bind(Bindings.createDoubleBinding(
                () -> scroll.getHvalue() * beyond(scroll).getX(),
                scroll.hvalueProperty(),
                scroll.viewportBoundsProperty(),
                widthProperty()));
        scrolledY.bind(Bindings.createDoubleBinding(
                () -> scroll.getVvalue() * beyond(scroll).getY(),
                scroll.vvalueProperty(),
                scroll.viewportBoundsProperty(),
                heightProperty()));
        scrollTo = corner -> {
            if (corner.getX() < scrolledX.get()) {
                scroll.setHvalue(corner.getX() / beyond(scroll).getX());
            }
            if (corner.getY() < scrolledY.get()) {
                scroll.setVvalue(corner.getY() / beyond(scroll).getY());
            }
        };
    }

    /** How much of it is out of view. */
    Point2D beyond(ScrollPane scroll) {
        Bounds seen = scroll.getViewportBounds();
        return new Point2D(Math.max(0, getWidth() - seen.getWidth()), Math.max(0, getHeight() - seen.getHeight()));
    }

    void show(ReachabilityMatrix matrix, MeasuredPairs results, @Nullable Pair chosen) {
        var next = new Shown(matrix, results, chosen);
        if (next.equals(shown)) {
            return;
        }
        shown = next;
        var nodes = new ArrayList<Node>();
        nodes.add(at(corner(), 0, 0));
        for (int column = 0; column < matrix.columns().size(); column++) {
            nodes.add(at(header(matrix, matrix.columns().get(column)), column + 1, 0));
        }
        for (int row = 0; row < matrix.rows().size(); row++) {
            Ref from = matrix.rows().get(row);
            nodes.add(at(rowHeader(from), 0, row + 1));
            for (int column = 0; column < matrix.columns().size(); column++) {
                ReachabilityMatrix.Column to = matrix.columns().get(column);
                var pair = new Pair(from, to.to(), to.address());
                Prediction prediction = matrix.cells().get(pair);
                nodes.add(at(
                        prediction == null ? itself() : cell(pair, prediction, results, pair.equals(chosen)),
                        column + 1,
                        row + 1));
            }
        }
        var first = new ColumnConstraints();
        first.setMinWidth(USE_PREF_SIZE);
        getColumnConstraints().setAll(first);
        for (int column = 0; column < matrix.columns().size(); column++) {
            var constraints = new ColumnConstraints(USE_COMPUTED_SIZE, USE_COMPUTED_SIZE, 184);
            constraints.setHgrow(Priority.SOMETIMES);
            getColumnConstraints().add(constraints);
        }
        getChildren().setAll(nodes);
    }

    /**
     * Where not all columns have room side by side, makes them so wide that only whole ones are seen.
     *
     * @param width of the part that is seen
     * @return how far one column is from the next; 0 where all have room
     */
    double fitInto(double width) {
        int columns = getColumnConstraints().size() - 1;
        if (columns < 1 || width <= 0) {
            return 0;
        }
        applyCss();
        double names = widest(true);
        double needed = widest(false) + getHgap();
        double room = width - names;
        boolean scrolls = columns * needed > room;
        int whole = Math.max(1, (int) (room / needed));
        double step = Math.max(needed, Math.floor(room / whole));
        for (ColumnConstraints each : getColumnConstraints().subList(1, columns + 1)) {
            each.setMinWidth(scrolls ? step - getHgap() : USE_COMPUTED_SIZE);
            each.setPrefWidth(scrolls ? step - getHgap() : USE_COMPUTED_SIZE);
        }
        return scrolls ? step : 0;
    }

    private double widest(boolean names) {
        return Math.ceil(getChildren().stream()
                .filter(each -> (getColumnIndex(each) == 0) == names)
                .mapToDouble(each -> each.prefWidth(-1))
                .max()
                .orElse(0));
    }

    private static Node at(Node node, int column, int row) {
        setConstraints(node, column, row);
        return node;
    }

    private Node corner() {
        var corner = new Region();
        corner.getStyleClass().add("matrix-corner");
        corner.setViewOrder(-2);
        corner.translateXProperty().bind(scrolledX);
        corner.translateYProperty().bind(scrolledY);
        return corner;
    }

    private Node header(ReachabilityMatrix matrix, ReachabilityMatrix.Column column) {
        boolean unique = matrix.columns().stream()
                .map(ReachabilityMatrix.Column::to)
                .noneMatch(each -> each.name().equals(column.to().name()) && !each.equals(column.to()));
        var label = new Label(
                unique
                        ? column.to().name() + " " + ending(column.address())
                        : column.to() + "\n" + ending(column.address()));
        label.setTextAlignment(TextAlignment.CENTER);
        label.getStyleClass().add("matrix-column");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(USE_PREF_SIZE);
        label.setAlignment(Pos.CENTER);
        label.setViewOrder(-1);
        label.translateYProperty().bind(scrolledY);
        label.setTooltip(new Tooltip(column.to() + "\n" + column.address()));
        return label;
    }

    /** The part of an address in which neighbours differ. */
    static String ending(IpAddress address) {
        String text = address.toString();
        int cut = address.isV6() ? text.lastIndexOf(':') : text.lastIndexOf('.');
        return (address.isV6() && text.length() <= 8) || cut < 0 ? text : text.substring(cut);
    }

    private Node rowHeader(Ref from) {
        var label = new Label(from.name());
        label.getStyleClass().add("matrix-row");
        label.setMinWidth(USE_PREF_SIZE);
        label.setMaxSize(Double.MAX_VALUE, Double.MAX_VALUE);
        label.setViewOrder(-1);
        label.translateXProperty().bind(scrolledX);
        label.setTooltip(new Tooltip(from.toString()));
        return label;
    }

    private Node itself() {
        var label = new Label(texts.get("reach.itself"));
        label.getStyleClass().addAll("matrix-cell", "itself");
        label.setMaxWidth(Double.MAX_VALUE);
        label.setMinWidth(USE_PREF_SIZE);
        label.setAlignment(Pos.CENTER);
        return label;
    }

    private Node cell(Pair pair, Prediction prediction, MeasuredPairs results, boolean chosen) {
        PingResult result = results.of(pair);
        Comparison compared = results.compared(pair, prediction);
        boolean differs = compared.finding().differs();
        var cell = new Button((differs ? "≠ " : "") + said(compared.label()));
        cell.setId("cell-" + pair.from().toString().replace('/', '-') + "-"
                + pair.to().toString().replace('/', '-'));
        cell.getStyleClass().setAll("matrix-cell", tone(prediction, result));
        cell.setMaxWidth(Double.MAX_VALUE);
        cell.setMinWidth(USE_PREF_SIZE);
        cell.setMnemonicParsing(false);
        cell.pseudoClassStateChanged(MEASURED, result != null);
        cell.pseudoClassStateChanged(DIFFERS, differs);
        cell.pseudoClassStateChanged(CHOSEN, chosen);
        cell.setOnAction(_ -> choose.accept(pair));
        cell.focusedProperty().subscribe(focused -> {
            if (focused) {
                uncover(cell);
            }
        });
        cell.setTooltip(new Tooltip(
                pair.from() + " → " + pair.to() + " " + pair.address() + "\n" + texts.say(prediction.reason())
                        + (differs ? "\n" + texts.get("reach.differs", said(Objects.requireNonNull(result))) : "")));
        cell.setAccessibleText(
                pair.from() + " " + pair.to() + ": " + cell.getText() + ". " + texts.say(prediction.reason()));
        return cell;
    }

    /** Scrolls a cell out from under the names. */
    private void uncover(Node cell) {
        Node corner = getChildren().getFirst();
        Bounds names = corner.getLayoutBounds();
        scrollTo.accept(new Point2D(
                cell.getLayoutX() - names.getWidth() - getHgap(), cell.getLayoutY() - names.getHeight() - getVgap()));
    }

    private String expected(Prediction prediction) {
        return switch (prediction.outcome()) {
            case REACHABLE -> texts.get("reach.yes");
            case UNREACHABLE, DEPENDS ->
                prediction.summary() == null ? texts.get("reach.no") : texts.sayShortly(prediction.summary());
        };
    }

    private String said(dev.macvlab.compare.ResultLabel label) {
        return switch (label) {
            case Foretold(Prediction forecast) -> expected(forecast);
            case Answered(long micros) -> Millis.of(micros);
            case Failed(Failure failure) -> texts.say(failure.sentence());
        };
    }

    private String said(PingResult result) {
        return result.ok() ? Millis.of(result.rttMicros()) : texts.say(Objects.requireNonNull(result.reason()));
    }

    private static String tone(Prediction prediction, @Nullable PingResult result) {
        if (result != null) {
            return result.ok() ? "ok" : "fail";
        }
        return switch (prediction.outcome()) {
            case REACHABLE -> "ok";
            case UNREACHABLE -> "fail";
            case DEPENDS -> "depends";
        };
    }
}
