package dev.macvlab.desktop.canvas;

import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.Stack;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
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
    private Cards() {}

    /**
     * The card of an interface.
     *
     * @param children how many are drawn on it
     */
    static Figure.Card card(LinkState link, int children, Box box) {
        Interface element = link.itself();
        return new Figure.Card(
                element.ref(), box, element, lines(element), chipOf(element), styleOf(element), meta(link, children));
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
            case Interface _ -> null;
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
            case Interface _ -> "kind-" + element.kind().word();
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
    private static String meta(LinkState link, int children) {
        Interface element = link.itself();
        var parts = new ArrayList<String>();
        if (!element.up()) {
            parts.add("down");
        }
        switch (element) {
            case Child _ when link.stack().device().writtenParent() == null -> parts.add("no parent");
            case Macvlan macvlan
            when macvlan.effectiveMode() == Macvlan.Mode.SOURCE ->
                parts.add("from " + counted(macvlan.sources().size(), "MAC"));
            case Macvlan macvlan when Boolean.FALSE.equals(macvlan.promiscuous()) -> parts.add("nopromisc");
            case Bridge _ -> {
                int members = link.stack().device().writtenMembers().size();
                parts.add(members == 0 ? "no members" : counted(members, "member"));
            }
            case Veth veth -> parts.add(veth.peer() == null ? "no peer" : "to " + veth.peer());
            case Child _, Nic _ -> {}
        }
        if (children > 0) {
            parts.add("parent of " + children);
        }
        if (link.promiscuousFor().stream().anyMatch(each -> each != link.master())) {
            parts.add("promiscuous");
        }
        int mtu = link.stack().mtu().orElse(Stack.ETHERNET_MTU);
        if (parts.isEmpty()) {
            return "MTU " + mtu + ", up";
        }
        if (mtu != Stack.ETHERNET_MTU) {
            parts.add("MTU " + mtu);
        }
        return String.join(", ", parts);
    }

    private static String counted(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
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
