package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Places everything the way frames travel: switches on top with their hosts beside them, then the host with its NICs,
 * then the namespaces in rows, each row in the middle.
 */
final class AutoLayout {
    private static final double TOP = 48;
    private static final double NEXT_SWITCH = 96;
    private static final double NEXT_HOST = 56;
    private static final double NEXT_CARD = 40;
    private static final double NEXT_FRAME = 96;
    private static final double UNDER_SWITCHES = 104;
    private static final double UNDER_HOST = 96;
    private static final double UNDER_FRAMES = 64;
    private static final double STACKED = 16;
    private static final double UNDER_CARDS = 40;
    private static final double WIDEST_ROW = 1400;
    private static final double FRAME_STEP = 360;
    private static final double SPREAD = 1.2;
    private static final int STACK = 4;
    private static final int ABREAST = 3;

    private final Index index;
    private final Map<Ref, Position> placed = new LinkedHashMap<>();

    private AutoLayout(Index index) {
        this.index = index;
    }

    /** A place for every element, whatever the topology's own layout says. */
    static Map<Ref, Position> of(Index index) {
        var layout = new AutoLayout(index);
        layout.place();
        return layout.placed;
    }

    private void place() {
        double y = TOP;
        double below = placeSwitches(y);
        y = below > y ? below + UNDER_SWITCHES : y + Sizes.FRAME_HEADER;
        below = placeHost(y);
        y = below > y ? below + UNDER_HOST : y;
        placeNamespaces(y);
    }

    private double placeSwitches(double y) {
        List<Switch> switches = index.topology().switches();
        double total = (switches.size() - 1) * NEXT_SWITCH;
        for (Switch each : switches) {
            total += widthWithHosts(each);
        }
        double x = -total / 2;
        double bottom = y;
        for (Switch each : switches) {
            Ref ref = Ref.top(each.name());
            double width = Sizes.switchWidth(each.name(), Ports.countOf(index, each));
            // A lone switch stands in the middle, over its NICs, and its hosts to the right of it.
            double left = switches.size() == 1 ? -width / 2 : x;
            put(ref, left, y);
            bottom = Math.max(bottom, y + Sizes.SWITCH_HEIGHT);
            bottom = Math.max(bottom, placeHostsOf(each, left + width + NEXT_HOST, y));
            x += widthWithHosts(each) + NEXT_SWITCH;
        }
        return bottom;
    }

    private double widthWithHosts(Switch each) {
        double width = Sizes.switchWidth(each.name(), Ports.countOf(index, each));
        int columns = (each.hosts().size() + STACK - 1) / STACK;
        return width + columns * (Sizes.HOST_WIDTH + NEXT_HOST);
    }

    private double placeHostsOf(Switch each, double x, double y) {
        double column = x;
        double row = y;
        double bottom = y;
        int inColumn = 0;
        for (Switch.Host host : each.hosts()) {
            put(each.ref(host), column, row);
            row += Sizes.heightOf(host) + STACKED;
            bottom = Math.max(bottom, row - STACKED);
            if (++inColumn == STACK) {
                inColumn = 0;
                column += Sizes.HOST_WIDTH + NEXT_HOST;
                row = y;
            }
        }
        return bottom;
    }

    private double placeHost(double top) {
        double y = top;
        for (List<Interface> row : byDepth(index.in(Ref.HOST)).values()) {
            double total = (row.size() - 1) * NEXT_CARD;
            double height = 0;
            for (Interface each : row) {
                total += Sizes.widthOf(each);
                height = Math.max(height, Sizes.heightOf(each));
            }
            double x = -total / 2;
            for (Interface each : row) {
                put(each.ref(), x, y);
                x += Sizes.widthOf(each) + NEXT_CARD;
            }
            y += height + UNDER_FRAMES;
        }
        return y > top ? y - UNDER_FRAMES + Sizes.FRAME_PADDING : top;
    }

    private void placeNamespaces(double top) {
        List<Namespace> namespaces = new ArrayList<>(index.topology().namespaces().stream()
                .filter(each -> !each.name().equals(Ref.HOST))
                .toList());
        Map<Ref, Integer> order = new HashMap<>();
        index.in(Ref.HOST).forEach(each -> order.putIfAbsent(each.ref(), order.size()));
        namespaces.sort(Comparator.comparingInt(each -> firstParent(each, order)));
        double widest = Math.max(WIDEST_ROW, Math.sqrt(namespaces.size() * SPREAD) * FRAME_STEP);
        double y = top;
        double left = Double.NaN;
        var row = new ArrayList<Namespace>();
        double width = 0;
        for (Namespace each : namespaces) {
            Box size = placeInside(each);
            if (!row.isEmpty() && width + size.width() > widest) {
                left = leftOf(row, left);
                y = placeRow(row, left, y);
                row.clear();
                width = 0;
            }
            row.add(each);
            width += size.width() + NEXT_FRAME;
        }
        placeRow(row, leftOf(row, left), y);
    }

    /** Where a row begins: in the middle, but with its columns under those of the row before. */
    private double leftOf(List<Namespace> row, double before) {
        double widths =
                row.stream().mapToDouble(each -> placeInside(each).width()).sum();
        double left = -((row.size() - 1) * NEXT_FRAME + widths) / 2;
        double pitch = Sizes.FRAME_MIN_WIDTH + NEXT_FRAME;
        return Double.isNaN(before) ? left : before + Math.rint((left - before) / pitch) * pitch;
    }

    private double placeRow(List<Namespace> row, double left, double y) {
        List<Box> sizes = row.stream().map(this::placeInside).toList();
        double x = left;
        double height = 0;
        for (int i = 0; i < row.size(); i++) {
            put(Ref.top(row.get(i).name()), x, y);
            x += sizes.get(i).width() + NEXT_FRAME;
            height = Math.max(height, sizes.get(i).height());
        }
        return y + height + UNDER_FRAMES;
    }

    private int firstParent(Namespace namespace, Map<Ref, Integer> order) {
        for (Interface each : index.in(namespace.name())) {
            if (each instanceof Child child && child.parent() != null && order.containsKey(child.parent())) {
                return order.get(child.parent());
            }
        }
        return Integer.MAX_VALUE;
    }

    /** Places a namespace's interfaces inside it, and gives its size: side by side, so that every link comes from above. */
    private Box placeInside(Namespace namespace) {
        double y = Sizes.FRAME_HEADER;
        double right = Sizes.FRAME_MIN_WIDTH;
        double bottom = Sizes.FRAME_MIN_HEIGHT;
        for (List<Interface> depth : byDepth(index.in(namespace.name())).values()) {
            for (int from = 0; from < depth.size(); from += ABREAST) {
                double x = Sizes.FRAME_PADDING;
                double height = 0;
                for (Interface each : depth.subList(from, Math.min(from + ABREAST, depth.size()))) {
                    put(each.ref(), x, y);
                    x += Sizes.widthOf(each) + STACKED;
                    height = Math.max(height, Sizes.heightOf(each));
                }
                right = Math.max(right, x - STACKED + Sizes.FRAME_PADDING);
                bottom = Math.max(bottom, y + height + Sizes.FRAME_PADDING);
                y += height + UNDER_CARDS;
            }
        }
        return new Box(0, 0, right, bottom);
    }

    /** Interfaces of one namespace by how many others of it they stand on. */
    private Map<Integer, List<Interface>> byDepth(List<Interface> interfaces) {
        var rows = new TreeMap<Integer, List<Interface>>();
        for (Interface each : interfaces) {
            rows.computeIfAbsent(depth(each), _ -> new ArrayList<>()).add(each);
        }
        return rows;
    }

    private int depth(Interface element) {
        int depth = element instanceof Bridge ? 1 : 0;
        Interface at = element;
        for (int steps = 0; steps < 8; steps++) {
            if (at instanceof Child child
                    && child.parent() != null
                    && child.parent().place().equals(element.namespace())) {
                Interface parent = index.find(child.parent()).orElse(null);
                if (parent == null) {
                    break;
                }
                depth += parent instanceof Bridge ? 2 : 1;
                at = parent;
            } else {
                break;
            }
        }
        return depth;
    }

    private void put(Ref ref, double x, double y) {
        placed.putIfAbsent(ref, new Position(Sizes.snapped(x), Sizes.snapped(y)));
    }
}
