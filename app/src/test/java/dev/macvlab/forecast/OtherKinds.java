package dev.macvlab.forecast;

import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan.Mode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What was measured of VLANs and ipvlan, on a kernel that has them. */
final class OtherKinds {
    private OtherKinds() {}

    /** Every mode and flag of ipvlan, with an external host and no route but those of the subnets. */
    static List<Case> ipvlan() {
        var cases = new ArrayList<Case>();
        for (Ipvlan.Mode mode : Ipvlan.Mode.values()) {
            for (Ipvlan.Flag flag : Ipvlan.Flag.values()) {
                boolean l2 = mode == Ipvlan.Mode.L2;
                boolean bridge = flag == Ipvlan.Flag.BRIDGE;
                String sibling = bridge ? "ok" : l2 ? "ARP" : "LOSS";
                cases.add(Case.of(
                        "ipvlan " + lower(mode) + " " + lower(flag),
                        """
                        switch lan
                        host lan/ext ip=10.0.0.100/24,fd00::100/64
                        nic nic0 switch=lan ip=10.0.0.254/24,fd00::254/64
                        ipvlan x/eth0 on=nic0 mode=%s flag=%s ip=10.0.0.1/24,fd00::1/64
                        ipvlan y/eth0 on=nic0 mode=%s flag=%s ip=10.0.0.2/24,fd00::2/64
                        """.formatted(mode.word(), flag.word(), mode.word(), flag.word()),
                        "x 10.0.0.2 " + sibling,
                        "y 10.0.0.1 " + sibling,
                        "x fd00::2 " + sibling,
                        "x 10.0.0.254 " + (l2 ? "ARP" : "LOSS"),
                        "host 10.0.0.1 ARP",
                        "x 10.0.0.100 " + (l2 ? "ok" : "LOSS"),
                        "lan/ext 10.0.0.1 " + (l2 ? "ok" : "ARP"),
                        "host 10.0.0.100 ok",
                        "lan/ext 10.0.0.254 ok"));
            }
        }
        cases.add(Case.of(
                "of its parent's namespace an ipvlan child at layer 3 finds only what its parent has",
                """
                switch lan
                nic e/nic1 switch=lan
                nic nic2 switch=lan ip=10.0.0.4/24
                veth va0 peer=h/vb0 ip=10.0.0.5/24
                veth h/vb0 peer=va0
                ipvlan e/i0 on=nic2 mode=l3 flag=bridge ip=10.0.0.8/25
                """,
                "e 10.0.0.4 ok",
                "e 10.0.0.5 ARP"));
        cases.add(Case.of(
                "where its parent has no route, an ipvlan child at layer 3 is told so by IPv6 alone",
                """
                switch lan
                host lan/ext ip=10.0.0.100/24,fd00::100/64
                nic nic0 switch=lan ip=10.2.0.1/24,fd02::1/64
                ipvlan x/eth0 on=nic0 mode=l3s flag=bridge ip=10.0.0.1/24,fd00::1/64
                """,
                "x fd00::100 none",
                "x 10.0.0.100 LOSS"));
        cases.add(Case.of(
                "what an ipvlan child at layer 3 sends by IPv6 goes round where the only way is by that child",
                """
                switch lan
                host lan/ext ip=fd00::100/64
                nic f/nic0 switch=lan
                ipvlan f/i1 on=f/nic0 mode=l3s flag=bridge ip=fd00::1/64
                """,
                "f fd00::100 LOSS"));
        cases.add(Case.of(
                "what an ipvlan child at layer 3 sends by IPv6 leaves by another interface where its parent has no"
                        + " route",
                """
                switch lan
                host lan/ext ip=fd00::100/64
                nic nic0 switch=lan ip=fd00::2/64
                nic nic1 switch=lan
                ipvlan x/eth0 on=nic1 mode=l3s flag=vepa ip=fd00::4/64
                ipvlan y/eth0 on=nic1 mode=l3s flag=vepa ip=fd00::8/64
                """,
                "x fd00::8 LOSS",
                "x fd00::100 LOSS"));
        cases.add(Case.of(
                "a parent in the namespace of its ipvlan child answers and learns by ARP in l3s, and not in l3",
                """
                switch lan
                host lan/ext ip=10.0.0.1/24
                nic x/nic0 switch=lan
                ipvlan x/eth0 on=x/nic0 mode=l3s flag=bridge ip=10.0.0.2/24
                nic y/nic1 switch=lan
                ipvlan y/eth0 on=y/nic1 mode=l3 flag=bridge ip=10.0.0.3/24
                """,
                "x 10.0.0.1 ok",
                "lan/ext 10.0.0.2 ok",
                "y 10.0.0.1 ARP",
                "lan/ext 10.0.0.3 ARP"));
        cases.add(Case.of(
                "a parent that asks on its link for an address of another interface hears itself where it is reflected",
                """
                switch lan
                nic nic0 switch=lan hairpin ip=10.0.0.1/24
                nic nic1 switch=lan hairpin
                ipvlan x/eth0 on=nic1 mode=l3s flag=private ip=10.0.0.5/24
                macvlan x/eth1 on=nic0 mode=vepa ip=10.0.0.15/24
                nic nic2 switch=lan
                ipvlan y/eth0 on=nic2 mode=l3s flag=private ip=10.0.0.6/24
                macvlan y/eth1 on=nic0 mode=vepa ip=10.0.0.16/24
                """,
                "x 10.0.0.1 ok",
                "y 10.0.0.1 ARP"));
        cases.add(Case.of(
                "an address that means everybody by another interface of its parent's namespace is a neighbour to an"
                        + " ipvlan child at layer 3",
                """
                switch lan
                host lan/ext ip=10.0.0.11/24
                nic nic0 switch=lan ip=10.0.1.1/24
                nic nic1 switch=lan ip=10.0.0.9/30
                ipvlan x/eth0 on=nic0 mode=l3s flag=bridge ip=10.0.0.5/24
                nic nic2 switch=lan
                macvlan x/eth1 on=nic2 mode=bridge ip=10.0.0.15/24
                ipvlan y/eth0 on=nic1 mode=l3s flag=bridge ip=10.0.0.6/24
                """,
                "x 10.0.0.11 ok",
                "y 10.0.0.11 LOSS"));
        cases.add(Case.of(
                "ipvlan children of a VLAN that is down still hear each other",
                """
                switch lan
                host lan/ext ip=10.0.0.100/24
                nic nic0 switch=lan
                vlan nic0.6 on=nic0 id=6 down
                ipvlan x/eth0 on=nic0.6 mode=l2 flag=bridge ip=10.0.0.1/24
                ipvlan y/eth0 on=nic0.6 mode=l2 flag=bridge ip=10.0.0.2/24
                """,
                "x 10.0.0.2 ok",
                "y 10.0.0.1 ok",
                "x 10.0.0.100 ARP"));
        for (Ipvlan.Mode mode : Ipvlan.Mode.values()) {
            cases.add(Case.of(
                    "what a parent sends to everybody comes back to itself, and so to its child, in " + mode.word(),
                    """
                    switch lan
                    nic nic0 switch=lan ip=10.0.0.9/30
                    ipvlan x/eth0 on=nic0 mode=%s flag=bridge ip=10.0.0.11/24
                    """.formatted(mode.word()),
                    "x 10.0.0.9 " + (mode == Ipvlan.Mode.L2 ? "ARP" : "ok")));
            cases.add(Case.of(
                    "ipvlan children of a veth whose peer is down do not hear each other in " + mode.word(),
                    """
                    veth veth0 peer=z/veth1
                    veth z/veth1 peer=veth0 down
                    ipvlan x/eth0 on=veth0 mode=%s flag=bridge ip=10.0.0.1/24
                    ipvlan y/eth0 on=veth0 mode=%s flag=bridge ip=10.0.0.2/24
                    """.formatted(mode.word(), mode.word()),
                    "x 10.0.0.2 " + (mode == Ipvlan.Mode.L2 ? "ARP" : "LOSS")));
        }
        cases.add(Case.of(
                "an ipvlan child of an ipvlan child stands beside it",
                """
                nic nic0
                ipvlan ns1/a on=nic0 mode=l2 flag=bridge ip=10.0.0.1/24
                ipvlan ns2/b on=ns1/a mode=l2 flag=bridge ip=10.0.0.2/24
                ipvlan ns3/c on=ns2/b mode=l2 flag=bridge ip=10.0.0.3/24
                """,
                "ns1 10.0.0.2 ok",
                "ns2 10.0.0.1 ok",
                "ns3 10.0.0.1 ok",
                "ns1 10.0.0.3 ok"));
        cases.add(Case.of("ipvlan children of a NIC that is down do not", """
            nic nic0 down
            ipvlan x/eth0 on=nic0 mode=l2 flag=bridge ip=10.0.0.1/24
            ipvlan y/eth0 on=nic0 mode=l2 flag=bridge ip=10.0.0.2/24
            """, "x 10.0.0.2 ARP"));
        return cases;
    }

    static List<Case> dummies() {
        var cases = new ArrayList<Case>();
        for (String arp : List.of("", "arp")) {
            String alone = arp.isEmpty() ? "LOSS" : "ARP";
            cases.add(Case.of(
                    "what reaches a dummy's addresses, and what is sent out of it" + (arp.isEmpty() ? "" : " with ARP"),
                    """
                    switch lan
                    nic nic0 switch=lan
                    macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24
                    dummy y/d0 ip=10.9.0.1/24,10.0.0.77/32,fd09::1/64 %s
                    dummy z/d0 ip=10.9.0.2/24,fd09::2/64 %s
                    route x 10.9.0.0/24 via=10.0.0.2
                    """.formatted(arp, arp),
                    "y 10.9.0.1 ok",
                    "y fd09::1 ok",
                    "x 10.9.0.1 ok",
                    "x 10.0.0.77 ok",
                    "y 10.9.0.2 " + alone,
                    "y fd09::2 " + alone,
                    "z 10.9.0.1 " + alone));
            cases.add(Case.of(
                    "children of a dummy" + (arp.isEmpty() ? "" : " with ARP"),
                    """
                    dummy d0 ip=10.9.0.254/24 %s
                    macvlan x/eth0 on=d0 mode=bridge ip=10.9.0.1/24
                    macvlan y/eth0 on=d0 mode=bridge ip=10.9.0.2/24
                    macvlan z/eth0 on=d0 mode=vepa ip=10.9.0.3/24
                    vlan v/eth0 on=d0 id=5 ip=10.9.0.4/24
                    """.formatted(arp),
                    "x 10.9.0.2 ok",
                    "y 10.9.0.1 ok",
                    "x 10.9.0.3 ARP",
                    "z 10.9.0.1 ARP",
                    "x 10.9.0.254 ARP",
                    "host 10.9.0.1 " + alone,
                    "v 10.9.0.1 " + alone));
            cases.add(Case.of(
                    "children of a dummy that is down" + (arp.isEmpty() ? "" : " with ARP"),
                    """
                    dummy d0 down %s
                    macvlan x/eth0 on=d0 mode=bridge ip=10.9.0.1/24
                    macvlan y/eth0 on=d0 mode=bridge ip=10.9.0.2/24
                    macvlan z/eth0 on=d0 mode=vepa ip=10.9.0.3/24
                    dummy d1 down %s
                    ipvlan u/eth0 on=d1 mode=l2 flag=bridge ip=10.9.0.4/24
                    ipvlan v/eth0 on=d1 mode=l2 flag=bridge ip=10.9.0.5/24
                    """.formatted(arp, arp),
                    "x 10.9.0.2 ARP",
                    "y 10.9.0.1 ARP",
                    "x 10.9.0.3 ARP",
                    "z 10.9.0.1 ARP",
                    "u 10.9.0.5 ok"));
            cases.add(Case.of(
                    "ipvlan children of a dummy" + (arp.isEmpty() ? "" : " with ARP"),
                    """
                    dummy d0 ip=10.9.0.254/24 %s
                    ipvlan x/eth0 on=d0 mode=l2 flag=bridge ip=10.9.0.1/24
                    ipvlan y/eth0 on=d0 mode=l2 flag=bridge ip=10.9.0.2/24
                    """.formatted(arp),
                    "x 10.9.0.2 ok",
                    "x 10.9.0.254 ARP",
                    "host 10.9.0.1 " + alone));
        }
        cases.add(Case.of("a dummy as a port of a bridge", """
            dummy d0
            veth v0 peer=x/eth0
            veth x/eth0 peer=v0 ip=10.9.0.1/24
            bridge br0 members=d0,v0 ip=10.9.0.254/24
            """, "host 10.9.0.1 ok", "x 10.9.0.254 ok"));
        return cases;
    }

    static List<Case> vlans() {
        return Stream.concat(plainVlans().stream(), vlansOfBridges().stream()).toList();
    }

    private static String trunk() {
        return """
            switch trunk
            nic eno1 switch=trunk
            nic gw/g0 switch=trunk
            vlan gw/g0.10 on=gw/g0 id=10 ip=10.1.10.1/24
            bridge br0 members=eno1
            """;
    }

    /** What is wanted on a VLAN of a bridge goes down to it and makes it take every frame. */
    private static List<Case> vlansOfBridges() {
        List<Case> cases = new ArrayList<>();
        for (Mode mode : List.of(Mode.BRIDGE, Mode.VEPA, Mode.PRIVATE, Mode.PASSTHRU)) {
            cases.add(Case.of(
                    "a " + mode.word() + " child of a VLAN of a bridge",
                    trunk() + """
                        vlan br0.10 on=br0 id=10
                        macvlan pod/eth0 on=br0.10 mode=%s ip=10.1.10.50/24
                        """.formatted(mode.word()),
                    "pod 10.1.10.1 ok",
                    "gw 10.1.10.50 ok"));
        }
        cases.add(Case.of(
                "a child of a bridge on a VLAN of a bridge", trunk() + """
                    vlan br0.10 on=br0 id=10
                    bridge br1 members=br0.10
                    macvlan pod/eth0 on=br1 mode=bridge ip=10.1.10.50/24
                    """, "pod 10.1.10.1 ok", "gw 10.1.10.50 ok"));
        cases.add(Case.of(
                "an ipvlan child of a VLAN of a bridge that has a MAC address of its own",
                trunk() + """
                    vlan br0.10 on=br0 id=10 mac=02:20:20:20:20:20
                    ipvlan pod/eth0 on=br0.10 mode=l2 flag=bridge ip=10.1.10.50/24
                    """,
                "pod 10.1.10.1 ok",
                "gw 10.1.10.50 ok"));
        cases.add(Case.of(
                "a VLAN of a bridge with a MAC address of its own and nothing on it",
                trunk() + """
                    vlan br0.10 on=br0 id=10 ip=10.1.10.50/24 mac=02:20:20:20:20:20
                    """,
                "host 10.1.10.1 ok",
                "gw 10.1.10.50 ok"));
        cases.add(Case.of(
                "a VLAN on a child of a bridge, with a MAC address of its own",
                trunk() + """
                    macvlan pod/eth0 on=br0 mode=bridge
                    vlan pod/eth0.10 on=pod/eth0 id=10 ip=10.1.10.50/24 mac=02:20:20:20:20:20
                    """,
                "pod 10.1.10.1 ARP",
                "gw 10.1.10.50 LOSS"));
        return cases;
    }

    private static List<Case> plainVlans() {
        return List.of(
                Case.of("a VLAN on two bridge children", """
                    switch lan
                    nic nic0 switch=lan
                    macvlan x/eth0 on=nic0 mode=bridge
                    macvlan y/eth0 on=nic0 mode=bridge
                    vlan x/eth0.5 on=x/eth0 id=5 ip=10.0.5.1/24,fd05::1/64
                    vlan y/eth0.5 on=y/eth0 id=5 ip=10.0.5.2/24,fd05::2/64
                    vlan y/eth0.6 on=y/eth0 id=6 ip=10.0.5.3/24
                    """, "x 10.0.5.2 ok", "x fd05::2 ok", "y 10.0.5.1 ok"),
                Case.of("one VLAN on the NIC and on a child of it", """
                    switch lan
                    nic nic0 switch=lan
                    vlan nic0.5 on=nic0 id=5 ip=10.0.5.254/24
                    macvlan x/eth0 on=nic0 mode=bridge
                    vlan x/eth0.5 on=x/eth0 id=5 ip=10.0.5.1/24
                    """, "host 10.0.5.1 ARP", "x 10.0.5.254 ARP"),
                Case.of("a child of a VLAN, and the same VLAN on a child", """
                    switch lan
                    nic nic0 switch=lan
                    vlan nic0.5 on=nic0 id=5
                    macvlan x/eth0 on=nic0.5 mode=bridge ip=10.0.5.1/24
                    macvlan y/eth0 on=nic0 mode=bridge
                    vlan y/eth0.5 on=y/eth0 id=5 ip=10.0.5.2/24
                    """, "x 10.0.5.2 ARP", "y 10.0.5.1 ARP"),
                Case.of(
                        "children of two VLANs of one NIC, and of two NICs with one VLAN",
                        """
                        switch lan
                        nic nic0 switch=lan
                        nic nic1 switch=lan
                        vlan nic0.5 on=nic0 id=5
                        vlan nic0.6 on=nic0 id=6
                        vlan nic1.5 on=nic1 id=5
                        macvlan x/eth0 on=nic0.5 mode=bridge ip=10.0.5.1/24
                        macvlan y/eth0 on=nic0.5 mode=bridge ip=10.0.5.2/24
                        macvlan z/eth0 on=nic0.6 mode=bridge ip=10.0.5.3/24
                        macvlan w/eth0 on=nic1.5 mode=private ip=10.0.5.4/24
                        """,
                        "x 10.0.5.2 ok",
                        "x 10.0.5.3 ARP",
                        "x 10.0.5.4 ok",
                        "z 10.0.5.4 ARP"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
