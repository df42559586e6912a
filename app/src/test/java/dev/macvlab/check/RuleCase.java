package dev.macvlab.check;

import java.util.List;

/**
 * A smallest topology that breaks a rule, and one that only looks like it.
 *
 * @param broken a {@link Sketch}
 * @param nearMiss another one, without any error
 */
record RuleCase(String rule, String broken, String nearMiss) {
    static final List<RuleCase> ALL = List.of(
            new RuleCase("interface-name", """
                    nic nic0
                    macvlan ns1/sixteen-letters0 on=nic0
                    """, """
                    nic nic0
                    macvlan ns1/fifteen-letters on=nic0
                    """),
            new RuleCase("interface-name", """
                    nic nic0
                    macvlan ns1/à0 on=nic0
                    """, """
                    nic nic0
                    macvlan ns1/é0 on=nic0
                    """),
            new RuleCase("interface-name", "nic all", "nic all0"),
            new RuleCase("interface-name", "nic a%d", "nic a-d"),
            new RuleCase("place-name", "ns ..", "ns ..."),
            new RuleCase("place-name", "switch a/b", "switch a:b"),
            new RuleCase("interface-name-taken", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    macvlan ns1/mac1 on=nic0
                    """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    macvlan ns2/mac1 on=nic0
                    """),
            new RuleCase("interface-name-taken", """
                    nic nic0
                    macvlan ns1/lo on=nic0
                    """, """
                    nic nic0
                    macvlan ns1/lo0 on=nic0
                    """),
            new RuleCase("name-ambiguous", """
                    ns lan
                    switch lan
                    """, """
                    ns lan
                    switch lan2
                    """),
            new RuleCase("name-ambiguous", """
                    switch lan
                    host lan/gateway ip=10.0.0.1/24
                    host lan/gateway ip=10.0.0.2/24
                    """, """
                    switch lan
                    switch wan
                    host lan/gateway ip=10.0.0.1/24
                    host wan/gateway ip=10.0.0.2/24
                    """),
            new RuleCase("namespace-missing", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 lost
                    """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    """),
            new RuleCase("switch-missing", "nic nic0 switch=lan", """
                    switch lan
                    nic nic0 switch=lan
                    """),
            new RuleCase("parent-missing", """
                    nic nic0
                    macvlan ns1/mac1 on=nic1
                    """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    """),
            new RuleCase("parent-missing", "macvlan ns1/mac1", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0
                    """),
            new RuleCase("circular", """
                    macvlan ns1/mac1 on=ns2/mac2
                    macvlan ns2/mac2 on=ns1/mac1
                    """, """
                    nic nic0
                    macvlan ns1/mac1 on=ns2/mac2
                    macvlan ns2/mac2 on=nic0
                    """),
            new RuleCase("circular", """
                    bridge br0 members=mac1
                    macvlan mac1 on=br0 mode=bridge
                    """, """
                    bridge br0
                    macvlan mac1 on=br0 mode=bridge
                    """),
            new RuleCase("mac-text", "nic nic0 mac=02:00:00:00:00", "nic nic0 mac=02-00-00-00-00-01"),
            new RuleCase("mac-not-unicast", "nic nic0 mac=01:00:00:00:00:01", "nic nic0 mac=00:00:00:00:00:01"),
            new RuleCase("mac-not-unicast", "nic nic0 mac=00:00:00:00:00:00", "nic nic0 mac=fe:00:00:00:00:00"),
            new RuleCase("address-text", "nic nic0 ip=10.0.0.1", "nic nic0 ip=10.0.0.1/24"),
            new RuleCase("address-text", "nic nic0 ip=2001:db8::1/129", "nic nic0 ip=2001:db8::1/128"),
            new RuleCase("host-address-text", """
                    switch lan
                    host lan/gateway ip=10.0.0.256/24
                    """, """
                    switch lan
                    host lan/gateway ip=10.0.0.255/16
                    """),
            new RuleCase("passthru-shared", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=passthru
                    macvlan ns2/mac2 on=nic0 mode=bridge
                    """, """
                    nic nic0
                    nic nic1
                    macvlan ns1/mac1 on=nic0 mode=passthru
                    macvlan ns2/mac2 on=nic1 mode=bridge
                    """),
            new RuleCase("passthru-shared", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge
                    macvlan ns2/mac2 on=ns1/mac1 mode=passthru
                    """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge
                    macvlan ns2/mac2 on=ns1/mac1 mode=private
                    """),
            new RuleCase("mac-taken", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic0 mac=02:00:00:00:00:01
                    """, """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                    macvlan ns2/mac2 on=nic0 mac=02:00:00:00:00:01 down
                    """),
            new RuleCase("mac-taken", """
                    nic nic0 mac=02:00:00:00:00:01
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01
                    """, """
                    nic nic0 mac=02:00:00:00:00:01
                    macvlan ns1/mac1 on=nic0 mac=02:00:00:00:00:01 mode=passthru
                    """),
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
                    """),
            new RuleCase("address-duplicate", """
                    nic nic0
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic0 mode=bridge ip=10.0.0.1/16
                    """, """
                    nic nic0
                    nic nic1
                    macvlan ns1/mac1 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan ns2/mac2 on=nic1 mode=bridge ip=10.0.0.1/24
                    """),
            new RuleCase("address-duplicate", """
                    switch lan
                    host lan/gateway ip=2001:db8::1/64
                    nic nic0 switch=lan
                    macvlan ns1/mac1 on=nic0 ip=2001:db8::1/64
                    """, """
                    switch lan
                    host lan/gateway ip=2001:db8::1/64
                    nic nic0 switch=lan
                    vlan tagged on=nic0 id=5
                    macvlan ns1/mac1 on=tagged ip=2001:db8::1/64
                    """),
            new RuleCase("address-outside-subnet", """
                    nic nic0 ip=192.168.56.110/24
                    macvlan ns1/mac1 on=nic0 ip=192.168.57.122/24
                    """, """
                    nic nic0 ip=192.168.56.110/24
                    macvlan ns1/mac1 on=nic0 ip=192.168.56.122/24
                    """),
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
                    """));

    boolean isFoundIn(Problem problem) {
        return problem.rule().equals(rule);
    }

    @Override
    public String toString() {
        return rule + ": " + broken.strip().replace("\n", "; ");
    }
}
