package dev.macvlab.desktop.canvas;

import java.util.List;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.PathElement;

/** A cubic Bézier curve, in pixels at scale 1. */
record Curve(double x1, double y1, double cx1, double cy1, double cx2, double cy2, double x2, double y2)
        implements LinePath {
    private static final int PIECES = 16;

    /** From the bottom of one thing to the top of another, leaving and arriving straight down. */
    static Curve downwards(double x1, double y1, double x2, double y2) {
        double reach = Math.max(24, Math.abs(y2 - y1) / 2);
        return new Curve(x1, y1, x1, y1 + reach, x2, y2 - reach, x2, y2);
    }

    /** From the side of one thing to the side of another, leaving and arriving level. */
    static Curve sideways(double x1, double y1, double x2, double y2) {
        double reach = Math.max(24, Math.abs(x2 - x1) / 2) * Math.signum(x2 - x1);
        return new Curve(x1, y1, x1 + reach, y1, x2 - reach, y2, x2, y2);
    }

    double xAt(double t) {
        double u = 1 - t;
        return u * u * u * x1 + 3 * u * u * t * cx1 + 3 * u * t * t * cx2 + t * t * t * x2;
    }

    double yAt(double t) {
        double u = 1 - t;
        return u * u * u * y1 + 3 * u * u * t * cy1 + 3 * u * t * t * cy2 + t * t * t * y2;
    }

    @Override
    public List<PathElement> elements() {
        return List.of(new MoveTo(x1, y1), new CubicCurveTo(cx1, cy1, cx2, cy2, x2, y2));
    }

    @Override
    public Curve within(Box box) {
        int first = -1;
        int last = -1;
        for (int i = 0; i <= PIECES; i++) {
            if (box.contains(xAt((double) i / PIECES), yAt((double) i / PIECES))) {
                first = first < 0 ? i : first;
                last = i;
            }
        }
        return first < 0
                ? this
                : part((double) Math.max(0, first - 1) / PIECES, (double) Math.min(PIECES, last + 1) / PIECES);
    }

    private Curve part(double from, double to) {
        if (from == 0 && to == 1) {
            return this;
        }
        return new Curve(
                blossom(x1, cx1, cx2, x2, from, from, from),
                blossom(y1, cy1, cy2, y2, from, from, from),
                blossom(x1, cx1, cx2, x2, from, from, to),
                blossom(y1, cy1, cy2, y2, from, from, to),
                blossom(x1, cx1, cx2, x2, from, to, to),
                blossom(y1, cy1, cy2, y2, from, to, to),
                blossom(x1, cx1, cx2, x2, to, to, to),
                blossom(y1, cy1, cy2, y2, to, to, to));
    }

    /** The polar form of a cubic, whose values at the ends of a part are that part's control points. */
    private static double blossom(double a, double b, double c, double d, double r, double s, double t) {
        return a * (1 - r) * (1 - s) * (1 - t)
                + b * (r * (1 - s) * (1 - t) + (1 - r) * s * (1 - t) + (1 - r) * (1 - s) * t)
                + c * (r * s * (1 - t) + r * (1 - s) * t + (1 - r) * s * t)
                + d * r * s * t;
    }

    /** As exact as a few straight pieces are. */
    @Override
    public boolean crosses(Box box) {
        if (!bounds().intersects(box)) {
            return false;
        }
        double x = x1;
        double y = y1;
        for (int i = 1; i <= PIECES; i++) {
            double t = (double) i / PIECES;
            double nextX = xAt(t);
            double nextY = yAt(t);
            if (Math.max(x, nextX) >= box.x()
                    && Math.min(x, nextX) <= box.right()
                    && Math.max(y, nextY) >= box.y()
                    && Math.min(y, nextY) <= box.bottom()) {
                return true;
            }
            x = nextX;
            y = nextY;
        }
        return false;
    }

    /** A box that holds all of it: that of its control points. */
    Box bounds() {
        double left = Math.min(Math.min(x1, x2), Math.min(cx1, cx2));
        double top = Math.min(Math.min(y1, y2), Math.min(cy1, cy2));
        double right = Math.max(Math.max(x1, x2), Math.max(cx1, cx2));
        double bottom = Math.max(Math.max(y1, y2), Math.max(cy1, cy2));
        return new Box(left, top, right - left, bottom - top);
    }
}
