package dev.macvlab.desktop.inspector;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.ExternalHost;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The iproute2 commands that make one element, for the user to read and to copy. */
final class ElementCommands {
    private ElementCommands() {}

    static List<String> of(Interface each) {
        var lines = new ArrayList<String>();
        String ip = ip(each.namespace());
        switch (each) {
            case Nic _ -> settings(lines, ip, each);
            case Macvlan child -> {
                lines.add(add(child, child.parent()) + " type " + child.kind().word() + options(child));
                for (String mac : child.sources()) {
                    if (child.effectiveMode() == Macvlan.Mode.SOURCE) {
                        lines.add(ip + " link set " + child.name() + " type "
                                + child.kind().word() + " macaddr add " + mac);
                    }
                }
            }
            case Ipvlan child ->
                lines.add(add(child, child.parent()) + " type ipvlan mode "
                        + child.effectiveMode().word() + " "
                        + child.effectiveFlag().word());
            case Vlan child -> lines.add(add(child, child.parent()) + " type vlan id " + orGap(child.id()));
            case Bridge bridge -> {
                lines.add(add(bridge, null) + " type bridge");
                bridge.members()
                        .forEach(member -> lines.add(ip + " link set " + member.name() + " master " + bridge.name()));
            }
            case Veth veth -> lines.add(pair(veth));
            case Dummy dummy ->
                lines.add(add(each, null) + (dummy.asksForNeighbours() ? " arp on" : "") + " type dummy");
            case Standalone _ ->
                lines.add(add(each, null) + " type " + each.kind().word());
        }
        each.common()
                .addresses()
                .forEach(address -> lines.add(ip + " address add " + address + " dev " + each.name()
                        + (address.contains(":")
                                        && Boolean.FALSE.equals(each.common().dad())
                                ? " nodad"
                                : "")));
        if (each.up()) {
            lines.add(ip + " link set " + each.name() + " up");
        }
        return lines;
    }

    private static void settings(List<String> lines, String ip, Interface each) {
        if (each.common().mac() != null) {
            lines.add(ip + " link set " + each.name() + " address "
                    + each.common().mac());
        }
        if (each.mtu() != null) {
            lines.add(ip + " link set " + each.name() + " mtu " + each.mtu());
        }
    }

    /** The command up to the kind: made where its parent is, and straight in its own namespace. */
    private static String add(Interface each, @Nullable Ref parent) {
        String from = parent == null ? each.namespace() : parent.place();
        var text = new StringBuilder(ip(from)).append(" link add");
        if (each instanceof Child) {
            text.append(" link ").append(parent == null ? "…" : parent.name());
        }
        text.append(" name ").append(each.name());
        if (!each.namespace().equals(from)) {
            text.append(" netns ").append(each.namespace().equals(Ref.HOST) ? "1" : each.namespace());
        }
        if (each.common().mac() != null) {
            text.append(" address ").append(each.common().mac());
        }
        if (each.mtu() != null) {
            text.append(" mtu ").append(each.mtu());
        }
        return text.toString();
    }

    private static String options(Macvlan child) {
        var text = new StringBuilder(" mode ").append(child.effectiveMode().word());
        if (child.effectiveMode() == Macvlan.Mode.PASSTHRU && Boolean.FALSE.equals(child.promiscuous())) {
            text.append(" nopromisc");
        }
        if (child.effectiveMode() == Macvlan.Mode.SOURCE && Boolean.TRUE.equals(child.nodst())) {
            text.append(" nodst");
        }
        if (child.broadcastQueueLength() != null) {
            text.append(" bcqueuelen ").append(child.broadcastQueueLength());
        }
        return text.toString();
    }

    private static String pair(Veth veth) {
        Ref peer = veth.peer();
        String there = peer == null ? "…" : peer.name();
        String netns = peer == null || peer.place().equals(veth.namespace())
                ? ""
                : " netns " + (peer.place().equals(Ref.HOST) ? "1" : peer.place());
        return ip(veth.namespace()) + " link add name " + veth.name() + " type veth peer name " + there + netns;
    }

    static List<String> of(Namespace each) {
        var lines = new ArrayList<String>();
        boolean host = each.name().equals(Ref.HOST);
        if (!host) {
            lines.add("ip netns add " + each.name());
            lines.add("ip -n " + each.name() + " link set lo up");
        }
        String in = host ? "" : "ip netns exec " + each.name() + " ";
        if (each.forwards()) {
            lines.add(in + "sysctl -w net.ipv4.ip_forward=1");
            lines.add(in + "sysctl -w net.ipv6.conf.all.forwarding=1");
        }
        Namespace.Settings set = each.settings();
        sysctl(lines, in, "ipv4.conf.all.rp_filter", set.rpFilter());
        sysctl(lines, in, "ipv4.conf.all.arp_ignore", set.arpIgnore());
        sysctl(lines, in, "ipv4.conf.all.arp_filter", number(set.arpFilter()));
        sysctl(lines, in, "ipv4.conf.all.arp_notify", number(set.arpNotify()));
        sysctl(lines, in, "ipv4.conf.all.accept_local", number(set.acceptLocal()));
        if (set.ipv6() != null) {
            sysctl(lines, in, "ipv6.conf.all.disable_ipv6", set.ipv6() ? 0 : 1);
        }
        each.routes().forEach(route -> lines.add(ip(each.name()) + " route add " + RouteSyntax.of(route)));
        return lines;
    }

    private static @Nullable Integer number(@Nullable Boolean flag) {
        return flag == null ? null : flag ? 1 : 0;
    }

    private static void sysctl(List<String> lines, String in, String key, @Nullable Integer value) {
        if (value != null) {
            lines.add(in + "sysctl -w net." + key + "=" + value);
        }
    }

    static List<String> of(Index index, Probe probe) {
        return switch (index.element(probe.from()).orElse(null)) {
            case Interface each -> List.of(ping(each.namespace(), "-I " + each.name() + " ", probe));
            case Namespace each -> List.of(ping(each.name(), "", probe));
            case Switch _, ExternalHost _ -> List.of();
            case null -> List.of();
        };
    }

    private static String ping(String namespace, String bind, Probe probe) {
        String in = namespace.equals(Ref.HOST) ? "" : "ip netns exec " + namespace + " ";
        return in + "ping " + bind + probe.to();
    }

    private static String ip(String namespace) {
        return namespace.equals(Ref.HOST) ? "ip" : "ip -n " + namespace;
    }

    private static String orGap(@Nullable Integer value) {
        return value == null ? "…" : value.toString();
    }
}
