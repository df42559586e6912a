package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is written on an interface's card. */
final class Cards {
    private static final int DEFAULT_MTU = 1500;

    private Cards() {}

    static Figure.Card card(Index index, Interface element, Box box) {
        return new Figure.Card(
                element.ref(), box, element, lines(element), chipOf(element), styleOf(element), meta(index, element));
    }

    /** The addresses, at most three lines of them. */
    static List<String> lines(Interface element) {
        return lines(element.common().addresses());
    }

    static List<String> lines(List<String> addresses) {
        int most = Sizes.addressLines(addresses.size());
        if (addresses.size() <= most) {
            return addresses;
        }
        var lines = new ArrayList<>(addresses.subList(0, most - 1));
        lines.add("and " + (addresses.size() - most + 1) + " more");
        return List.copyOf(lines);
    }

    static @Nullable String chipOf(Interface element) {
        return switch (element) {
            case Macvlan macvlan -> macvlan.effectiveMode().word();
            case Ipvlan ipvlan ->
                ipvlan.effectiveFlag() == Ipvlan.Flag.BRIDGE
                        ? ipvlan.effectiveMode().word()
                        : ipvlan.effectiveMode().word() + " "
                                + ipvlan.effectiveFlag().word();
            case Vlan vlan -> vlan.id() == null ? "no id" : "id " + vlan.id();
            case Nic _, Bridge _, Veth _ -> null;
        };
    }

    /** The style class of an interface's mode: its colour and its line style. */
    static String styleOf(Interface element) {
        return switch (element) {
            case Macvlan macvlan -> macvlan.effectiveMode().word();
            case Ipvlan ipvlan ->
                switch (ipvlan.effectiveFlag()) {
                    case BRIDGE -> "ipvlan";
                    case PRIVATE -> "private";
                    case VEPA -> "vepa";
                };
            case Nic _, Vlan _, Bridge _, Veth _ -> "kind-" + element.kind().word();
        };
    }

    /** The kind as a reader of the field writes it. */
    static String kindOf(Interface element) {
        return switch (element.kind()) {
            case NIC -> "NIC";
            case VLAN -> "VLAN";
            case MACVLAN, MACVTAP, IPVLAN, BRIDGE, VETH -> element.kind().word();
        };
    }

    /** What it is, as the palette calls it. */
    static String roleOf(Interface element) {
        return switch (element.kind()) {
            case BRIDGE -> "Bridge";
            case VETH -> "Veth";
            case NIC, VLAN, MACVLAN, MACVTAP, IPVLAN -> kindOf(element);
        };
    }

    /** The last line: what matters most first, since it may be cut. */
    private static String meta(Index index, Interface element) {
        var parts = new ArrayList<String>();
        if (!element.up()) {
            parts.add("down");
        }
        switch (element) {
            case Child child when child.parent() == null -> parts.add("no parent");
            case Macvlan macvlan
            when macvlan.effectiveMode() == Macvlan.Mode.SOURCE ->
                parts.add("from " + counted(macvlan.sources().size(), "MAC"));
            case Macvlan macvlan when Boolean.FALSE.equals(macvlan.promiscuous()) -> parts.add("nopromisc");
            case Bridge bridge ->
                parts.add(
                        bridge.members().isEmpty()
                                ? "no members"
                                : counted(bridge.members().size(), "member"));
            case Veth veth -> parts.add(veth.peer() == null ? "no peer" : "to " + veth.peer());
            case Child _, Nic _ -> {}
        }
        int children = index.childrenOf(element.ref()).size();
        if (children > 0) {
            parts.add("parent of " + children);
        }
        if (index.childrenOf(element.ref()).stream().anyMatch(Cards::makesPromiscuous)) {
            parts.add("promiscuous");
        }
        int mtu = effectiveMtu(index, element);
        if (parts.isEmpty()) {
            return "MTU " + mtu + ", up";
        }
        if (mtu != DEFAULT_MTU) {
            parts.add("MTU " + mtu);
        }
        return String.join(", ", parts);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static boolean makesPromiscuous(Child child) {
        return child instanceof Macvlan macvlan
                && macvlan.effectiveMode() == Macvlan.Mode.PASSTHRU
                && !Boolean.FALSE.equals(macvlan.promiscuous());
    }

    /** What is written, or what a child takes over from its parent when it is made. */
    private static int effectiveMtu(Index index, Interface element) {
        Interface at = element;
        for (int steps = 0; steps < 16; steps++) {
            if (at.mtu() != null) {
                return at.mtu();
            }
            if (!(at instanceof Child child)) {
                break;
            }
            Interface parent = index.find(child.parent()).orElse(null);
            if (parent == null) {
                break;
            }
            at = parent;
        }
        return DEFAULT_MTU;
    }

    /** One sentence for a screen reader. */
    static String spoken(Figure figure) {
        return switch (figure) {
            case Figure.Card card ->
                card.ref().name() + ", " + kindOf(card.element()) + " in "
                        + card.element().namespace()
                        + (card.chip() == null ? "" : ", " + card.chip())
                        + ", "
                        + (card.addresses().isEmpty() ? "no address" : String.join(", ", card.addresses())) + ", "
                        + card.meta();
            case Figure.Frame frame ->
                frame.isHost() ? "host" : "namespace " + frame.ref().name();
            case Figure.SwitchBox box ->
                "switch " + box.name() + ", "
                        + box.ports().stream()
                                .filter(port -> port.plugged() != null)
                                .count() + " ports in use";
            case Figure.HostBox box ->
                "external host " + box.host().name() + ", "
                        + String.join(", ", box.host().addresses());
            case Figure.NoteBox note -> "note: " + note.note().text();
            case Figure.AreaBox area -> "area " + area.area().label().toLowerCase(Locale.ROOT);
        };
    }
}
