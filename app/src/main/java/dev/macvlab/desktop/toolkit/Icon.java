package dev.macvlab.desktop.toolkit;

import dev.macvlab.topology.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/** The product's icons: single-path SVG files of one family. */
public enum Icon {
    LOGO,
    NIC,
    MACVLAN,
    MACVTAP,
    IPVLAN,
    VLAN,
    BRIDGE,
    VETH,
    DUMMY,
    NAMESPACE,
    SWITCH,
    EXTERNAL_HOST,
    PROBE,
    NOTE,
    AREA,
    LINK,
    HAIRPIN,
    PASSTHRU,
    UNDO,
    REDO,
    OPEN,
    SAVE,
    APPLY,
    TAKEDOWN,
    SEARCH,
    ZOOM_IN,
    ZOOM_OUT,
    FIT,
    SUN,
    MOON,
    MENU,
    PLUS,
    CLOSE,
    DELETE,
    COPY,
    DRAG,
    ERROR,
    WARNING,
    INFO,
    OK,
    FAIL;

    private final String path;
    private final boolean evenOdd;
    private final double x;
    private final double y;
    private final double extent;

    Icon() {
        Drawing drawing = Drawing.read(
                "/dev/macvlab/icons/" + name().toLowerCase(Locale.ROOT).replace('_', '-') + ".svg");
        path = drawing.path();
        evenOdd = drawing.evenOdd();
        x = drawing.x();
        y = drawing.y();
        extent = drawing.extent();
    }

    /** The icon of an interface of that kind. */
    public static Icon of(Kind kind) {
        return valueOf(kind.name());
    }

    /**
     * A new node that shows this icon in a square of that many pixels; its shape has the style class {@code icon}, which
     * gives it its colour.
     */
    public Node node(double size) {
        var shape = new SVGPath();
        shape.setContent(path);
        shape.setFillRule(evenOdd ? FillRule.EVEN_ODD : FillRule.NON_ZERO);
        shape.getStyleClass().add("icon");
        double scale = size / extent;
        shape.getTransforms().addAll(new Scale(scale, scale), new Translate(-x, -y));
        // A square without any fill would have no extent, and the icon that of its path.
        var group = new Group(new Rectangle(size, size, Color.TRANSPARENT), shape);
        group.setMouseTransparent(true);
        return group;
    }

    private record Drawing(String path, boolean evenOdd, double x, double y, double extent) {
        private static final Pattern VIEW_BOX =
                Pattern.compile("viewBox=\"\\s*([-\\d.]+)[\\s,]+([-\\d.]+)[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)\\s*\"");
        private static final Pattern PATH = Pattern.compile("<path[^>]*?\\sd=\"([^\"]+)\"", Pattern.DOTALL);

        static Drawing read(String resource) {
            try (InputStream in = Icon.class.getResourceAsStream(resource)) {
                if (in == null) {
                    throw new IllegalStateException("the icon " + resource + " is missing");
                }
                return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static Drawing parse(String svg) {
            Matcher box = VIEW_BOX.matcher(svg);
            Matcher d = PATH.matcher(svg);
            if (!box.find() || !d.find()) {
                throw new IllegalStateException("an icon without viewBox or path: " + svg);
            }
            return new Drawing(
                    d.group(1),
                    svg.contains("fill-rule=\"evenodd\""),
                    Double.parseDouble(box.group(1)),
                    Double.parseDouble(box.group(2)),
                    Math.max(Double.parseDouble(box.group(3)), Double.parseDouble(box.group(4))));
        }
    }
}
