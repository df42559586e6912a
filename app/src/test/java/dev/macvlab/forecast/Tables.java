package dev.macvlab.forecast;

import dev.macvlab.topology.Macvlan.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was measured on Linux beyond the mode matrix, as topologies with the results of pings. */
final class Tables {
    private Tables() {}

    static Stream<Case> all() {
        return Stream.concat(
                Modes.all(),
                Stream.of(uplinks(), shims(), bridges(), sharedNamespace(), subnets(), routers(), states())
                        .flatMap(List::stream));
    }

    /** On a kernel that has VLANs and ipvlan. */
    static Stream<Case> ofOtherKinds() {
        return Stream.of(OtherKinds.ipvlan(), OtherKinds.vlans(), OtherKinds.dummies())
                .flatMap(List::stream);
    }

    private static List<Case> uplinks() {
        var cases = new ArrayList<Case>();
        for (Mode mode : List.of(Mode.BRIDGE, Mode.VEPA, Mode.PRIVATE)) {
            cases.add(Case.of(
                    "children of two NICs on one switch, " + mode.word(),
                    """
                    switch lan
                    nic nic0 switch=lan
                    nic nic1 switch=lan ip=10.0.0.253/24
                    macvlan x/eth0 on=nic0 mode=%s ip=10.0.0.1/24,fd00::1/64
                    macvlan y/eth0 on=nic1 mode=%s ip=10.0.0.2/24,fd00::2/64
                    """.formatted(mode.word(), mode.word()),
                    "x 10.0.0.2 ok",
                    "y 10.0.0.1 ok",
                    "x fd00::2 ok",
                    "x 10.0.0.253 ok",
                    "host 10.0.0.1 ok",
                    "y 10.0.0.253 LOSS",
                    "host 10.0.0.2 ARP"));
        }
        String twoNics = """
            switch lan
            nic nic0 switch=lan ip=10.0.0.254/24
            nic nic1 switch=lan ip=10.0.0.253/24
            macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
            """;
        cases.add(Case.of("one MAC address on the children of two NICs", """
            switch lan
            nic nic0 switch=lan
            nic nic1 switch=lan
            macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24 mac=02:00:00:00:00:11
            macvlan y/eth0 on=nic1 mode=bridge ip=10.0.0.2/24 mac=02:00:00:00:00:11
            """, "x 10.0.0.2 ARP", "y 10.0.0.1 ARP"));
        cases.add(Case.of("a second NIC answers for the first one's address", twoNics, "x 10.0.0.253 LOSS"));
        cases.add(Case.of("with arp_ignore the second NIC answers for itself alone", """
            switch lan
            nic nic0 switch=lan ip=10.0.0.254/24
            nic nic1 switch=lan ip=10.0.1.253/24
            macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
            ns host arpIgnore=1
            """, "x 10.0.0.254 ARP"));
        return cases;
    }

    private static String shim() {
        return """
            switch lan
            nic nic0 switch=lan ip=10.0.0.254/24
            macvlan shim on=nic0 mode=bridge ip=10.0.0.253/32
            macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
            """;
    }

    private static List<Case> shims() {
        return List.of(
                Case.of(
                        "a shim without a route answers ARP for the host and loses the rest",
                        shim(),
                        "x 10.0.0.253 LOSS",
                        "x 10.0.0.254 LOSS",
                        "host 10.0.0.1 ARP"),
                Case.of(
                        "a shim with a host route",
                        shim() + """
                            route host 10.0.0.1/32 dev=shim
                            """,
                        "x 10.0.0.253 ok",
                        "x 10.0.0.254 ok",
                        "host 10.0.0.1 ok"),
                Case.of(
                        "a shim with a host route and rp_filter",
                        shim() + """
                            route host 10.0.0.1/32 dev=shim
                            ns host rpFilter=1
                            """,
                        "x 10.0.0.253 ok",
                        "x 10.0.0.254 ok",
                        "host 10.0.0.1 ok"),
                Case.of(
                        "a shim with a host route and arp_ignore",
                        shim() + """
                            route host 10.0.0.1/32 dev=shim
                            ns host arpIgnore=1
                            """,
                        "x 10.0.0.253 ok",
                        "x 10.0.0.254 ARP",
                        "host 10.0.0.1 ok"),
                Case.of("a shim without a route and with rp_filter", shim() + """
                    ns host rpFilter=1
                    """, "x 10.0.0.253 ARP"));
    }

    private static List<Case> bridges() {
        var cases = new ArrayList<Case>();
        for (Mode mode : List.of(Mode.BRIDGE, Mode.PRIVATE)) {
            cases.add(Case.of(
                    "a " + mode.word() + " child on a Linux bridge",
                    """
                    switch lan
                    host lan/ext ip=10.0.0.100/24,fd00::100/64
                    nic nic0 switch=lan
                    veth v0 peer=c/eth0
                    veth c/eth0 peer=v0 ip=10.0.0.3/24,fd00::3/64
                    bridge hbr members=nic0,v0 ip=10.0.0.254/24,fd00::254/64
                    macvlan x/eth0 on=hbr mode=%s ip=10.0.0.1/24,fd00::1/64
                    macvlan y/eth0 on=hbr mode=private ip=10.0.0.2/24,fd00::2/64
                    """.formatted(mode.word()),
                    "x 10.0.0.3 ok",
                    "c 10.0.0.1 ok",
                    "x 10.0.0.100 ok",
                    "lan/ext 10.0.0.1 ok",
                    "x 10.0.0.254 ARP",
                    "x fd00::254 ARP",
                    "host 10.0.0.1 ARP",
                    "host 10.0.0.3 ok",
                    "host fd00::3 ok",
                    "x 10.0.0.2 ARP",
                    "x fd00::3 ok",
                    "x fd00::100 ok"));
        }
        for (Mode mode : List.of(Mode.BRIDGE, Mode.VEPA, Mode.PRIVATE, Mode.PASSTHRU)) {
            cases.add(bridgeOnAChild(mode, null));
        }
        // A veth, unlike a card, filters nothing; and a child that is up tells its parent that the bridge wants all
        // multicast.
        cases.add(bridgeOnAChild(Mode.PASSTHRU, false));
        for (Boolean promiscuous : Arrays.asList(null, false)) {
            String behind = promiscuous == null ? "ok" : "ARP";
            cases.add(Case.of(
                    "a bridge on a passthru" + (promiscuous == null ? "" : " nopromisc")
                            + " child of another bridge, which keeps frames for strangers unless it is promiscuous",
                    """
                    switch lan
                    host lan/x ip=10.1.0.1/24
                    nic eth0 switch=lan mac=02:00:00:00:00:01
                    bridge br0 members=eth0
                    macvlan a/u0 on=br0 mode=passthru%s
                    veth a/p peer=v/eth0 mac=02:00:00:00:00:02
                    veth v/eth0 peer=a/p ip=10.1.0.3/24 mac=02:00:00:00:00:03
                    bridge a/br1 members=a/u0,a/p ip=10.1.0.2/24
                    """.formatted(promiscuous == null ? "" : " nopromisc"),
                    "a 10.1.0.1 ok",
                    "v 10.1.0.1 " + behind,
                    "lan/x 10.1.0.3 " + (promiscuous == null ? "ok" : "LOSS")));
        }
        return cases;
    }

    private static Case bridgeOnAChild(Mode mode, @Nullable Boolean promiscuous) {
        String behind = mode == Mode.PASSTHRU ? "ok" : "ARP";
        return Case.of(
                "a bridge on a " + mode.word() + (promiscuous == null ? "" : " nopromisc")
                        + " child, and a namespace behind it",
                """
                switch lan
                host lan/ext ip=10.0.0.100/24,fd00::100/64
                nic nic0 switch=lan mac=02:00:00:00:00:02
                macvlan x/eth0 on=nic0 mode=%s%s mac=02:00:00:00:00:01
                veth x/v0 peer=c/eth0 mac=02:00:00:00:00:11
                veth c/eth0 peer=x/v0 ip=10.0.0.3/24,fd00::3/64
                bridge x/br0 members=x/eth0,x/v0 ip=10.0.0.1/24,fd00::1/64
                """.formatted(mode.word(), promiscuous == null ? "" : " nopromisc"),
                "x 10.0.0.100 ok",
                "x fd00::100 ok",
                "lan/ext 10.0.0.1 ok",
                "c 10.0.0.1 ok",
                "c 10.0.0.100 " + behind,
                "c fd00::100 " + behind,
                "lan/ext 10.0.0.3 " + (mode == Mode.PASSTHRU ? "ok" : "LOSS"),
                "lan/ext fd00::1 ok",
                "lan/ext fd00::3 " + (mode == Mode.PASSTHRU ? "ok" : "LOSS"));
    }

    /** Two children in one namespace and subnet, pinged by a sibling. */
    private static List<Case> sharedNamespace() {
        var cases = new ArrayList<Case>();
        for (int rpFilter = 0; rpFilter <= 2; rpFilter++) {
            for (int arpIgnore = 0; arpIgnore <= 1; arpIgnore++) {
                for (boolean arpFilter : List.of(false, true)) {
                    boolean second = arpIgnore == 0 || (rpFilter != 1 && !arpFilter);
                    cases.add(Case.of(
                            "two children in one namespace, rp_filter " + rpFilter + ", arp_ignore " + arpIgnore
                                    + (arpFilter ? ", arp_filter" : ""),
                            """
                            switch lan
                            nic nic0 switch=lan
                            macvlan a/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
                            macvlan a/eth1 on=nic0 mode=bridge ip=10.0.0.2/24
                            macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.3/24
                            ns a rpFilter=%s arpIgnore=%s%s
                            """.formatted(rpFilter, arpIgnore, arpFilter ? " arpFilter" : ""),
                            "x 10.0.0.1 ok",
                            "x 10.0.0.2 " + (second ? "ok" : "ARP")));
                }
            }
        }
        cases.add(Case.of(
                "two private children in one namespace reach each other through lo, by address but not by device",
                """
                switch lan
                nic nic0 switch=lan
                macvlan a/eth0 on=nic0 mode=private ip=10.0.0.1/24
                macvlan a/eth1 on=nic0 mode=private ip=10.0.0.2/24
                """,
                "a 10.0.0.2 ok",
                "a/eth0 10.0.0.2 ARP"));
        cases.add(Case.of(
                "two children in one namespace reach each other through lo even while their parent is down",
                """
                switch lan
                nic nic0 switch=lan down
                macvlan a/eth0 on=nic0 mode=private ip=10.0.0.1/24
                macvlan a/eth1 on=nic0 mode=private ip=10.0.0.2/24
                """,
                "a 10.0.0.2 ok",
                "a 10.0.0.1 ok"));
        cases.add(Case.of(
                "a bridge that is drawn after a child of its namespace is set up before it, and so is its route",
                """
                switch lan
                nic nic0 switch=lan
                veth a/eth0 peer=i/v0 ip=10.0.0.3/24
                veth i/v0 peer=a/eth0
                macvlan i/m0 on=nic0 mode=bridge ip=10.0.0.5/24
                bridge i/br0 members=i/v0 ip=10.0.0.6/24
                """,
                "i 10.0.0.3 ok",
                "a 10.0.0.5 ok",
                "a 10.0.0.6 ok"));
        cases.add(Case.of(
                "who learns an address from a question that was put aside does so before a question of its own is"
                        + " answered that is put aside as well",
                """
                switch lan
                nic e/nic0 switch=lan
                nic nic1 switch=lan mac=00:27:00:cb:ec:01
                macvlan m0 on=nic1 mode=bridge ip=10.0.0.4/24
                macvlan b/m2 on=e/nic0 mode=source sources=00:27:00:cb:ec:01 ip=10.0.0.7/24
                macvlan b/m3 on=e/nic0 mode=private
                """,
                "b 10.0.0.4 LOSS"));
        cases.add(Case.of(
                "two bridge children in one namespace with accept_local", """
                switch lan
                nic nic0 switch=lan
                macvlan a/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
                macvlan a/eth1 on=nic0 mode=bridge ip=10.0.0.2/24
                ns a acceptLocal
                """, "a 10.0.0.2 ok", "a/eth0 10.0.0.2 ok"));
        return cases;
    }

    private static String two(String x, String y) {
        return """
            switch lan
            nic nic0 switch=lan
            macvlan x/eth0 on=nic0 mode=bridge ip=%s
            macvlan y/eth0 on=nic0 mode=bridge ip=%s
            """.formatted(x, y);
    }

    private static List<Case> subnets() {
        return List.of(
                Case.of("different subnets", two("10.0.0.1/24", "10.0.1.2/24"), "x 10.0.1.2 none", "y 10.0.0.1 none"),
                Case.of(
                        "a route on one side only",
                        two("10.0.0.1/24", "10.0.1.2/24") + """
                            route x 10.0.1.0/24 dev=eth0
                            """,
                        "x 10.0.1.2 LOSS",
                        "y 10.0.0.1 none"),
                Case.of(
                        "a route on one side only, rp_filter 1 on the other",
                        two("10.0.0.1/24", "10.0.1.2/24") + """
                            route x 10.0.1.0/24 dev=eth0
                            ns y rpFilter=1
                            """,
                        "x 10.0.1.2 ARP"),
                Case.of(
                        "a route on one side only, rp_filter 2 on the other",
                        two("10.0.0.1/24", "10.0.1.2/24") + """
                            route x 10.0.1.0/24 dev=eth0
                            ns y rpFilter=2
                            """,
                        "x 10.0.1.2 ARP"),
                Case.of(
                        "routes on both sides",
                        two("10.0.0.1/24", "10.0.1.2/24") + """
                            route x 10.0.1.0/24 dev=eth0
                            route y 10.0.0.0/24 dev=eth0
                            """,
                        "x 10.0.1.2 ok",
                        "y 10.0.0.1 ok"),
                Case.of(
                        "different prefix lengths that overlap",
                        two("10.0.0.1/16", "10.0.0.2/24"),
                        "x 10.0.0.2 ok",
                        "y 10.0.0.1 ok"),
                Case.of(
                        "different prefix lengths, one side not covered",
                        two("10.0.5.1/16", "10.0.0.2/24"),
                        "x 10.0.0.2 LOSS",
                        "y 10.0.5.1 none"),
                Case.of(
                        "a host route on one side",
                        two("10.0.0.1/32", "10.0.0.2/32") + """
                            route x 10.0.0.2/32 dev=eth0
                            """,
                        "x 10.0.0.2 LOSS",
                        "y 10.0.0.1 none"),
                Case.of(
                        "host routes on both sides",
                        two("10.0.0.1/32", "10.0.0.2/32") + """
                            route x 10.0.0.2/32 dev=eth0
                            route y 10.0.0.1/32 dev=eth0
                            """,
                        "x 10.0.0.2 ok",
                        "y 10.0.0.1 ok"),
                Case.of(
                        "IPv4 link-local addresses",
                        two("169.254.0.1/16", "169.254.0.2/16"),
                        "x 169.254.0.2 ok",
                        "y 169.254.0.1 ok"),
                Case.of(
                        "IPv6 link-local addresses, by the interface",
                        two("fe80::1/64", "fe80::2/64"),
                        "x/eth0 fe80::2 ok",
                        "y/eth0 fe80::1 ok"),
                Case.of("a /31", two("10.0.0.0/31", "10.0.0.1/31"), "x 10.0.0.1 ok", "y 10.0.0.0 ok"),
                Case.of(
                        "IPv6 by link-local address, with a route on one side only",
                        two("fd00::1/64", "fd01::2/64") + """
                            route x fd01::/64 dev=eth0
                            """,
                        "x fd01::2 LOSS",
                        "y fd00::1 none"),
                Case.of(
                        "one address on two siblings",
                        two("10.0.0.1/24", "10.0.0.1/24") + """
                            macvlan z/eth0 on=nic0 mode=bridge ip=10.0.0.3/24
                            """,
                        "z 10.0.0.1 ok",
                        "x 10.0.0.1 ok"));
    }

    private static String router() {
        return """
            switch lan
            switch wan
            host wan/ext ip=10.2.0.100/24
            nic nic0 switch=lan
            nic nic1 switch=wan
            macvlan a/eth0 on=nic0 mode=bridge ip=10.1.0.2/24,fd01::2/64
            macvlan r/left on=nic0 mode=bridge ip=10.1.0.1/24,fd01::1/64
            macvlan r/right on=nic1 mode=private ip=10.2.0.1/24,fd02::1/64
            macvlan b/eth0 on=nic1 mode=bridge ip=10.2.0.2/24,fd02::2/64
            macvlan c/eth0 on=nic1 mode=private ip=10.2.0.3/24
            route a default via=10.1.0.1
            route a default via=fd01::1
            route c default via=10.2.0.1
            """;
    }

    private static List<Case> routers() {
        return List.of(
                Case.of("a router that does not forward", router(), "a 10.2.0.1 ok", "a 10.2.0.100 LOSS"),
                Case.of(
                        "a router: the external host has no way back",
                        router() + """
                            ns r forwarding
                            """,
                        "a 10.2.0.1 ok",
                        "a fd02::1 ok",
                        "a 10.2.0.100 LOSS",
                        "a 10.3.0.1 none"),
                Case.of(
                        "a router on whose far side a private child is cut off",
                        router() + """
                            ns r forwarding
                            route b default via=10.2.0.1
                            """,
                        "a 10.2.0.2 ARP",
                        "a 10.2.0.3 ARP",
                        "b 10.1.0.2 ARP"),
                Case.of(
                        "two routers that each get what the other sends, and send it on",
                        """
                        switch lan
                        host lan/ext ip=10.0.0.1/24
                        nic a/nic0 switch=lan hairpin ip=10.0.0.3/24
                        nic nic1 switch=lan hairpin ip=10.0.0.4/24 mac=02:00:00:00:00:01
                        macvlan b/m0 on=nic1 mode=passthru ip=10.0.0.5/24
                        macvlan c/m1 on=a/nic0 mode=source sources=02:00:00:00:00:01 ip=10.0.0.7/24
                        ns b forwarding
                        ns c forwarding
                        route b default via=10.0.0.4
                        """,
                        "b 10.2.0.2 ARP",
                        "b 10.0.0.1 ok"),
                Case.of(
                        "a sender that answers nobody is known to whom its router tells it to ask",
                        detour() + """
                            route c 10.0.0.1/32 via=10.0.0.3 dev=eth0
                            """,
                        "c 10.0.0.1 ok",
                        "host 10.0.0.5 ARP"),
                Case.of("a sender believes no router but the one that it sends by", detour() + """
                    route c 10.0.0.1/32 via=10.0.0.4 dev=eth0
                    """, "c 10.0.0.1 LOSS"),
                Case.of(
                        "a router with two NICs",
                        """
                        switch lan
                        host lan/one ip=10.1.0.100/24
                        switch wan
                        host wan/two ip=10.2.0.100/24
                        nic nic0 switch=lan ip=10.1.0.1/24,fd01::1/64
                        nic nic1 switch=wan ip=10.2.0.1/24,fd02::1/64
                        nic nic2 switch=lan
                        nic nic3 switch=wan
                        macvlan a/eth0 on=nic2 mode=private ip=10.1.0.2/24,fd01::2/64
                        macvlan b/eth0 on=nic3 mode=source ip=10.2.0.3/24
                        macvlan c/eth0 on=nic3 mode=vepa ip=10.2.0.2/24,fd02::2/64
                        ns host forwarding
                        route a default via=10.1.0.1
                        route a default via=fd01::1
                        route c default via=10.2.0.1
                        route c default via=fd02::1
                        """,
                        "a 10.2.0.2 ok",
                        "c 10.1.0.2 ok",
                        "a fd02::2 ok",
                        "c fd01::2 ok",
                        "a 10.2.0.3 ARP",
                        "a 10.2.0.77 ARP"));
    }

    /** What c sends to the host by its sibling e goes back to where it came from. */
    private static String detour() {
        return """
            switch lan
            nic nic0 switch=lan ip=10.0.0.1/24
            nic nic1 switch=lan
            macvlan e/eth0 on=nic1 mode=bridge ip=10.0.0.3/24,10.0.0.4/24
            macvlan c/eth0 on=nic1 mode=bridge ip=10.0.0.5/24
            ns c arpIgnore=8
            ns host arpIgnore=1
            ns e forwarding
            """;
    }

    private static List<Case> states() {
        return List.of(
                Case.of("parent down", """
                    switch lan
                    nic nic0 switch=lan down
                    macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24,fd00::1/64
                    macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24,fd00::2/64
                    """, "x 10.0.0.2 ARP", "x fd00::2 ARP"),
                Case.of("child down", """
                    switch lan
                    nic nic0 switch=lan ip=10.0.0.254/24
                    macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24,fd00::1/64 down
                    macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24,fd00::2/64
                    """, "x 10.0.0.2 none", "y 10.0.0.1 ARP", "y fd00::1 ARP"),
                Case.of(
                        "a passthru child that is down takes the parent's frames all the same",
                        """
                        switch lan
                        host lan/ext ip=10.0.0.100/24
                        nic nic0 switch=lan ip=10.0.0.254/24
                        macvlan x/eth0 on=nic0 mode=passthru ip=10.0.0.1/24 down
                        """,
                        "host 10.0.0.100 ARP",
                        "lan/ext 10.0.0.254 LOSS"),
                Case.of(
                        "who asks without an address is answered with arp_ignore 2",
                        two("10.0.5.1/32", "10.0.0.2/24") + """
                            macvlan z/eth0 on=nic0 mode=bridge
                            route z 10.0.0.0/24 dev=eth0
                            ns y arpIgnore=2
                            """,
                        "z 10.0.0.2 LOSS"),
                Case.of(
                        "who asks from an address of one's own is not answered with arp_filter",
                        two("10.0.0.1/24", "10.0.0.2/24") + """
                            macvlan y/eth1 on=nic0 mode=bridge ip=10.0.0.1/32
                            ns y arpFilter acceptLocal
                            """,
                        "x 10.0.0.2 ARP"),
                Case.of(
                        "a macvtap that nobody has open, as a macvlan",
                        """
                        switch lan
                        host lan/ext ip=10.0.0.100/24
                        nic nic0 switch=lan ip=10.0.0.254/24
                        macvtap x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24,fd00::1/64
                        macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24,fd00::2/64
                        """,
                        "x 10.0.0.2 ok",
                        "y 10.0.0.1 ok",
                        "y fd00::1 ok",
                        "x 10.0.0.100 ok",
                        "lan/ext 10.0.0.1 ok",
                        "host 10.0.0.1 ARP"),
                nodst("a nodst child keeps what a listed sender sends", true),
                nodst("a nodst child that is down keeps it all the same", false),
                Case.of(
                        "children that all queue no broadcast are not found from outside",
                        """
                        switch lan
                        host lan/ext ip=10.0.0.100/24
                        nic nic0 switch=lan
                        macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24 queue=0
                        macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24 queue=0
                        """,
                        "lan/ext 10.0.0.1 ARP",
                        "x 10.0.0.100 ok",
                        "x 10.0.0.2 ok"),
                Case.of(
                        "whether a passthru child without a broadcast queue hears IPv6's questions hangs on the kernel",
                        """
                        switch lan
                        host lan/ext ip=10.0.0.100/24,fd00::100/64
                        nic nic0 switch=lan
                        macvlan x/eth0 on=nic0 mode=passthru ip=10.0.0.1/24,fd00::1/64 nopromisc queue=0
                        """,
                        "lan/ext fd00::1 open",
                        "lan/ext 10.0.0.1 ARP",
                        "x fd00::100 ok"),
                Case.of(
                        "who is its own gateway looks for everybody on the wire",
                        two("10.0.0.1/24", "10.2.0.2/24") + """
                            route x 10.2.0.0/24 via=10.0.0.1
                            route x 10.3.0.0/24 via=10.0.0.1 dev=eth0
                            macvlan z/eth0 on=nic0 mode=bridge ip=10.2.0.3/24
                            route z default via=10.2.0.3
                            """,
                        "x 10.2.0.2 LOSS",
                        "x 10.2.0.3 ok",
                        "x 10.3.0.3 ARP",
                        "z 10.0.0.1 ok"),
                Case.of(
                        "an address that another subnet's broadcasts have, and the one after it",
                        """
                        switch lan
                        nic nic0 switch=lan
                        macvlan a/eth0 on=nic0 mode=bridge ip=10.0.0.8/30
                        macvlan a/eth1 on=nic0 mode=bridge ip=10.0.0.11/24,10.0.0.12/24
                        macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.3/24
                        """,
                        "a 10.0.0.12 none",
                        "a 10.0.0.3 none",
                        "x 10.0.0.12 ARP"),
                Case.of(
                        "an address that means everybody on one interface is a neighbour's to what is bound to another",
                        """
                        switch lan
                        host lan/ext ip=10.0.0.11/24
                        nic nic0 switch=lan
                        nic nic1
                        macvlan a/eth0 on=nic1 mode=bridge ip=10.0.0.9/30
                        macvlan a/eth1 on=nic0 mode=bridge ip=10.0.0.1/24
                        """,
                        "a 10.0.0.11 none",
                        "a/eth0 10.0.0.11 none",
                        "a/eth1 10.0.0.11 ok"),
                Case.of("whom a broadcast reaches has to ask who sent it", """
                    switch lan
                    host lan/ext ip=10.0.0.11/24
                    nic nic0 switch=lan
                    macvlan a/eth0 on=nic0 mode=bridge ip=10.0.0.9/30
                    macvlan a/eth1 on=nic0 mode=bridge ip=10.0.0.1/24
                    """, "a/eth1 10.0.0.11 open"),
                Case.of("a NIC with no cable", """
                    nic nic0 ip=10.0.0.254/24
                    macvlan x/eth0 on=nic0 mode=bridge ip=10.0.0.1/24
                    macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24
                    """, "x 10.0.0.2 ok", "x 10.0.0.254 ARP"));
    }

    private static Case nodst(String name, boolean up) {
        var drawing = """
            switch lan
            nic nic0 switch=lan ip=10.0.0.254/24
            nic nic1 switch=lan
            macvlan z/eth0 on=nic1 mode=bridge ip=10.0.0.3/24 mac=02:00:00:00:00:13
            macvlan y/eth0 on=nic0 mode=bridge ip=10.0.0.2/24
            macvlan x/eth0 on=nic0 mode=source sources=02:00:00:00:00:13 ip=10.0.0.1/24 nodst%s
            """.formatted(up ? "" : " down");
        return Case.of(
                name,
                drawing,
                "z 10.0.0.2 ARP",
                "y 10.0.0.3 ARP",
                "z 10.0.0.254 ARP",
                "z 10.0.0.1 " + (up ? "ok" : "ARP"));
    }
}
