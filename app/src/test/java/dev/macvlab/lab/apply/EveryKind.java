package dev.macvlab.lab.apply;

import dev.macvlab.drawing.Drawing;
import dev.macvlab.topology.Topology;

/** Labs with every kind of link that an ordinary kernel of today has, and the same labs after many a change. */
public final class EveryKind {
    /** With everything that can be said of a link. */
    private static final String SANDBOX = """
            switch lan
            host lan/gateway ip=10.0.0.254/24
            ns a forwarding rpFilter=2 arpNotify
            ns b
            ns c ipv6=off
            ns host arpIgnore=1
            nic nic0 switch=lan hairpin ip=10.0.0.1/24
            nic nic1 mtu=9000
            macvlan shim on=nic0 mode=private mtu=1400
            macvlan a/m on=nic0 mode=bridge ip=10.0.0.2/24
            macvlan b/m on=nic0 mode=vepa nodad ip=2001:db8::2/64
            macvlan b/s on=nic0 mode=source sources=02:00:00:00:00:01,02:00:00:00:00:02 nodst queue=77
            macvtap c/t on=nic0 mode=bridge down
            macvlan c/p on=nic1 mode=passthru nopromisc
            bridge c/br members=c/v,c/p ip=10.9.0.1/24
            veth c/v peer=a/w
            veth a/w peer=c/v ip=10.9.0.2/24
            route a default via=10.0.0.254
            route a 10.7.0.0/16 dev=m metric=7
            route b default via=2001:db8::fe
            """;

    /** The same after many a change: in place, by making anew, of settings and routes, with less here and more there. */
    private static final String SANDBOX_CHANGED = SANDBOX.replace(" hairpin", "")
            .replace("mode=private mtu=1400", "mode=vepa mtu=1300")
            .replace("rpFilter=2 arpNotify", "rpFilter=1")
            .replace("via=10.0.0.254", "via=10.0.0.1")
            .replace("route a 10.7.0.0/16 dev=m metric=7", "")
            .replace("ip=10.0.0.2/24", "ip=10.0.0.3/24 mac=02:00:00:00:00:33")
            .replace("02:00:00:00:00:02 nodst queue=77", "02:00:00:00:00:03 nodst")
            .replace(" nopromisc", "")
            .replace("b/s", "a/s")
            .replace("members=c/v,c/p", "members=c/v")
            .replace("ns host arpIgnore=1", "ns d");

    /** On the NICs {@code eth0} and {@code eth1} of a machine. */
    private static final String HOST = """
            ns a forwarding rpFilter=2
            ns b
            ns c ipv6=off
            ns host forwarding arpIgnore=1
            nic eth0 mac=02:00:00:00:01:98 mtu=1400 ip=192.168.56.110/24
            nic eth1
            macvlan shim on=eth0 mode=private mtu=1300 ip=192.168.57.1/24
            macvlan a/m on=eth0 mode=bridge ip=192.168.56.122/24
            macvlan b/m on=eth0 mode=vepa nodad ip=2001:db8:56::2/64
            macvlan b/s on=eth0 mode=source sources=02:00:00:00:00:01,02:00:00:00:00:02 queue=77
            macvtap c/t on=eth0 mode=bridge down
            macvlan c/p on=eth1 mode=passthru nopromisc
            bridge c/br members=c/v,c/p ip=10.9.1.1/24
            veth c/v peer=v0
            veth v0 peer=c/v
            bridge br7 members=v0
            route a default via=192.168.56.1
            route a 10.7.0.0/16 dev=m metric=7
            route host 10.77.0.0/16 via=192.168.56.9
            """;

    private static final String HOST_CHANGED = HOST.replace("mac=02:00:00:00:01:98 mtu=1400", "mtu=1380")
            .replace("192.168.56.110/24", "192.168.56.111/24")
            .replace("mode=private mtu=1300", "mode=vepa mtu=1290")
            .replace("rpFilter=2", "rpFilter=1")
            .replace("ip=192.168.56.122/24", "ip=192.168.56.123/24 mac=02:00:00:00:00:33")
            .replace("02:00:00:00:00:02 nodst queue=77", "02:00:00:00:00:03 nodst")
            .replace(" nopromisc", "")
            .replace("b/s", "a/s")
            .replace("b/m", "d/m")
            .replace("ns b", "ns d")
            .replace(" members=v0", "")
            .replace("forwarding arpIgnore=1", "arpIgnore=2");

    private EveryKind() {}

    public static Topology sandbox() {
        return Drawing.of(SANDBOX);
    }

    public static Topology sandboxChanged() {
        return Drawing.of(SANDBOX_CHANGED);
    }

    public static Topology host() {
        return Drawing.of(HOST);
    }

    public static Topology hostChanged() {
        return Drawing.of(HOST_CHANGED);
    }
}
