package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Ref;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A line that is part of the wiring.
 *
 * @param from the child, NIC, external host, member or first end
 * @param to the parent, switch, bridge or other end
 * @param style the style class of its colour and line style
 * @param down whether one of its ends is set down
 * @param slot where along the edge of {@code to} it ends, from 0 to 1
 * @param hairpin of a cable: whether the switch's port reflects
 * @param pillAt of a cable: where along it that is written, from 0 to 1
 * @param lane which of the trunks it belongs to, or {@link #ALONE}
 */
record Wire(
        Type type,
        Ref from,
        Ref to,
        String style,
        boolean down,
        double slot,
        boolean hairpin,
        double pillAt,
        int lane) {
    /** The lane of a wire that shares its way with no other. */
    static final int ALONE = -1;

    /** What joins the two. */
    enum Type {
        CHILD,
        CABLE,
        EXTERNAL,
        MEMBER,
        PAIR
    }

    /** The same wire, sharing its way with the others of that lane. */
    Wire inLane(int newLane) {
        return new Wire(type, from, to, style, down, slot, hairpin, pillAt, newLane);
    }

    String nodeId() {
        return "wire-" + from.toString().replace('/', '-')
                + (type == Type.MEMBER ? "-" + to.toString().replace('/', '-') : "");
    }

    /** The plainest way between the two boxes; null while one of them is not there. */
    @Nullable
    Curve curve(Function<Ref, @Nullable Box> where) {
        Box start = where.apply(to);
        Box end = where.apply(from);
        if (start == null || end == null) {
            return null;
        }
        double x = start.x() + slot * start.width();
        return switch (type) {
            case EXTERNAL -> toHost(x, start, end);
            case PAIR -> between(start.centerX(), start, end);
            case CHILD, CABLE, MEMBER -> between(x, start, end);
        };
    }

    private static Curve between(double x, Box upper, Box lower) {
        if (lower.y() >= upper.bottom() + 8) {
            return Curve.downwards(x, upper.bottom(), lower.centerX(), lower.y());
        }
        if (lower.bottom() + 8 <= upper.y()) {
            return new Curve(
                    x,
                    upper.y(),
                    x,
                    (upper.y() + lower.bottom()) / 2,
                    lower.centerX(),
                    (upper.y() + lower.bottom()) / 2,
                    lower.centerX(),
                    lower.bottom());
        }
        return lower.centerX() >= upper.centerX()
                ? Curve.sideways(upper.right(), upper.centerY(), lower.x(), lower.centerY())
                : Curve.sideways(upper.x(), upper.centerY(), lower.right(), lower.centerY());
    }

    private static Curve toHost(double x, Box box, Box host) {
        if (host.x() > x) {
            return swoop(x, box.bottom(), host.x(), host.centerY());
        }
        if (host.right() < x) {
            return swoop(x, box.bottom(), host.right(), host.centerY());
        }
        return between(x, box, host);
    }

    /** From below a port aside, and into a host's side as level as may be. */
    private static Curve swoop(double x, double y, double hostX, double hostY) {
        double aside = hostX - x;
        double reach = Math.max(32, Math.abs(aside) / 2) * Math.signum(aside);
        return new Curve(x, y, x + aside / 4, y + 28, hostX - reach, hostY, hostX, hostY);
    }
}
