package dev.macvlab.desktop.canvas;

import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.BorderStroke;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurve;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.QuadCurveTo;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.transform.Transform;
import org.jspecify.annotations.Nullable;

/** Writes nodes as they are laid out and styled as SVG 1.1, so that a picture looks as the canvas does. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    private Svg() {}

    /** The picture of that size that {@code root} draws from its upper left corner on. */
    static String of(Parent root, double width, double height, String title) {
        var svg = new Svg();
        svg.out
                .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"")
                .append(number(width))
                .append("\" height=\"")
                .append(number(height))
                .append("\" viewBox=\"0 0 ")
                .append(number(width))
                .append(' ')
                .append(number(height))
                .append("\">\n<title>")
                .append(escaped(title))
                .append("</title>\n");
        svg.write(root);
        return svg.out.append("</svg>\n").toString();
    }

    private void write(Node node) {
        if (!node.isVisible() || node.getOpacity() <= 0) {
            return;
        }
        Transform transform = node.getLocalToParentTransform();
        boolean group = !transform.isIdentity() || node.getOpacity() < 1;
        if (group) {
            out.append("<g");
            if (!transform.isIdentity()) {
                out.append(" transform=\"").append(matrix(transform)).append('"');
            }
            if (node.getOpacity() < 1) {
                out.append(" opacity=\"").append(number(node.getOpacity())).append('"');
            }
            out.append(">\n");
        }
        switch (node) {
            case Text text -> text(text);
            case Shape shape -> shape(shape);
            case Region region -> {
                box(region);
                region.getChildrenUnmodifiable().forEach(this::write);
            }
            case Parent parent -> parent.getChildrenUnmodifiable().forEach(this::write);
            default -> {}
        }
        if (group) {
            out.append("</g>\n");
        }
    }

    private static String matrix(Transform of) {
        boolean moved = of.getMxx() == 1 && of.getMyy() == 1 && of.getMxy() == 0 && of.getMyx() == 0;
        return moved
                ? "translate(" + number(of.getTx()) + " " + number(of.getTy()) + ")"
                : "matrix(" + number(of.getMxx()) + " " + number(of.getMyx()) + " " + number(of.getMxy()) + " "
                        + number(of.getMyy()) + " " + number(of.getTx()) + " " + number(of.getTy()) + ")";
    }

    private void box(Region region) {
        double width = region.getWidth();
        double height = region.getHeight();
        if (region.getBackground() != null) {
            for (BackgroundFill fill : region.getBackground().getFills()) {
                var inset = fill.getInsets();
                rectangle(
                        inset.getLeft(),
                        inset.getTop(),
                        width - inset.getLeft() - inset.getRight(),
                        height - inset.getTop() - inset.getBottom(),
                        fill.getRadii().getTopLeftHorizontalRadius(),
                        paint("fill", fill.getFill()));
            }
        }
        if (region.getBorder() != null) {
            for (BorderStroke stroke : region.getBorder().getStrokes()) {
                double thick = stroke.getWidths().getTop();
                if (thick > 0) {
                    rectangle(
                            thick / 2,
                            thick / 2,
                            width - thick,
                            height - thick,
                            stroke.getRadii().getTopLeftHorizontalRadius(),
                            " fill=\"none\"" + paint("stroke", stroke.getTopStroke()) + " stroke-width=\""
                                    + number(thick) + "\"");
                }
            }
        }
    }

    private void rectangle(double x, double y, double width, double height, double radius, String look) {
        if (width <= 0 || height <= 0 || (look.contains("=\"none\"") && !look.contains("stroke=\"#"))) {
            return;
        }
        out.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
        out.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
        double round = Math.min(radius, Math.min(width, height) / 2);
        if (round > 0) {
            out.append("\" rx=\"").append(number(round));
        }
        out.append('"').append(look).append("/>\n");
    }

    private void shape(Shape shape) {
        String form = switch (shape) {
            case CubicCurve c ->
                path("M" + pair(c.getStartX(), c.getStartY()) + " C" + pair(c.getControlX1(), c.getControlY1())
                        + " " + pair(c.getControlX2(), c.getControlY2()) + " "
                        + pair(c.getEndX(), c.getEndY()));
            case Path p -> path(data(p));
            case Line l -> path("M" + pair(l.getStartX(), l.getStartY()) + " L" + pair(l.getEndX(), l.getEndY()));
            case SVGPath p -> path(p.getContent()) + " fill-rule=\"evenodd\"";
            case Polygon p -> "polygon points=\"" + points(p.getPoints()) + "\"";
            case Circle c ->
                "circle cx=\"" + number(c.getCenterX()) + "\" cy=\"" + number(c.getCenterY()) + "\" r=\""
                        + number(c.getRadius()) + "\"";
            case Rectangle r ->
                "rect x=\"" + number(r.getX()) + "\" y=\"" + number(r.getY()) + "\" width=\"" + number(r.getWidth())
                        + "\" height=\"" + number(r.getHeight()) + "\"";
            default -> "";
        };
        if (form.isEmpty() || (shape.getFill() == null && shape.getStroke() == null)) {
            return;
        }
        out.append('<').append(form).append(paint("fill", shape.getFill()));
        if (shape.getStroke() != null) {
            out.append(paint("stroke", shape.getStroke()));
            out.append(" stroke-width=\"")
                    .append(number(shape.getStrokeWidth()))
                    .append('"');
            if (!shape.getStrokeDashArray().isEmpty()) {
                out.append(" stroke-dasharray=\"")
                        .append(points(shape.getStrokeDashArray()))
                        .append('"');
            }
            if (shape.getStrokeLineCap() == StrokeLineCap.ROUND) {
                out.append(" stroke-linecap=\"round\"");
            }
        }
        out.append("/>\n");
    }

    private static String data(Path path) {
        return String.join(
                " ",
                path.getElements().stream()
                        .map(element -> switch (element) {
                            case MoveTo m -> "M" + pair(m.getX(), m.getY());
                            case LineTo l -> "L" + pair(l.getX(), l.getY());
                            case QuadCurveTo q ->
                                "Q" + pair(q.getControlX(), q.getControlY()) + " " + pair(q.getX(), q.getY());
                            case CubicCurveTo c ->
                                "C" + pair(c.getControlX1(), c.getControlY1()) + " "
                                        + pair(c.getControlX2(), c.getControlY2()) + " " + pair(c.getX(), c.getY());
                            default -> "";
                        })
                        .toList());
    }

    private static String path(String data) {
        return "path d=\"" + data + "\"";
    }

    private static String points(List<Double> numbers) {
        return String.join(" ", numbers.stream().map(Svg::number).toList());
    }

    private static String pair(double x, double y) {
        return number(x) + " " + number(y);
    }

    private void text(Text text) {
        String all = text.getText();
        Font font = text.getFont();
        for (var line : text.getLayoutInfo().getTextLines(false)) {
            String words = all.substring(line.start(), Math.min(line.end(), all.length()))
                    .stripTrailing();
            if (words.isEmpty()) {
                continue;
            }
            double y = line.bounds().getMinY() + text.getBaselineOffset();
            out.append("<text xml:space=\"preserve\" x=\"")
                    .append(number(line.bounds().getMinX()))
                    .append("\" y=\"")
                    .append(number(y))
                    .append("\" font-family=\"")
                    .append(escaped(family(font)))
                    .append("\" font-size=\"")
                    .append(number(font.getSize()))
                    .append('"');
            String weight = weight(font);
            if (!weight.isEmpty()) {
                out.append(" font-weight=\"").append(weight).append('"');
            }
            out.append(paint("fill", text.getFill()))
                    .append('>')
                    .append(escaped(words))
                    .append("</text>\n");
        }
    }

    private static String family(Font font) {
        String name = font.getFamily();
        String plain = name.replaceAll(" (Semi Bold|Medium)$", "");
        return plain + (plain.contains("Mono") ? ", monospace" : ", sans-serif");
    }

    private static String weight(Font font) {
        String look = font.getFamily() + " " + font.getStyle();
        return look.contains("Semi Bold")
                ? "600"
                : look.contains("Bold") ? "700" : look.contains("Medium") ? "500" : "";
    }

    private static String paint(String attribute, @Nullable Paint paint) {
        if (!(paint instanceof Color colour) || colour.getOpacity() == 0) {
            return " " + attribute + "=\"none\"";
        }
        String hex = String.format(
                Locale.ROOT,
                "#%02X%02X%02X",
                Math.round(colour.getRed() * 255),
                Math.round(colour.getGreen() * 255),
                Math.round(colour.getBlue() * 255));
        String opaque =
                colour.getOpacity() == 1 ? "" : " " + attribute + "-opacity=\"" + number(colour.getOpacity()) + "\"";
        return " " + attribute + "=\"" + hex + "\"" + opaque;
    }

    private static String number(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.contains(".") ? text.replaceAll("0+$", "").replaceAll("\\.$", "") : text;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]", "");
    }
}
