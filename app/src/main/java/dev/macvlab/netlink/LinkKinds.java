package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.net.MacAddress;
import java.util.Set;

/** The form that a link's kind and settings have in messages. */
final class LinkKinds {
    private LinkKinds() {}

    /** Writes what is inside {@code IFLA_LINKINFO}. */
    static void write(LinkKind kind, MessageWriter out) {
        out.attributeText(IFLA_INFO_KIND, kind.name());
        switch (kind) {
            case LinkKind.Macvlan macvlan -> out.nested(IFLA_INFO_DATA, () -> write(macvlan, out));
            case LinkKind.Ipvlan ipvlan ->
                out.nested(
                        IFLA_INFO_DATA,
                        () -> out.attributeU16(IFLA_IPVLAN_MODE, ipvlan.mode().number())
                                .attributeU16(IFLA_IPVLAN_FLAGS, ipvlan.flag().number()));
            case LinkKind.Vlan vlan -> out.nested(IFLA_INFO_DATA, () -> out.attributeU16(IFLA_VLAN_ID, vlan.id()));
            case LinkKind.Bridge bridge ->
                out.nested(
                        IFLA_INFO_DATA,
                        () -> out.attributeU32(IFLA_BR_FORWARD_DELAY, 0)
                                .attributeU32(IFLA_BR_STP_STATE, 0)
                                .attributeU8(IFLA_BR_MCAST_SNOOPING, bridge.multicastSnooping() ? 1 : 0));
            case LinkKind.Veth(NewLink peer) -> {
                if (peer != null) {
                    out.nested(IFLA_INFO_DATA, () -> out.nested(VETH_INFO_PEER, () -> peer.writeCommon(out)));
                }
            }
            case LinkKind.Other _ -> {}
        }
    }

    private static void write(LinkKind.Macvlan macvlan, MessageWriter out) {
        out.attributeU32(IFLA_MACVLAN_MODE, macvlan.mode().number());
        if (macvlan.noPromisc() || macvlan.noDst()) {
            out.attributeU16(IFLA_MACVLAN_FLAGS, flags(macvlan.noPromisc(), macvlan.noDst()));
        }
        if (!macvlan.sources().isEmpty()) {
            writeSources(macvlan.sources(), out);
        }
        if (macvlan.broadcastQueueLength() >= 0) {
            out.attributeU32(IFLA_MACVLAN_BC_QUEUE_LEN, macvlan.broadcastQueueLength());
        }
    }

    static int flags(boolean noPromisc, boolean noDst) {
        return (noPromisc ? MACVLAN_FLAG_NOPROMISC : 0) | (noDst ? MACVLAN_FLAG_NODST : 0);
    }

    /** Replaces the whole list, whatever was in it. */
    static void writeSources(Set<MacAddress> sources, MessageWriter out) {
        out.attributeU32(IFLA_MACVLAN_MACADDR_MODE, MACVLAN_MACADDR_SET);
        out.nested(
                IFLA_MACVLAN_MACADDR_DATA,
                () -> sources.stream().sorted().forEach(mac -> out.attributeMac(IFLA_MACVLAN_MACADDR, mac)));
    }

    /** Reads what is inside {@code IFLA_LINKINFO}; nothing at all is hardware. */
    static LinkKind read(Attributes info) throws MalformedMessageException {
        String kind = info.text(IFLA_INFO_KIND);
        Attributes data = info.nested(IFLA_INFO_DATA);
        return switch (kind) {
            case "macvlan", "macvtap" -> readMacvlan(kind.equals("macvtap"), data);
            case "ipvlan" ->
                new LinkKind.Ipvlan(
                        IpvlanMode.of(data.u16(IFLA_IPVLAN_MODE, 0)), IpvlanFlag.of(data.u16(IFLA_IPVLAN_FLAGS, 0)));
            case "vlan" -> new LinkKind.Vlan(data.u16(IFLA_VLAN_ID, 0));
            case "bridge" -> new LinkKind.Bridge(data.u8(IFLA_BR_MCAST_SNOOPING, 0) != 0);
            case "veth" -> new LinkKind.Veth(null);
            default -> new LinkKind.Other(kind);
        };
    }

    private static LinkKind readMacvlan(boolean tap, Attributes data) throws MalformedMessageException {
        int flags = data.u16(IFLA_MACVLAN_FLAGS, 0);
        return new LinkKind.Macvlan(
                tap,
                MacvlanMode.of(data.u32(IFLA_MACVLAN_MODE, 0)),
                (flags & MACVLAN_FLAG_NOPROMISC) != 0,
                (flags & MACVLAN_FLAG_NODST) != 0,
                Set.copyOf(data.nested(IFLA_MACVLAN_MACADDR_DATA).macs(IFLA_MACVLAN_MACADDR)),
                data.u32(IFLA_MACVLAN_BC_QUEUE_LEN, -1));
    }
}
