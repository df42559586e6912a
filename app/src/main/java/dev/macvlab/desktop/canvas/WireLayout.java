package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Veth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the lines of the wiring, and where on a parent's edge each of them ends. */
final class WireLayout {
    private record Hanging(Wire.Type type, Ref from, String style, boolean down, double x) {}

    private static final int MOST_ALONE = 8;
    private static final double BELOW_SWITCH = 0.36;
    private static final double BESIDE_NIC = 0.64;

    private WireLayout() {}

    /** @param obstacles what wires had better not cross */
    static List<Wire> of(Index index, CanvasLayout canvasLayout, WireObstacles obstacles) {
        var wires = new ArrayList<Wire>();
        Map<Ref, List<Hanging>> hanging = new LinkedHashMap<>();
        for (Interface each : index.topology().interfaces()) {
            Box box = canvasLayout.box(each.ref());
            if (box == null) {
                continue;
            }
            switch (each) {
                case Child child
                when child.parent() != null -> {
                    boolean down = !child.up()
                            || index.find(child.parent())
                                    .map(parent -> !parent.up())
                                    .orElse(true);
                    hanging.computeIfAbsent(child.parent(), _ -> new ArrayList<>())
                            .add(new Hanging(Wire.Type.CHILD, child.ref(), Cards.styleOf(child), down, box.centerX()));
                }
                case Bridge bridge -> {
                    for (Ref member : bridge.members()) {
                        Box at = canvasLayout.box(member);
                        if (at != null) {
                            hanging.computeIfAbsent(bridge.ref(), _ -> new ArrayList<>())
                                    .add(new Hanging(Wire.Type.MEMBER, member, "member", !each.up(), at.centerX()));
                        }
                    }
                }
                case Veth veth
                when veth.peer() != null && isFirst(index, veth) ->
                    wires.add(new Wire(
                            Wire.Type.PAIR, veth.ref(), veth.peer(), "pair", !veth.up(), 0.5, false, 0.5, Wire.ALONE));
                case Interface _ -> {}
            }
        }
        var lanes = new LinkedHashMap<String, Integer>();
        hanging.forEach((to, all) -> {
            all.sort(Comparator.comparingDouble(Hanging::x));
            var own = new ArrayList<Wire>();
            for (int i = 0; i < all.size(); i++) {
                Hanging each = all.get(i);
                double slot = slot(i, all.size());
                own.add(new Wire(
                        each.type(), each.from(), to, each.style(), each.down(), slot, false, 0.5, Wire.ALONE));
            }
            boolean bundled =
                    own.size() > MOST_ALONE || own.stream().anyMatch(each -> crosses(each, canvasLayout, obstacles));
            for (Wire each : own) {
                wires.add(
                        bundled
                                ? each.inLane(lanes.computeIfAbsent(to + " " + each.style(), _ -> lanes.size()))
                                : each);
            }
        });
        addCables(index, canvasLayout, wires);
        return wires;
    }

    /** Whether its plainest way leads over what it has nothing to do with. */
    private static boolean crosses(Wire wire, CanvasLayout canvasLayout, WireObstacles obstacles) {
        Curve way = wire.curve(canvasLayout::box);
        Box from = canvasLayout.frameOf(wire.from());
        Box to = canvasLayout.frameOf(wire.to());
        return way != null
                && obstacles.in(way.bounds()).stream()
                        .anyMatch(box -> !box.equals(from) && !box.equals(to) && way.crosses(box));
    }

    /** Of two ends that name each other the line is drawn once. */
    private static boolean isFirst(Index index, Veth veth) {
        return veth.peer() != null
                && (veth.ref().compareTo(veth.peer()) < 0
                        || index.find(veth.peer())
                                .filter(peer ->
                                        peer instanceof Veth other && veth.ref().equals(other.peer()))
                                .isEmpty());
    }

    private static double slot(int index, int count) {
        double spread = Math.min(0.6, 0.2 * (count - 1) + 0.16);
        return count == 1 ? 0.5 : 0.5 - spread / 2 + spread * index / (count - 1);
    }

    private static void addCables(Index index, CanvasLayout canvasLayout, List<Wire> wires) {
        Map<Ref, Boolean> up = new HashMap<>();
        index.topology().interfaces().forEach(each -> up.putIfAbsent(each.ref(), each.up()));
        for (Figure figure : canvasLayout.figures().values()) {
            if (figure instanceof Figure.SwitchBox box) {
                long cables = box.ports().stream()
                        .filter(port -> port.plugged() != null && up.containsKey(port.plugged()))
                        .count();
                for (int i = 0; i < box.ports().size(); i++) {
                    Ref plugged = box.ports().get(i).plugged();
                    if (plugged != null) {
                        double slot = (box.portX(i) - box.box().x()) / box.box().width();
                        boolean isNic = up.containsKey(plugged);
                        wires.add(new Wire(
                                isNic ? Wire.Type.CABLE : Wire.Type.EXTERNAL,
                                plugged,
                                box.ref(),
                                "cable",
                                isNic && !up.getOrDefault(plugged, true),
                                slot,
                                box.ports().get(i).hairpin(),
                                cables > 1 ? BESIDE_NIC : BELOW_SWITCH,
                                Wire.ALONE));
                    }
                }
            }
        }
    }
}
