package dev.macvlab.check;

import static dev.macvlab.check.Proof.drawingOnly;
import static dev.macvlab.check.Proof.refused;
import static dev.macvlab.check.Proof.spoils;
import static dev.macvlab.check.Proof.spoilsAsRoot;

import java.util.List;

/** The smallest topologies that break each rule, and what only looks like them. */
final class RuleCases {
    static final List<RuleCase> ALL = List.of(
            new RuleCase("interface-name", """
                nic nic0
                macvlan ns1/sixteen-letters0 on=nic0
                """, """
                    nic nic0
                    macvlan ns1/fifteen-letters on=nic0
                    """, refused("not a valid ifname")),
            new RuleCase("interface-name", """
                nic nic0
                macvlan ns1/à0 on=nic0
                """, """
                    nic nic0
                    macvlan ns1/é0 on=nic0
                    """, refused("Invalid argument")),
            new RuleCase("interface-name", """
                nic all
                """, """
                    nic all0
                    """, refused("Invalid argument")),
            new RuleCase("interface-name", """
                nic a%d
                """, """
                    nic a-d
                    """, refused("Cannot find device \"a%d\"")),
            new RuleCase("place-name", """
                ns ..
                """, """
                    ns ...
                    """, refused("Invalid netns name")),
            new RuleCase("place-name", """
                switch a/b
                """, """
                    switch a:b
                    """, drawingOnly("a switch of the drawing has no name in the kernel")),
            new RuleCase("interface-name-taken", """
                nic nic0
                macvlan ns1/mac1 on=nic0
                macvlan ns1/mac1 on=nic0
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    macvlan ns2/mac1 on=nic0
                    """, refused("File exists")),
            new RuleCase("interface-name-taken", """
                nic nic0
                macvlan ns1/lo on=nic0
                """, """
                    nic nic0
                    macvlan ns1/lo0 on=nic0
                    """, refused("File exists")),
            new RuleCase("name-ambiguous", """
                ns lan
                switch lan
                """, """
                    ns lan
                    switch lan2
                    """, drawingOnly("references are the drawing's own")),
            new RuleCase("name-ambiguous", """
                ns ns1
                ns ns1 forwarding
                """, """
                    ns ns1
                    ns ns2 forwarding
                    """, refused("File exists")),
            new RuleCase("name-ambiguous", """
                switch lan
                host lan/gateway ip=10.0.0.1/24
                host lan/gateway ip=10.0.0.2/24
                """, """
                    switch lan
                    switch wan
                    host lan/gateway ip=10.0.0.1/24
                    host wan/gateway ip=10.0.0.2/24
                    """, drawingOnly("references are the drawing's own")),
            new RuleCase("namespace-missing", """
                nic nic0
                macvlan ns1/mac1 on=nic0 lost
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    """, refused("netns")),
            new RuleCase("switch-missing", """
                nic nic0 switch=lan
                """, """
                    switch lan
                    nic nic0 switch=lan
                    """, refused("lan")),
            new RuleCase("parent-missing", """
                nic nic0
                macvlan ns1/mac1 on=nic1
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    """, refused("Cannot find device")),
            new RuleCase("parent-missing", """
                macvlan mac1 on=lo
                """, """
                    nic nic0
                    macvlan mac1 on=nic0
                    """, refused("Invalid argument")),
            new RuleCase("parent-missing", """
                macvlan mac1
                """, """
                    nic nic0
                    macvlan mac1 on=nic0
                    """, refused("Invalid argument")),
            new RuleCase("circular", """
                macvlan ns1/mac1 on=ns2/mac2
                macvlan ns2/mac2 on=ns1/mac1
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=ns2/mac2
                    macvlan ns2/mac2 on=nic0
                    """, refused("Cannot find device")),
            new RuleCase("circular", """
                bridge br0 members=mac1
                macvlan mac1 on=br0 mode=bridge
                """, """
                    nic nic0
                    bridge br0 members=nic0
                    macvlan mac1 on=br0 mode=bridge
                    """, refused("Device or resource busy")),
            new RuleCase("mac-text", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                    """, refused("Invalid argument")),
            new RuleCase(
                    "mac-text",
                    """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=here
                    """,
                    """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=02-00-00-00-00-01
                    """,
                    drawingOnly("the kernel takes bytes, and ip reads fewer ways to write them than we do")),
            new RuleCase("mac-not-unicast", """
                nic nic0 mac=01:00:00:00:00:01
                """, """
                    nic nic0 mac=00:00:00:00:00:01
                    """, refused("Cannot assign requested address")),
            new RuleCase("mac-not-unicast", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mac=00:00:00:00:00:00
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=fe:00:00:00:00:00
                    """, refused("Cannot assign requested address")),
            new RuleCase("address-text", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("address-text", """
                nic nic0 ip=2001:db8::1/129
                """, """
                    nic nic0 ip=2001:db8::1/128,2001:db8::2/64
                    """, refused("is expected")),
            new RuleCase("host-address-text", """
                switch lan
                host lan/gateway ip=10.0.0.256/24
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.255/16
                    """, refused("is expected")),
            new RuleCase("address-not-host", """
                nic nic0 ip=ff02::5/64
                """, """
                    nic nic0 ip=fe80::5/64
                    """, refused("Cannot assign multicast address")),
            new RuleCase("address-not-host", """
                nic nic0 ip=::1/128
                """, """
                    nic nic0 ip=::2/128,::3/64
                    """, refused("Cannot assign loopback address")),
            new RuleCase("address-not-host", """
                nic nic0 ip=0.0.0.0/24
                """, """
                    nic nic0 ip=0.0.0.1/24
                    """, spoils("ip -n host -4 -o addr show dev nic0 | grep -q .")),
            new RuleCase(
                    "address-not-host",
                    """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=127.0.0.5/8
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=127.0.0.6/8
                    """,
                    """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=128.0.0.5/8
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=128.0.0.6/8
                    """,
                    spoils("reaches ns1 $(address ns2 mac2) -I $(address ns1 mac1) && ip -n ns1 neigh show dev mac1 |"
                            + " grep -q lladdr")),
            new RuleCase("address-not-host", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=224.0.0.5/8
                macvlan ns2/mac2 on=nic0 mode=bridge ip=224.0.0.6/8
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=223.0.0.5/8
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=223.0.0.6/8
                    """, spoils("reaches ns1 $(address ns2 mac2)")),
            new RuleCase("host-address-not-host", """
                switch lan
                host lan/gateway ip=ff02::5/64
                """, """
                    switch lan
                    host lan/gateway ip=fe80::5/64
                    """, refused("Cannot assign multicast address")),
            new RuleCase("address-repeated", """
                nic nic0 ip=10.0.0.1/24,10.0.0.1/24
                """, """
                    nic nic0 ip=10.0.0.1/24,10.0.0.1/16
                    """, refused("already assigned")),
            new RuleCase("address-repeated", """
                nic nic0 ip=2001:db8::1/64,2001:db8::1/48
                """, """
                    nic nic0 ip=2001:db8::1/64,2001:db8::2/48
                    """, refused("already assigned")),
            new RuleCase("address-of-subnet", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.255/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.254/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns2 $(address ns1 mac1)")),
            new RuleCase(
                    "address-of-subnet",
                    """
                    nic nic0 ip=10.0.0.0/30
                    """,
                    """
                    nic nic0 ip=10.0.0.0/31
                    """,
                    drawingOnly("Linux answers at a subnet's first address, other systems do not")),
            new RuleCase("address-is-broadcast", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/30
                macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.3/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/30
                    macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.4/24
                    """, spoils("ip -n ns1 route get 10.0.0.3 | grep -q ^broadcast")),
            new RuleCase("address-is-broadcast", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/30
                macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.3/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.2/31
                    macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.3/24
                    """, drawingOnly("the first case shows it")),
            new RuleCase("mtu-range", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mtu=67
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mtu=68
                    """, refused("mtu less than device minimum")),
            new RuleCase(
                    "mtu-below-ipv4",
                    """
                    nic nic0
                    vlan nic0.5 on=nic0 id=5 mtu=67 ip=10.0.0.1/24
                    """,
                    """
                    nic nic0
                    vlan nic0.5 on=nic0 id=5 mtu=68 ip=10.0.0.1/24
                    """,
                    spoils("mtu=$(ip -n host link show dev nic0.5 | grep -o 'mtu [0-9]*'); ip -n host link set dev"
                            + " nic0.5 mtu 1000; ip -n host link set dev nic0.5 $mtu; ip -n host -4 -o address show dev"
                            + " nic0.5 | grep -q .")),
            new RuleCase(
                    "mtu-below-ipv4",
                    """
                    dummy d0 mtu=67 ip=10.0.0.1/24
                    """,
                    """
                    dummy d0 mtu=68 ip=10.0.0.1/24
                    """,
                    spoils("mtu=$(ip -n host link show dev d0 | grep -o 'mtu [0-9]*'); ip -n host link set dev d0"
                            + " mtu 1000; ip -n host link set dev d0 $mtu; ip -n host -4 -o address show dev d0 |"
                            + " grep -q .")),
            new RuleCase("mtu-range", """
                nic nic0 mtu=65536
                """, """
                    nic nic0 mtu=65535
                    """, refused("Invalid argument")),
            new RuleCase("nopromisc-without-passthru", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge nopromisc
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=passthru nopromisc
                    """, refused("nopromisc flag only valid in passthru mode")),
            new RuleCase("sources-without-source-mode", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge sources=02:00:00:00:00:01
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:01
                    """, refused("Invalid argument")),
            new RuleCase("nodst-without-source-mode", """
                switch lan
                nic nic0 switch=lan
                nic nic1 switch=lan
                macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                macvlan ns1/mac1 on=nic0 mode=bridge nodst ip=10.0.0.1/24
                """, """
                    switch lan
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03 nodst ip=10.0.0.1/24
                    """, spoils("! reaches ns3 10.0.0.2")),
            new RuleCase("source-not-unicast", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=source sources=03:00:00:00:00:01
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:01
                    """, refused("Cannot assign requested address")),
            new RuleCase(
                    "neighbour-table",
                    siblings(33),
                    siblings(32),
                    drawingOnly("the table is the whole machine's, and NeighbourTableTest makes it smaller")),
            new RuleCase(
                    "source-repeated", """
                        nic nic0
                        macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03,02:00:00:00:00:03
                        """, """
                            nic nic0
                            macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03,02:00:00:00:00:04
                            """, spoils("ip -n ns1 -d link show dev mac1 | grep -q 'remotes (2)'")),
            new RuleCase("sources-empty", """
                switch lan
                nic nic0 switch=lan
                nic nic1 switch=lan
                macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                macvlan ns1/mac1 on=nic0 mode=source ip=10.0.0.1/24
                """, """
                    switch lan
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03 ip=10.0.0.1/24
                    """, spoils("reaches ns1 10.0.0.3")),
            new RuleCase("broadcast-queue-range", """
                nic nic0
                macvlan ns1/mac1 on=nic0 queue=-1
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 queue=1
                    """, refused("positive integer")),
            new RuleCase("vlan-id", """
                nic nic0
                vlan tagged on=nic0 id=4095
                """, """
                    nic nic0
                    vlan tagged on=nic0 id=4094
                    """, refused("Invalid VLAN id")),
            new RuleCase("vlan-id", """
                nic nic0
                vlan tagged on=nic0
                """, """
                    nic nic0
                    vlan tagged on=nic0 id=1
                    """, drawingOnly("the kernel wants a number")),
            new RuleCase(
                    "vlan-id-zero",
                    """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    vlan tagged on=nic0 id=0 ip=10.0.0.1/24
                    """,
                    """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    vlan tagged on=nic0 id=1 ip=10.0.0.1/24
                    """,
                    spoils("reaches host 10.0.0.9; ! ip -n lan.gateway neigh show 10.0.0.1 | grep -q lladdr")),
            new RuleCase(
                    "macvtap-with-address",
                    """
                    nic nic0
                    macvtap ns1/tap1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """,
                    """
                    nic nic0
                    macvlan ns1/tap1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """,
                    spoilsAsRoot("reaches ns2 10.0.0.1 && hold ns1 tap1 && reaches ns2 10.0.0.1")),
            new RuleCase("mistyped-key", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge extra=adresses
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24 extra=colour
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns2 10.0.0.1")),
            new RuleCase("mistyped-key", """
                nic nic0 mtu=1400
                macvlan ns1/mac1 on=nic0 extra=MTU
                """, """
                    nic nic0 mtu=1400
                    macvlan ns1/mac1 on=nic0 mtu=1300 extra=mtime
                    """, spoils("ip -n ns1 link show dev mac1 | grep -q 'mtu 1300'")),
            new RuleCase("parent-is-ipvlan", """
                nic nic0
                ipvlan ip1 on=nic0
                macvlan mac1 on=ip1
                """, """
                    nic nic0
                    macvlan mac1 on=nic0
                    ipvlan ip1 on=mac1
                    """, refused("Invalid argument")),
            new RuleCase("child-on-child", """
                nic nic0
                macvlan mac1 on=nic0
                macvlan mac2 on=mac1
                """, """
                    nic mac1
                    macvlan mac2 on=mac1
                    """, spoils("ip -n host link show dev mac2 | grep -q mac2@mac1")),
            new RuleCase("mtu-above-parent", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mtu=1501
                """, """
                    nic nic0 mtu=9000
                    macvlan ns1/mac1 on=nic0 mtu=1501
                    """, refused("Invalid argument")),
            new RuleCase("mtu-above-parent", """
                nic nic0 mtu=1400
                vlan tagged on=nic0 id=5
                macvlan ns1/mac1 on=tagged mtu=1401
                """, """
                    nic nic0 mtu=1400
                    vlan tagged on=nic0 id=5
                    macvlan ns1/mac1 on=tagged mtu=1400
                    """, refused("Invalid argument")),
            new RuleCase("mtu-above-parent", """
                nic nic0
                vlan tagged on=nic0 id=5 mtu=1501
                """, """
                    nic nic0
                    vlan tagged on=nic0 id=5 mtu=1500
                    """, refused("Invalid argument")),
            new RuleCase("mtu-above-parent", """
                nic nic0 mtu=1400
                bridge br0 members=nic0
                macvlan ns1/mac1 on=br0 mtu=1401
                """, """
                    nic nic0 mtu=1401
                    bridge br0 members=nic0
                    macvlan ns1/mac1 on=br0 mtu=1401
                    """, spoils("ip -n ns1 link show dev mac1 | grep -q 'mtu 1401'")),
            new RuleCase("ipvlan-mtu-above-parent", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan
                ipvlan ns1/ip1 on=nic0 mode=l2 mtu=9000 ip=10.0.0.1/24
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    ipvlan ns1/ip1 on=nic0 mode=l2 mtu=1500 ip=10.0.0.1/24
                    """, spoils("reaches ns1 10.0.0.9 -s 3000")),
            new RuleCase("mtu-too-small-for-ipv6", """
                nic nic0 mtu=1279
                macvlan ns1/mac1 on=nic0 ip=2001:db8::1/64
                """, """
                    nic nic0 mtu=1280
                    macvlan ns1/mac1 on=nic0 ip=2001:db8::1/64
                    """, refused("Invalid argument")),
            new RuleCase("mtu-too-small-for-ipv6", """
                nic nic0 mtu=1000
                macvlan ns1/mac1 on=nic0 mode=bridge ip=fd00::1/64
                macvlan ns2/mac2 on=nic0 mode=bridge ip=fd00::2/64
                """, """
                    nic nic0 mtu=1280
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=fd00::1/64
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=fd00::2/64
                    """, refused("Invalid argument")),
            new RuleCase("mac-ignored", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=passthru mac=02:00:00:00:00:01
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=private mac=02:00:00:00:00:01
                    """, spoils("ip -n ns1 link show dev mac1 | grep -q 02:00:00:00:00:01")),
            new RuleCase("mac-ignored", """
                nic nic0
                ipvlan ns1/ip1 on=nic0 mode=l2 mac=02:00:00:00:00:01
                """, """
                    nic nic0 mac=02:00:00:00:00:01
                    ipvlan ns1/ip1 on=nic0 mode=l2 mac=02:00:00:00:00:01
                    """, spoils("ip -n ns1 link show dev ip1 | grep -q 02:00:00:00:00:01")),
            new RuleCase("mac-ignored", """
                nic nic0
                ipvlan ns1/ip1 on=nic0 mode=l2 mac=01:00:00:00:00:01
                """, """
                    nic nic0 mac=02:00:00:00:00:01
                    ipvlan ns1/ip1 on=nic0 mode=l2 mac=02:00:00:00:00:01
                    """, spoils("ip -n ns1 link show dev ip1 | grep -q :00:00:00:00:01")),
            new RuleCase("parent-down", """
                nic nic0 down
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("vlan-parent-down", """
                nic nic0 down
                vlan tagged on=nic0 id=5
                """, """
                    nic nic0 down
                    vlan tagged on=nic0 id=5 down
                    """, refused("Network is down")),
            new RuleCase("veth-peer", """
                veth v0
                """, """
                    veth v0 peer=ns1/v1
                    veth ns1/v1 peer=v0
                    """, spoils("[ $(ip -n host -o link | wc -l) = 2 ]")),
            new RuleCase("veth-peer", """
                veth v0 peer=v0
                """, """
                    veth v0 peer=v1
                    veth v1 peer=v0
                    """, refused("File exists")),
            new RuleCase("veth-peer-down", """
                veth v0 peer=ns1/v1
                veth ns1/v1 peer=v0 down
                """, """
                    veth v0 peer=ns1/v1
                    veth ns1/v1 peer=v0
                    """, spoils("ip -n host link show dev v0 | grep -q LOWER_UP")),
            new RuleCase("bridge-members", """
                bridge br0 members=nic0
                """, """
                    nic nic0
                    bridge br0 members=nic0
                    """, refused("Cannot find device")),
            new RuleCase("bridge-members", """
                nic nic0
                bridge ns1/br0 members=nic0
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=passthru
                    bridge ns1/br0 members=ns1/mac1
                    """, refused("Cannot find device")),
            new RuleCase("bridge-members", """
                nic nic0
                bridge br0 members=nic0
                bridge br1 members=br0
                """, """
                    nic nic0
                    bridge br0 members=nic0,v0
                    veth v0 peer=v1
                    veth v1 peer=v0
                    bridge br1 members=v1
                    """, refused("Can not enslave a bridge to a bridge")),
            new RuleCase("bridge-members", """
                nic nic0
                ipvlan ip1 on=nic0 mode=l2
                bridge br0 members=ip1
                """, """
                    nic nic0
                    macvlan mac1 on=nic0 mode=passthru
                    bridge br0 members=mac1
                    """, refused("")),
            new RuleCase("bridge-over-macvlan", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan
                macvlan ns1/mac1 on=nic0 mode=bridge
                bridge ns1/br0 members=ns1/mac1,ns1/v0
                veth ns1/v0 peer=ns2/v1
                veth ns2/v1 peer=ns1/v0 ip=10.0.0.2/24
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 mode=passthru
                    bridge ns1/br0 members=ns1/mac1,ns1/v0
                    veth ns1/v0 peer=ns2/v1
                    veth ns2/v1 peer=ns1/v0 ip=10.0.0.2/24
                    """, spoils("reaches ns2 10.0.0.9")),
            new RuleCase(
                    "bridge-over-macvlan",
                    """
                    switch lan
                    host lan/gateway ip=2001:db8::9/64
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 mode=passthru nopromisc
                    bridge ns1/br0 members=ns1/mac1,ns1/v0
                    veth ns1/v0 peer=ns2/v1
                    veth ns2/v1 peer=ns1/v0 ip=2001:db8::2/64
                    """,
                    """
                    switch lan
                    host lan/gateway ip=2001:db8::9/64
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 mode=passthru
                    bridge ns1/br0 members=ns1/mac1,ns1/v0
                    veth ns1/v0 peer=ns2/v1
                    veth ns2/v1 peer=ns1/v0 ip=2001:db8::2/64
                    """,
                    spoils("noDuplicates lan/gateway ns2 && reaches lan/gateway 2001:db8::2")),
            new RuleCase("bridge-members-down", """
                nic nic0 down
                bridge br0 members=nic0
                macvlan ns1/mac1 on=br0 mode=bridge ip=10.0.0.1/24
                macvlan ns2/mac2 on=br0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    bridge br0 members=nic0
                    macvlan ns1/mac1 on=br0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=br0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("passthru-shared", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=passthru
                macvlan ns2/mac2 on=nic0 mode=bridge
                """, """
                    nic nic0
                    nic nic1
                    macvlan ns1/mac1 on=nic0 mode=passthru
                    macvlan ns2/mac2 on=nic1 mode=bridge
                    """, refused("Invalid argument")),
            new RuleCase("passthru-shared", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge
                macvlan ns2/mac2 on=nic0 mode=passthru
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge
                    macvlan ns2/mac2 on=nic0 mode=private
                    """, refused("Invalid argument")),
            new RuleCase("passthru-shared", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge
                macvtap ns2/tap2 on=ns1/mac1 mode=passthru
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge
                    macvtap ns2/tap2 on=ns1/mac1 mode=vepa
                    """, refused("Invalid argument")),
            new RuleCase("mac-taken", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                macvlan ns2/mac2 on=nic0 mac=02:00:00:00:00:01
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic0 mac=02:00:00:00:00:01 down
                    """, refused("Address already in use")),
            new RuleCase("mac-taken", """
                nic nic0 mac=02:00:00:00:00:01
                macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                """, """
                    nic nic0 mac=02:00:00:00:00:01
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01 mode=passthru
                    """, refused("Address already in use")),
            new RuleCase("parent-is-bridge-port", """
                nic nic0
                bridge br0 members=nic0
                macvlan ns1/mac1 on=nic0
                """, """
                    nic nic0
                    bridge br0 members=nic0
                    macvlan ns1/mac1 on=br0
                    """, refused("Device or resource busy")),
            new RuleCase("parent-is-bridge-port", """
                nic nic0
                bridge br0 members=nic0
                ipvlan ns1/ip1 on=nic0
                """, """
                    nic nic0
                    bridge br0 members=nic0
                    vlan tagged on=nic0 id=5
                    """, refused("Device or resource busy")),
            new RuleCase("parent-is-bridge-port", """
                dummy d0
                bridge br0 members=d0
                macvlan ns1/mac1 on=d0
                """, """
                    dummy d0
                    bridge br0 members=d0
                    macvlan ns1/mac1 on=br0
                    """, refused("Device or resource busy")),
            new RuleCase("two-bridges", """
                dummy d0 arp
                bridge br0 members=d0
                bridge br1 members=d0
                """, """
                    dummy d0 arp
                    dummy d1
                    bridge br0 members=d0
                    bridge br1 members=d1
                    """, spoils("ip -n host link show dev d0 | grep -q 'master br0'")),
            new RuleCase("two-bridges", """
                nic nic0
                bridge br0 members=nic0
                bridge br1 members=nic0
                """, """
                    nic nic0
                    nic nic1
                    bridge br0 members=nic0
                    bridge br1 members=nic1
                    """, spoils("ip -n host link show dev nic0 | grep -q 'master br0'")),
            new RuleCase("bridge-port-with-address", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan ip=10.0.0.1/24
                bridge br0 members=nic0
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    bridge br0 members=nic0 ip=10.0.0.1/24
                    """, spoils("reaches lan/gateway 10.0.0.1")),
            new RuleCase("ipvlan-beside-macvlan", """
                nic nic0
                macvlan ns1/mac1 on=nic0
                ipvlan ns2/ip2 on=nic0
                """, """
                    nic nic0
                    nic nic1
                    macvlan ns1/mac1 on=nic0
                    ipvlan ns2/ip2 on=nic1
                    """, refused("Device or resource busy")),
            new RuleCase("ipvlan-modes-differ", """
                nic nic0
                ipvlan ns1/ip1 on=nic0 mode=l2
                ipvlan ns2/ip2 on=nic0 mode=l3
                """, """
                    nic nic0
                    ipvlan ns1/ip1 on=nic0 mode=l2
                    ipvlan ns2/ip2 on=nic0 mode=l2
                    """, spoils("ip -n ns1 -d link show dev ip1 | grep -q l2")),
            new RuleCase("ipvlan-modes-differ", """
                nic nic0
                ipvlan ns1/ip1 on=nic0 mode=l2
                ipvlan ns2/ip2 on=nic0 mode=l2 flag=private
                """, """
                    nic nic0
                    ipvlan ns1/ip1 on=nic0 mode=l2
                    ipvlan ns2/ip2 on=nic0 mode=l2 flag=bridge
                    """, spoils("! ip -n ns1 -d link show dev ip1 | grep -q private")),
            new RuleCase("ipvlan-address-taken", """
                nic nic0
                ipvlan ns1/ip1 on=nic0 ip=10.0.0.1/24
                ipvlan ns1/ip2 on=nic0 ip=10.0.0.1/16
                """, """
                    nic nic0 ip=10.0.0.1/24
                    ipvlan ns1/ip1 on=nic0 ip=10.0.0.2/24
                    ipvlan ns1/ip2 on=nic0 ip=10.0.0.3/16
                    """, refused("already assigned to an ipvlan device")),
            new RuleCase("vlan-id-taken", """
                nic nic0
                vlan tagged1 on=nic0 id=5
                vlan tagged2 on=nic0 id=5
                """, """
                    nic nic0
                    nic nic1
                    vlan tagged1 on=nic0 id=5
                    vlan tagged2 on=nic1 id=5
                    """, refused("already exists")),
            new RuleCase("passthru-parent-address", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan ip=10.0.0.254/24
                macvlan ns1/mac1 on=nic0 mode=passthru
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan ip=10.0.0.254/24
                    macvlan ns1/mac1 on=nic0 mode=bridge
                    """, spoils("reaches lan/gateway 10.0.0.254")),
            new RuleCase("passthru-link-local", """
                switch lan
                nic nic0 switch=lan hairpin
                macvlan ns1/mac1 on=nic0 mode=passthru ip=2001:db8::1/64
                """, """
                    switch lan
                    nic nic0 switch=lan hairpin
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=2001:db8::1/64
                    """, spoils("noDuplicates host ns1")),
            new RuleCase("vepa-without-hairpin", """
                switch lan
                nic nic0 switch=lan
                macvlan ns1/mac1 on=nic0 mode=vepa ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=vepa ip=10.0.0.2/24
                """, """
                    switch lan
                    nic nic0 switch=lan hairpin
                    macvlan ns1/mac1 on=nic0 mode=vepa ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=vepa ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("vepa-without-hairpin", """
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("vepa-without-hairpin", """
                switch lan
                nic nic0 switch=lan
                ipvlan ns1/ip1 on=nic0 mode=l2 flag=vepa ip=10.0.0.1/24
                ipvlan ns2/ip2 on=nic0 mode=l2 flag=vepa ip=10.0.0.2/24
                """, """
                    switch lan
                    nic nic0 switch=lan hairpin
                    ipvlan ns1/ip1 on=nic0 mode=l2 flag=vepa ip=10.0.0.1/24
                    ipvlan ns2/ip2 on=nic0 mode=l2 flag=vepa ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("ipvlan-unheard", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan
                ipvlan ns1/ip1 on=nic0 mode=l3 ip=10.0.0.1/24
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    ipvlan ns1/ip1 on=nic0 mode=l2 ip=10.0.0.1/24
                    """, spoils("reaches lan/gateway 10.0.0.1")),
            new RuleCase("vlan-taken-below", """
                nic nic0
                vlan tagged on=nic0 id=5
                macvlan ns1/mac1 on=nic0 mode=bridge
                vlan ns1/tagged1 on=ns1/mac1 id=5 ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge
                vlan ns2/tagged2 on=ns2/mac2 id=5 ip=10.0.0.2/24
                """, """
                    nic nic0
                    vlan tagged on=nic0 id=6
                    macvlan ns1/mac1 on=nic0 mode=bridge
                    vlan ns1/tagged1 on=ns1/mac1 id=5 ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge
                    vlan ns2/tagged2 on=ns2/mac2 id=5 ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("hairpin-useless", """
                switch lan
                nic nic0 switch=lan hairpin ip=10.0.0.9/24
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    switch lan
                    nic nic0 switch=lan ip=10.0.0.9/24
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2 && ! reaches ns1 10.0.0.9")),
            new RuleCase(
                    "private-with-hairpin",
                    """
                    switch lan
                    nic nic0 switch=lan hairpin
                    macvlan ns1/mac1 on=nic0 mode=private ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic0 mode=private ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    """,
                    """
                    switch lan
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 mode=private ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic0 mode=private ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    """,
                    spoils("ip -n ns1 neigh replace 10.0.0.2 lladdr 02:00:00:00:00:02 dev mac1; ip -n ns2 neigh"
                            + " replace 10.0.0.1 lladdr 02:00:00:00:00:01 dev mac2; ! reaches ns1 10.0.0.2")),
            new RuleCase("source-nodst", """
                switch lan
                nic nic0 switch=lan
                nic nic1 switch=lan
                macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03 nodst
                """, """
                    switch lan
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03
                    """, spoils("reaches ns3 10.0.0.2")),
            new RuleCase(
                    "source-listens",
                    """
                    switch lan
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns1/mac1 on=nic0 mode=source sources=02:00:00:00:00:03
                    """,
                    """
                    switch lan
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns3/mac3 on=nic1 mac=02:00:00:00:00:03 ip=10.0.0.3/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns1/mac1 on=nic0 mode=private
                    """,
                    spoils("reaches ns3 10.0.0.2; before=$(received ns1 mac1); reaches ns3 10.0.0.2 && [ $(received"
                            + " ns1 mac1) = $before ]")),
            new RuleCase("broadcast-queue-zero", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan
                macvlan ns1/mac1 on=nic0 mode=bridge queue=0 ip=10.0.0.1/24
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 mode=bridge queue=0 ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge
                    """, spoils("reaches lan/gateway 10.0.0.1")),
            new RuleCase("ipv6-off", """
                ns ns1 ipv6=off
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=2001:db8::1/64
                """, """
                    ns ns1 ipv6=off
                    nic nic0
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                    """, refused("IPv6 is disabled")),
            new RuleCase("ipv6-off", """
                ns ns1 ipv6=off
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                route ns1 2001:db8::/32 dev=mac1
                """, """
                    ns ns1 ipv6=off
                    nic nic0
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                    route ns1 10.1.0.0/16 dev=mac1
                    """, refused("IPv6 is disabled")),
            new RuleCase("settings-range", """
                ns ns2 arpIgnore=5
                nic nic0
                nic nic1
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                route ns1 10.0.1.0/24 dev=mac1
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                macvlan ns2/mac3 on=nic1 mode=bridge ip=10.0.1.3/24
                """, """
                    ns ns2 arpIgnore=1
                    nic nic0
                    nic nic1
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    route ns1 10.0.1.0/24 dev=mac1
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns2/mac3 on=nic1 mode=bridge ip=10.0.1.3/24
                    """, spoils("! reaches ns1 10.0.1.3")),
            new RuleCase("settings-range", """
                ns ns1 rpFilter=3
                """, """
                    ns ns1 rpFilter=2
                    """, drawingOnly("the kernel stores any number")),
            new RuleCase(
                    "subnet-twice",
                    """
                    ns ns1
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    macvlan ns3/mac3 on=nic0 mode=bridge ip=10.0.0.3/24
                    """,
                    """
                    ns ns1 arpIgnore=1
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    macvlan ns3/mac3 on=nic0 mode=bridge ip=10.0.0.3/24
                    """,
                    spoils("reaches ns3 10.0.0.1; reaches ns3 10.0.0.2; ip -n ns3 neigh show 10.0.0.1 | grep -q"
                            + " 02:00:00:00:00:01 && ip -n ns3 neigh show 10.0.0.2 | grep -q 02:00:00:00:00:02")),
            new RuleCase(
                    "subnet-twice",
                    """
                    ns ns1 arpIgnore=1 rpFilter=1
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    macvlan ns3/mac3 on=nic0 mode=bridge ip=10.0.0.3/24
                    """,
                    """
                    ns ns1 arpIgnore=1 rpFilter=2
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns1/mac2 on=nic0 mode=bridge ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    macvlan ns3/mac3 on=nic0 mode=bridge ip=10.0.0.3/24
                    """,
                    spoils("reaches ns3 10.0.0.1; reaches ns3 10.0.0.2; ip -n ns3 neigh show 10.0.0.1 | grep -q"
                            + " 02:00:00:00:00:01 && ip -n ns3 neigh show 10.0.0.2 | grep -q 02:00:00:00:00:02")),
            new RuleCase("address-on-two-interfaces", """
                switch lan
                switch wan
                host lan/here ip=10.0.0.8/24
                host wan/there ip=10.0.0.9/24
                nic nic0 switch=lan
                nic nic1 switch=wan
                macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                macvlan ns1/mac2 on=nic1 ip=10.0.0.1/24
                """, """
                    switch lan
                    switch wan
                    host lan/here ip=10.0.0.8/24
                    host wan/there ip=10.0.1.9/24
                    nic nic0 switch=lan
                    nic nic1 switch=wan
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                    macvlan ns1/mac2 on=nic1 ip=10.0.1.1/24
                    """, spoils("reaches ns1 $(address wan.there eth0)")),
            new RuleCase("subnets-overlap", """
                switch lan
                switch wan
                host lan/here ip=10.0.5.9/16
                nic nic0 switch=lan
                nic nic1 switch=wan
                macvlan ns1/mac1 on=nic0 ip=10.0.0.1/16
                macvlan ns1/mac2 on=nic1 ip=10.0.5.1/24
                """, """
                    switch lan
                    switch wan
                    host lan/here ip=10.0.5.9/16
                    nic nic0 switch=lan
                    nic nic1 switch=wan
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/16
                    macvlan ns1/mac2 on=nic1 ip=10.1.5.1/24
                    """, spoils("reaches ns1 10.0.5.9")),
            new RuleCase("lone-address", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/32
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/32
                route ns2 10.0.0.0/24 dev=mac2
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/32
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/32
                    route ns2 10.0.0.0/24 dev=mac2
                    route ns1 10.0.0.2/32 dev=mac1
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("route-text", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host 10.0.0.0/33 dev=nic0
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.1.0.0/32 dev=nic0
                    """, drawingOnly("the kernel takes bytes, not text")),
            new RuleCase("route-text", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host 10.1.0.0/16 via=2001:db8::9
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.1.0.0/16 via=10.0.0.9
                    """, drawingOnly("the kernel takes bytes, not text")),
            new RuleCase("route-text", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host 10.1.0.0/16
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.1.0.0/16 dev=nic0
                    """, refused("No such device")),
            new RuleCase("route-device", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host 10.1.0.0/16 dev=nic1
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.1.0.0/16 dev=nic0
                    """, refused("Cannot find device")),
            new RuleCase("route-device", """
                nic nic0 down
                route host 10.1.0.0/16 dev=nic0
                """, """
                    nic nic0
                    route host 10.1.0.0/16 dev=nic0
                    """, refused("not up")),
            new RuleCase("route-gateway-unreachable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=10.0.1.9
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=10.0.0.9
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unreachable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=10.0.1.9 onlink
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=10.0.1.9 onlink dev=nic0
                    """, refused("device required for onlink")),
            new RuleCase("route-gateway-unreachable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=fe80::9
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=fe80::9 dev=nic0
                    """, refused("Egress device not specified")),
            new RuleCase("route-gateway-unreachable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=2001:db9::9
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=2001:db8::9
                    """, refused("No route to host")),
            new RuleCase("route-gateway-unreachable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=10.9.0.1
                route host 10.9.0.0/24 dev=nic0
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.9.0.0/24 dev=nic0
                    route host default via=10.9.0.1
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unreachable", """
                nic nic0 ip=10.0.0.1/24 down
                route host default via=10.0.0.9
                """, """
                    nic nic0 ip=10.0.0.1/24
                    route host default via=10.0.0.9
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unusable", """
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                route ns1 10.1.0.0/16 via=10.0.0.1 dev=mac1 onlink
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                    route ns1 10.1.0.0/16 via=10.0.0.2 dev=mac1 onlink
                    """, refused("Nexthop has invalid gateway")),
            new RuleCase("route-gateway-unusable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=10.0.0.255
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=10.0.0.254
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unusable", """
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.5/30
                macvlan ns1/mac2 on=nic0 ip=10.0.0.9/24
                route ns1 default via=10.0.0.7 dev=mac1
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.5/30
                    macvlan ns1/mac2 on=nic0 ip=10.0.0.9/24
                    route ns1 default via=10.0.0.7 dev=mac2
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unusable", """
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.5/16
                macvlan ns1/mac2 on=nic0 ip=10.0.0.9/24
                route ns1 10.9.0.0/16 via=10.0.0.255 dev=mac1 onlink
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.5/16
                    macvlan ns1/mac2 on=nic0 ip=10.0.0.9/24
                    route ns1 10.9.0.0/16 via=10.0.0.255 dev=mac1
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unusable", """
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.5/16
                macvlan ns1/mac2 on=nic0 ip=10.0.0.9/24
                route ns1 10.9.0.0/16 via=10.0.0.9 dev=mac1 onlink
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.5/16
                    macvlan ns1/mac2 on=nic0 ip=10.0.0.9/24
                    route ns1 10.9.0.0/16 via=10.0.0.9 dev=mac1
                    """, refused("invalid gateway")),
            new RuleCase("route-gateway-unusable", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=2001:db8::1
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=2001:db8::2
                    """, refused("Gateway can not be a local address")),
            new RuleCase("route-gateway-own", """
                ns ns2 forwarding
                switch wan
                nic nic1 switch=wan
                macvlan ns2/mac2 on=nic1 mode=bridge ip=10.9.0.9/24
                macvlan ns3/mac3 on=nic1 ip=10.9.0.1/24 mode=bridge
                veth ns1/v1 peer=ns2/v2 ip=10.0.1.1/24
                veth ns2/v2 peer=ns1/v1 ip=10.0.1.2/24
                route ns1 10.9.0.0/24 via=10.0.1.1
                route ns3 10.0.1.0/24 via=10.9.0.9
                """, """
                    ns ns2 forwarding
                    switch wan
                    nic nic1 switch=wan
                    macvlan ns2/mac2 on=nic1 mode=bridge ip=10.9.0.9/24
                    macvlan ns3/mac3 on=nic1 ip=10.9.0.1/24 mode=bridge
                    veth ns1/v1 peer=ns2/v2 ip=10.0.1.1/24
                    veth ns2/v2 peer=ns1/v1 ip=10.0.1.2/24
                    route ns1 10.9.0.0/24 via=10.0.1.2
                    route ns3 10.0.1.0/24 via=10.9.0.9
                    """, spoils("reaches ns1 10.9.0.1")),
            new RuleCase("route-host-bits", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host 10.9.0.5/16 via=10.0.0.9
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.9.0.0/16 via=10.0.0.9
                    """, refused("Invalid prefix")),
            new RuleCase("route-repeated", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=10.0.0.8
                route host default via=10.0.0.9
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=10.0.0.8
                    route host default via=10.0.0.9 metric=5
                    """, refused("File exists")),
            new RuleCase("route-repeated", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host default via=2001:db8::8
                route host default via=2001:db8::9 metric=1024
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host default via=2001:db8::8
                    route host default via=2001:db8::9 metric=1025
                    """, refused("File exists")),
            new RuleCase("route-repeated", """
                nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                route host 10.0.0.0/24 dev=nic0
                """, """
                    nic nic0 ip=10.0.0.1/24,2001:db8::1/64
                    route host 10.0.0.0/25 dev=nic0
                    """, refused("File exists")),
            new RuleCase(
                    "numeric-namespace",
                    """
                    ns 1
                    """,
                    """
                    ns n1
                    """,
                    spoils("ip -n host link add v0 type veth peer name v1; ip -n host link set dev v1 netns 1"
                            + " 2>/dev/null; ! ip -n 1 link show dev v1 >/dev/null 2>&1")),
            new RuleCase(
                    "mac-duplicate",
                    """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic1 ip=10.0.0.2/24 mac=02:00:00:00:00:01
                    """,
                    """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan
                    nic nic1 switch=lan
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic1 ip=10.0.0.2/24 mac=02:00:00:00:00:02
                    """,
                    spoils("reaches lan/gateway 10.0.0.1; reaches lan/gateway 10.0.0.2; reaches lan/gateway 10.0.0.1"
                            + " && reaches lan/gateway 10.0.0.2")),
            new RuleCase("mac-duplicate", """
                switch lan
                nic nic0 switch=lan
                nic nic1 switch=lan
                macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                macvlan ns2/mac2 on=nic1 mac=02:00:00:00:00:01
                """, """
                    switch lan
                    switch wan
                    nic nic0 switch=lan
                    nic nic1 switch=wan
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic1 mac=02:00:00:00:00:01
                    """, drawingOnly("the first case shows it")),
            new RuleCase(
                    "address-duplicate",
                    """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns3/mac3 on=nic0 mode=bridge ip=10.0.0.3/24
                    """,
                    """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    macvlan ns3/mac3 on=nic0 mode=bridge ip=10.0.0.3/24
                    """,
                    spoils("reaches ns1 10.0.0.3; sleep 1.2; reaches ns2 10.0.0.3; reaches ns1 10.0.0.3")),
            new RuleCase("address-duplicate", """
                switch lan
                host lan/gateway ip=2001:db8::1/64
                nic nic0 switch=lan
                macvlan ns1/mac1 on=nic0 ip=2001:db8::1/64
                """, """
                    switch lan
                    host lan/gateway ip=2001:db8::1/64
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 ip=2001:db8::2/64
                    """, spoils("noDuplicates lan/gateway ns1")),
            new RuleCase("address-duplicate", """
                nic nic0
                macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 ip=10.0.0.1/16
                """, """
                    nic nic0
                    nic nic1
                    macvlan ns1/mac1 on=nic0 ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic1 ip=10.0.0.1/24
                    """, drawingOnly("the first cases show it")),
            new RuleCase("address-outside-subnet", """
                switch lan
                host lan/gateway ip=192.168.56.1/24
                nic nic0 switch=lan ip=192.168.56.110/24
                macvlan ns1/mac1 on=nic0 ip=192.168.57.122/24
                """, """
                    switch lan
                    host lan/gateway ip=192.168.56.1/24
                    nic nic0 switch=lan ip=192.168.56.110/24
                    macvlan ns1/mac1 on=nic0 ip=192.168.56.122/24
                    """, spoils("reaches ns1 192.168.56.1")),
            new RuleCase("address-outside-subnet", """
                switch lan
                host lan/gateway ip=192.168.57.1/24
                nic nic0 switch=lan ip=2001:db8::110/64,192.168.56.110/24
                macvlan ns1/mac1 on=nic0 ip=192.168.57.122/24,2001:db9::122/64
                """, """
                    switch lan
                    host lan/gateway ip=192.168.57.1/24
                    nic nic0 switch=lan ip=2001:db8::110/64,192.168.56.110/24
                    macvlan ns1/mac1 on=nic0 ip=192.168.57.122/24,fe80::1/64
                    """, drawingOnly("the first case shows it")),
            new RuleCase("bridge-loop", """
                veth v0 peer=v1
                veth v1 peer=v0
                veth v2 peer=v3
                veth v3 peer=v2
                bridge br0 members=v0,v2
                bridge br1 members=v1,v3 ip=10.0.0.1/24
                """, """
                    veth v0 peer=v1
                    veth v1 peer=v0
                    veth v2 peer=v3
                    veth v3 peer=v2
                    bridge br0 members=v0,v2
                    bridge br1 members=v1 ip=10.0.0.1/24
                    """, spoils("reaches host 10.0.0.99; [ $(received host v0) -lt 1000 ]")),
            new RuleCase("bridge-loop", """
                switch lan
                nic nic0 switch=lan
                nic nic1 switch=lan
                bridge br0 members=nic0,nic1
                """, """
                    switch lan
                    switch wan
                    nic nic0 switch=lan
                    nic nic1 switch=wan
                    bridge br0 members=nic0,nic1
                    """, drawingOnly("the first case shows it")),
            new RuleCase("bridge-loop", """
                nic nic0
                macvlan mac1 on=nic0 mode=bridge
                macvlan mac2 on=nic0 mode=bridge
                bridge br0 members=mac1,mac2
                """, """
                    nic nic0
                    macvlan mac1 on=nic0 mode=private
                    macvlan mac2 on=nic0 mode=private
                    bridge br0 members=mac1,mac2
                    """, drawingOnly("the first case shows it")),
            new RuleCase("prefixes-differ", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.5.1/16
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/16
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, spoils("reaches ns1 10.0.0.2")),
            new RuleCase("gateway-absent", """
                ns ns2 forwarding
                switch wan
                nic nic1 switch=wan
                macvlan ns2/mac2 on=nic1 mode=bridge ip=10.9.0.9/24
                macvlan ns3/mac3 on=nic1 ip=10.9.0.1/24 mode=bridge
                veth ns1/v1 peer=ns2/v2 ip=10.0.1.1/24
                veth ns2/v2 peer=ns1/v1 ip=10.0.1.2/24
                route ns1 default via=10.0.1.3
                route ns3 10.0.1.0/24 via=10.9.0.9
                """, """
                    ns ns2 forwarding
                    switch wan
                    nic nic1 switch=wan
                    macvlan ns2/mac2 on=nic1 mode=bridge ip=10.9.0.9/24
                    macvlan ns3/mac3 on=nic1 ip=10.9.0.1/24 mode=bridge
                    veth ns1/v1 peer=ns2/v2 ip=10.0.1.1/24
                    veth ns2/v2 peer=ns1/v1 ip=10.0.1.2/24
                    route ns1 default via=10.0.1.2
                    route ns3 10.0.1.0/24 via=10.9.0.9
                    """, spoils("reaches ns1 10.9.0.1")),
            new RuleCase("router-without-forwarding", """
                switch wan
                nic nic1 switch=wan
                macvlan ns2/mac2 on=nic1 mode=bridge ip=10.9.0.9/24
                macvlan ns3/mac3 on=nic1 ip=10.9.0.1/24 mode=bridge
                veth ns1/v1 peer=ns2/v2 ip=10.0.1.1/24
                veth ns2/v2 peer=ns1/v1 ip=10.0.1.2/24
                route ns1 default via=10.0.1.2
                route ns3 10.0.1.0/24 via=10.9.0.9
                """, """
                    ns ns2 forwarding
                    switch wan
                    nic nic1 switch=wan
                    macvlan ns2/mac2 on=nic1 mode=bridge ip=10.9.0.9/24
                    macvlan ns3/mac3 on=nic1 ip=10.9.0.1/24 mode=bridge
                    veth ns1/v1 peer=ns2/v2 ip=10.0.1.1/24
                    veth ns2/v2 peer=ns1/v1 ip=10.0.1.2/24
                    route ns1 default via=10.0.1.2
                    route ns3 10.0.1.0/24 via=10.9.0.9
                    """, spoils("reaches ns1 10.9.0.1")),
            new RuleCase("mtus-differ", """
                switch lan
                host lan/gateway ip=10.0.0.9/24
                nic nic0 switch=lan mtu=9000 ip=10.0.0.1/24
                """, """
                    switch lan
                    host lan/gateway ip=10.0.0.9/24
                    nic nic0 switch=lan mtu=1500 ip=10.0.0.1/24
                    """, spoils("reaches host 10.0.0.9 -s 3000")),
            new RuleCase("probe-ends", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                probe ns9 10.0.0.1
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns9/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    probe ns9 10.0.0.1
                    """, spoils("reaches ns9 10.0.0.1")),
            new RuleCase("probe-ends", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                probe ns2 10.0.0.1/24
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    probe ns2/mac2 10.0.0.1
                    """, drawingOnly("probes are our own")),
            new RuleCase("probe-unanswered", """
                nic nic0
                macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                probe ns2 10.0.0.9
                """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.9/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.2/24
                    probe ns2 10.0.0.9
                    """, spoils("reaches ns2 10.0.0.9")));

    private RuleCases() {}

    private static String siblings(int count) {
        var text = new StringBuilder("nic nic0\n");
        for (int i = 1; i <= count; i++) {
            text.append("macvlan ns%d/eth0 on=nic0 mode=bridge ip=10.0.0.%d/24%n".formatted(i, i));
        }
        return text.toString();
    }
}
