package dev.macvlab.desktop.canvas;

import dev.macvlab.message.Message;
import dev.macvlab.resolve.InterfaceStack;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Standalone;
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
                element.ref(),
                box,
                element,
                lines(element.common().addresses()),
                chipOf(element),
                styleOf(element),
                meta(link, children));
    }

    /** The addresses, at most three lines of them. */
    static List<Message> lines(List<String> addresses) {
        int most = Sizes.addressLines(addresses.size());
        int shown = addresses.size() <= most ? addresses.size() : most - 1;
        List<Message> lines = new ArrayList<>();
        addresses.subList(0, shown).forEach(each -> lines.add(Message.verbatim(each)));
        if (shown < addresses.size()) {
            lines.add(Message.of("canvas.card.more", addresses.size() - shown));
        }
        return List.copyOf(lines);
    }

    static @Nullable Message chipOf(Interface element) {
        return switch (element) {
            case Macvlan macvlan -> Message.verbatim(macvlan.effectiveMode().word());
            case Ipvlan ipvlan ->
                Message.verbatim(
                        ipvlan.effectiveFlag() == Ipvlan.Flag.BRIDGE
                                ? ipvlan.effectiveMode().word()
                                : ipvlan.effectiveMode().word() + " "
                                        + ipvlan.effectiveFlag().word());
            case Vlan vlan ->
                vlan.id() == null ? Message.of("canvas.card.no-id") : Message.of("canvas.card.id", vlan.id());
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
            default -> element.kind().word();
        };
    }

    /** What it is, as the palette calls it. */
    static Message roleOf(Interface element) {
        return Message.of("canvas.piece." + element.kind().word());
    }

    /** The last line: what matters most first, since it may be cut. */
    private static Message meta(LinkState link, int children) {
        Interface element = link.itself();
        List<Message> parts = new ArrayList<>();
        if (!element.up()) {
            parts.add(Message.of("canvas.card.down"));
        }
        switch (element) {
            case Child _
            when link.stack().device().writtenParent() == null -> parts.add(Message.of("canvas.card.no-parent"));
            case Macvlan macvlan
            when macvlan.effectiveMode() == Macvlan.Mode.SOURCE ->
                parts.add(Message.of("canvas.card.sources", macvlan.sources().size()));
            case Macvlan macvlan
            when Boolean.FALSE.equals(macvlan.promiscuous()) -> parts.add(Message.of("canvas.card.nopromisc"));
            case Bridge _ -> {
                int members = link.stack().device().writtenMembers().size();
                parts.add(Message.of("canvas.card.members", members));
            }
            case Veth veth ->
                parts.add(
                        veth.peer() == null
                                ? Message.of("canvas.card.no-peer")
                                : Message.of("canvas.card.peer", veth.peer()));
            case Child _, Standalone _ -> {}
        }
        if (children > 0) {
            parts.add(Message.of("canvas.card.children", children));
        }
        if (link.promiscuousFor().stream().anyMatch(each -> each != link.master())) {
            parts.add(Message.of("canvas.card.promiscuous"));
        }
        int mtu = link.stack().mtu().orElse(InterfaceStack.ETHERNET_MTU);
        if (parts.isEmpty()) {
            return Message.of("canvas.card.up", mtu);
        }
        if (mtu != InterfaceStack.ETHERNET_MTU) {
            parts.add(Message.of("canvas.card.mtu", mtu));
        }
        return list(parts);
    }

    private static Message list(List<Message> parts) {
        return Message.of("canvas.list", parts);
    }

    /** One sentence for a screen reader. */
    static Message spoken(Figure figure) {
        return switch (figure) {
            case Figure.Card card -> spoken(card);
            case Figure.Frame frame ->
                frame.isHost()
                        ? Message.of("canvas.role.host")
                        : Message.of("canvas.spoken.namespace", frame.ref().name());
            case Figure.SwitchBox box ->
                Message.of(
                        "canvas.spoken.switch",
                        box.name(),
                        box.ports().stream()
                                .filter(port -> port.plugged() != null)
                                .count());
            case Figure.HostBox box ->
                Message.of(
                        "canvas.spoken.external-host",
                        box.host().name(),
                        box.host().addresses());
            case Figure.NoteBox note ->
                Message.of("canvas.spoken.note", note.note().text());
            case Figure.AreaBox area ->
                Message.of("canvas.spoken.area", area.area().label().toLowerCase(Locale.ROOT));
        };
    }

    private static Message spoken(Figure.Card card) {
        List<Message> parts = new ArrayList<>();
        parts.add(Message.verbatim(card.ref().name()));
        parts.add(Message.of(
                "canvas.spoken.in", kindOf(card.element()), card.element().namespace()));
        if (card.chip() != null) {
            parts.add(card.chip());
        }
        if (card.addresses().isEmpty()) {
            parts.add(Message.of("canvas.card.no-address"));
        }
        parts.addAll(card.addresses());
        parts.add(card.meta());
        return list(parts);
    }
}
