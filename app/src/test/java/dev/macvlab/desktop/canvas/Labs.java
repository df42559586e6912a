package dev.macvlab.desktop.canvas;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Area;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import java.util.List;

/** Topologies for the tests of this package. */
final class Labs {
    private Labs() {}

    /** The article's lab with both children in {@code mode}, without a layout. */
    static Topology article(Macvlan.Mode mode) {
        return Drawing.of("""
                switch lan
                host lan/gateway ip=192.168.56.1/24
                nic enp0s8 switch=lan ip=192.168.56.110/24
                macvlan ns1/mac1 on=enp0s8 mode=MODE ip=192.168.56.122/24
                macvlan ns2/mac2 on=enp0s8 mode=MODE ip=192.168.56.123/24
                probe ns1 192.168.56.123
                probe ns1 192.168.56.110
                """.replace("MODE", mode.word())).withName("Two children");
    }

    /** One of each kind, with misfits for the validator. */
    static Topology everything() {
        return Drawing.of("""
                switch lan
                host lan/gateway ip=10.0.0.1/24,fd00::1/64
                host lan/printer
                switch wan
                ns ns1
                ns router forwarding
                ns empty
                ns mixed
                nic eth0 switch=lan hairpin ip=10.0.0.2/24,fd00::2/64
                nic eth1 switch=wan mtu=9000
                nic eth2 down
                bridge br0 members=veth0
                veth veth0 peer=mixed/veth1
                macvlan ns1/mac1 on=eth0 mode=bridge ip=10.0.0.11/24
                macvlan ns1/mac2 on=eth0 mode=vepa ip=10.0.0.12/24
                macvlan router/mac3 on=eth0 mode=private ip=10.0.0.11/24
                macvlan router/mac4 on=eth1 mode=passthru down
                macvlan mixed/src1 on=eth0 mode=source sources=02:1a:4c:00:00:09 ip=10.0.0.13/24
                ipvlan mixed/ipv1 on=eth2 mode=l2
                vlan mixed/eth0.10 on=eth0 id=10
                macvtap mixed/tap1 mode=bridge
                veth mixed/veth1 peer=veth0 ip=fd12:3456:789a:bcde:f012:3456:789a:bcde/64
                probe ns1 10.0.0.13
                probe ns1/mac1 10.0.0.12
                probe lan/gateway 10.0.0.11
                probe router 10.9.9.9
                """)
                .withName("Everything")
                .withNotes(List.of(new Note(
                        "The router has a duplicate address on purpose: see what the validator says.",
                        new Position(-900, 60),
                        UnknownKeys.NONE)))
                .withAreas(List.of(new Area(
                        "Data centre", new Position(-960, 440), new Position(720, 560), null, UnknownKeys.NONE)));
    }

    /** Namespaces with one child each on one NIC, and two probes from each. */
    static Topology large(int namespaces) {
        var lines = new StringBuilder("switch lan\nnic eth0 switch=lan ip=10.0.0.1/16\n");
        for (int i = 0; i < namespaces; i++) {
            lines.append("macvlan ns%d/mac%d on=eth0 mode=bridge ip=%s/16\n".formatted(i, i, address(i)));
            lines.append("probe ns%d %s\n".formatted(i, address((i + 1) % namespaces)));
            lines.append("probe ns%d %s\n".formatted(i, address((i + 37) % namespaces)));
        }
        return Drawing.of(lines.toString());
    }

    private static String address(int i) {
        return "10.0." + (1 + i / 250) + "." + (1 + i % 250);
    }
}
