package dev.macvlab.forecast;

import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Namespace.Settings;
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
        return Stream.of(OtherKinds.ipvlan(), OtherKinds.vlans()).flatMap(List::stream);
    }

    static Settings settings(
            @Nullable Integer rpFilter,
            @Nullable Integer arpIgnore,
            @Nullable Boolean arpFilter,
            @Nullable Boolean acceptLocal) {
        return new Settings(rpFilter, arpIgnore, arpFilter, null, acceptLocal, null, Extras.NONE);
    }

    private static List<Case> uplinks() {
        var cases = new ArrayList<Case>();
        for (Mode mode : List.of(Mode.BRIDGE, Mode.VEPA, Mode.PRIVATE)) {
            cases.add(Case.of(
                    "children of two NICs on one switch, " + mode.word(),
                    new Drawing()
                            .lan("lan")
                            .nic("nic0", "lan", false)
                            .nic("nic1", "lan", false, "10.0.0.253/24")
                            .macvlan("x/eth0", "nic0", mode, "10.0.0.1/24", "fd00::1/64")
                            .macvlan("y/eth0", "nic1", mode, "10.0.0.2/24", "fd00::2/64"),
                    "x 10.0.0.2 ok",
                    "y 10.0.0.1 ok",
                    "x fd00::2 ok",
                    "x 10.0.0.253 ok",
                    "host 10.0.0.1 ok",
                    "y 10.0.0.253 LOSS",
                    "host 10.0.0.2 ARP"));
        }
        Drawing twoNics = new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false, "10.0.0.254/24")
                .nic("nic1", "lan", false, "10.0.0.253/24")
                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24");
        cases.add(Case.of(
                "one MAC address on the children of two NICs",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", false)
                        .nic("nic1", "lan", false)
                        .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                        .mac("02:00:00:00:00:11")
                        .macvlan("y/eth0", "nic1", Mode.BRIDGE, "10.0.0.2/24")
                        .mac("02:00:00:00:00:11"),
                "x 10.0.0.2 ARP",
                "y 10.0.0.1 ARP"));
        cases.add(Case.of("a second NIC answers for the first one's address", twoNics, "x 10.0.0.253 LOSS"));
        cases.add(Case.of(
                "with arp_ignore the second NIC answers for itself alone",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", false, "10.0.0.254/24")
                        .nic("nic1", "lan", false, "10.0.1.253/24")
                        .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                        .settings("host", settings(null, 1, null, null)),
                "x 10.0.0.254 ARP"));
        return cases;
    }

    private static Drawing shim() {
        return new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false, "10.0.0.254/24")
                .macvlan("shim", "nic0", Mode.BRIDGE, "10.0.0.253/32")
                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24");
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
                        shim().route("host", "10.0.0.1/32 dev shim"),
                        "x 10.0.0.253 ok",
                        "x 10.0.0.254 ok",
                        "host 10.0.0.1 ok"),
                Case.of(
                        "a shim with a host route and rp_filter",
                        shim().route("host", "10.0.0.1/32 dev shim").settings("host", settings(1, null, null, null)),
                        "x 10.0.0.253 ok",
                        "x 10.0.0.254 ok",
                        "host 10.0.0.1 ok"),
                Case.of(
                        "a shim with a host route and arp_ignore",
                        shim().route("host", "10.0.0.1/32 dev shim").settings("host", settings(null, 1, null, null)),
                        "x 10.0.0.253 ok",
                        "x 10.0.0.254 ARP",
                        "host 10.0.0.1 ok"),
                Case.of(
                        "a shim without a route and with rp_filter",
                        shim().settings("host", settings(1, null, null, null)),
                        "x 10.0.0.253 ARP"));
    }

    private static List<Case> bridges() {
        var cases = new ArrayList<Case>();
        for (Mode mode : List.of(Mode.BRIDGE, Mode.PRIVATE)) {
            cases.add(Case.of(
                    "a " + mode.word() + " child on a Linux bridge",
                    new Drawing()
                            .lan("lan", "ext 10.0.0.100/24 fd00::100/64")
                            .nic("nic0", "lan", false)
                            .veth("v0", "c/eth0")
                            .veth("c/eth0", "v0", "10.0.0.3/24", "fd00::3/64")
                            .bridge("hbr", List.of("nic0", "v0"), "10.0.0.254/24", "fd00::254/64")
                            .macvlan("x/eth0", "hbr", mode, "10.0.0.1/24", "fd00::1/64")
                            .macvlan("y/eth0", "hbr", Mode.PRIVATE, "10.0.0.2/24", "fd00::2/64"),
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
                    new Drawing()
                            .lan("lan", "x 10.1.0.1/24")
                            .nic("eth0", "lan", false)
                            .mac("02:00:00:00:00:01")
                            .bridge("br0", List.of("eth0"))
                            .macvlan("a/u0", "br0", Mode.PASSTHRU)
                            .change(child -> child.withPromiscuous(promiscuous))
                            .veth("a/p", "v/eth0")
                            .mac("02:00:00:00:00:02")
                            .veth("v/eth0", "a/p", "10.1.0.3/24")
                            .mac("02:00:00:00:00:03")
                            .bridge("a/br1", List.of("a/u0", "a/p"), "10.1.0.2/24"),
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
                new Drawing()
                        .lan("lan", "ext 10.0.0.100/24 fd00::100/64")
                        .nic("nic0", "lan", false)
                        .mac("02:00:00:00:00:02")
                        .macvlan("x/eth0", "nic0", mode)
                        .change(child -> child.withPromiscuous(promiscuous))
                        .mac("02:00:00:00:00:01")
                        .veth("x/v0", "c/eth0")
                        .mac("02:00:00:00:00:11")
                        .veth("c/eth0", "x/v0", "10.0.0.3/24", "fd00::3/64")
                        .bridge("x/br0", List.of("x/eth0", "x/v0"), "10.0.0.1/24", "fd00::1/64"),
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
                            new Drawing()
                                    .lan("lan")
                                    .nic("nic0", "lan", false)
                                    .macvlan("a/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                                    .macvlan("a/eth1", "nic0", Mode.BRIDGE, "10.0.0.2/24")
                                    .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.3/24")
                                    .settings("a", settings(rpFilter, arpIgnore, arpFilter, null)),
                            "x 10.0.0.1 ok",
                            "x 10.0.0.2 " + (second ? "ok" : "ARP")));
                }
            }
        }
        cases.add(Case.of(
                "two private children in one namespace reach each other through lo, by address but not by device",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", false)
                        .macvlan("a/eth0", "nic0", Mode.PRIVATE, "10.0.0.1/24")
                        .macvlan("a/eth1", "nic0", Mode.PRIVATE, "10.0.0.2/24"),
                "a 10.0.0.2 ok",
                "a/eth0 10.0.0.2 ARP"));
        cases.add(Case.of(
                "two children in one namespace reach each other through lo even while their parent is down",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", false)
                        .down()
                        .macvlan("a/eth0", "nic0", Mode.PRIVATE, "10.0.0.1/24")
                        .macvlan("a/eth1", "nic0", Mode.PRIVATE, "10.0.0.2/24"),
                "a 10.0.0.2 ok",
                "a 10.0.0.1 ok"));
        cases.add(Case.of(
                "a bridge that is drawn after a child of its namespace is set up before it, and so is its route",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", false)
                        .veth("a/eth0", "i/v0", "10.0.0.3/24")
                        .veth("i/v0", "a/eth0")
                        .macvlan("i/m0", "nic0", Mode.BRIDGE, "10.0.0.5/24")
                        .bridge("i/br0", List.of("i/v0"), "10.0.0.6/24"),
                "i 10.0.0.3 ok",
                "a 10.0.0.5 ok",
                "a 10.0.0.6 ok"));
        cases.add(Case.of(
                "who learns an address from a question that was put aside does so before a question of its own is"
                        + " answered that is put aside as well",
                new Drawing()
                        .lan("lan")
                        .nic("e/nic0", "lan", false)
                        .nic("nic1", "lan", false)
                        .mac("00:27:00:cb:ec:01")
                        .macvlan("m0", "nic1", Mode.BRIDGE, "10.0.0.4/24")
                        .source("b/m2", "e/nic0", List.of("00:27:00:cb:ec:01"), "10.0.0.7/24")
                        .macvlan("b/m3", "e/nic0", Mode.PRIVATE),
                "b 10.0.0.4 LOSS"));
        cases.add(Case.of(
                "two bridge children in one namespace with accept_local",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", false)
                        .macvlan("a/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                        .macvlan("a/eth1", "nic0", Mode.BRIDGE, "10.0.0.2/24")
                        .settings("a", settings(null, null, null, true)),
                "a 10.0.0.2 ok",
                "a/eth0 10.0.0.2 ok"));
        return cases;
    }

    private static Drawing two(String x, String y) {
        return new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false)
                .macvlan("x/eth0", "nic0", Mode.BRIDGE, x)
                .macvlan("y/eth0", "nic0", Mode.BRIDGE, y);
    }

    private static List<Case> subnets() {
        return List.of(
                Case.of("different subnets", two("10.0.0.1/24", "10.0.1.2/24"), "x 10.0.1.2 none", "y 10.0.0.1 none"),
                Case.of(
                        "a route on one side only",
                        two("10.0.0.1/24", "10.0.1.2/24").route("x", "10.0.1.0/24 dev eth0"),
                        "x 10.0.1.2 LOSS",
                        "y 10.0.0.1 none"),
                Case.of(
                        "a route on one side only, rp_filter 1 on the other",
                        two("10.0.0.1/24", "10.0.1.2/24")
                                .route("x", "10.0.1.0/24 dev eth0")
                                .settings("y", settings(1, null, null, null)),
                        "x 10.0.1.2 ARP"),
                Case.of(
                        "a route on one side only, rp_filter 2 on the other",
                        two("10.0.0.1/24", "10.0.1.2/24")
                                .route("x", "10.0.1.0/24 dev eth0")
                                .settings("y", settings(2, null, null, null)),
                        "x 10.0.1.2 ARP"),
                Case.of(
                        "routes on both sides",
                        two("10.0.0.1/24", "10.0.1.2/24")
                                .route("x", "10.0.1.0/24 dev eth0")
                                .route("y", "10.0.0.0/24 dev eth0"),
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
                        two("10.0.0.1/32", "10.0.0.2/32").route("x", "10.0.0.2/32 dev eth0"),
                        "x 10.0.0.2 LOSS",
                        "y 10.0.0.1 none"),
                Case.of(
                        "host routes on both sides",
                        two("10.0.0.1/32", "10.0.0.2/32")
                                .route("x", "10.0.0.2/32 dev eth0")
                                .route("y", "10.0.0.1/32 dev eth0"),
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
                        two("fd00::1/64", "fd01::2/64").route("x", "fd01::/64 dev eth0"),
                        "x fd01::2 LOSS",
                        "y fd00::1 none"),
                Case.of(
                        "one address on two siblings",
                        two("10.0.0.1/24", "10.0.0.1/24").macvlan("z/eth0", "nic0", Mode.BRIDGE, "10.0.0.3/24"),
                        "z 10.0.0.1 ok",
                        "x 10.0.0.1 ok"));
    }

    private static Drawing router() {
        return new Drawing()
                .lan("lan")
                .lan("wan", "ext 10.2.0.100/24")
                .nic("nic0", "lan", false)
                .nic("nic1", "wan", false)
                .macvlan("a/eth0", "nic0", Mode.BRIDGE, "10.1.0.2/24", "fd01::2/64")
                .macvlan("r/left", "nic0", Mode.BRIDGE, "10.1.0.1/24", "fd01::1/64")
                .macvlan("r/right", "nic1", Mode.PRIVATE, "10.2.0.1/24", "fd02::1/64")
                .macvlan("b/eth0", "nic1", Mode.BRIDGE, "10.2.0.2/24", "fd02::2/64")
                .macvlan("c/eth0", "nic1", Mode.PRIVATE, "10.2.0.3/24")
                .route("a", "default via 10.1.0.1")
                .route("a", "default via fd01::1")
                .route("c", "default via 10.2.0.1");
    }

    private static List<Case> routers() {
        return List.of(
                Case.of("a router that does not forward", router(), "a 10.2.0.1 ok", "a 10.2.0.100 LOSS"),
                Case.of(
                        "a router: the external host has no way back",
                        router().forwarding("r"),
                        "a 10.2.0.1 ok",
                        "a fd02::1 ok",
                        "a 10.2.0.100 LOSS",
                        "a 10.3.0.1 none"),
                Case.of(
                        "a router on whose far side a private child is cut off",
                        router().forwarding("r").route("b", "default via 10.2.0.1"),
                        "a 10.2.0.2 ARP",
                        "a 10.2.0.3 ARP",
                        "b 10.1.0.2 ARP"),
                Case.of(
                        "two routers that each get what the other sends, and send it on",
                        new Drawing()
                                .lan("lan", "ext 10.0.0.1/24")
                                .nic("a/nic0", "lan", true, "10.0.0.3/24")
                                .nic("nic1", "lan", true, "10.0.0.4/24")
                                .mac("02:00:00:00:00:01")
                                .macvlan("b/m0", "nic1", Mode.PASSTHRU, "10.0.0.5/24")
                                .source("c/m1", "a/nic0", List.of("02:00:00:00:00:01"), "10.0.0.7/24")
                                .forwarding("b")
                                .forwarding("c")
                                .route("b", "default via 10.0.0.4"),
                        "b 10.2.0.2 ARP",
                        "b 10.0.0.1 ok"),
                Case.of(
                        "a sender that answers nobody is known to whom its router tells it to ask",
                        detour().route("c", "10.0.0.1/32 via 10.0.0.3 dev eth0"),
                        "c 10.0.0.1 ok",
                        "host 10.0.0.5 ARP"),
                Case.of(
                        "a sender believes no router but the one that it sends by",
                        detour().route("c", "10.0.0.1/32 via 10.0.0.4 dev eth0"),
                        "c 10.0.0.1 LOSS"),
                Case.of(
                        "a router with two NICs",
                        new Drawing()
                                .lan("lan", "one 10.1.0.100/24")
                                .lan("wan", "two 10.2.0.100/24")
                                .nic("nic0", "lan", false, "10.1.0.1/24", "fd01::1/64")
                                .nic("nic1", "wan", false, "10.2.0.1/24", "fd02::1/64")
                                .nic("nic2", "lan", false)
                                .nic("nic3", "wan", false)
                                .macvlan("a/eth0", "nic2", Mode.PRIVATE, "10.1.0.2/24", "fd01::2/64")
                                .macvlan("b/eth0", "nic3", Mode.SOURCE, "10.2.0.3/24")
                                .macvlan("c/eth0", "nic3", Mode.VEPA, "10.2.0.2/24", "fd02::2/64")
                                .forwarding("host")
                                .route("a", "default via 10.1.0.1")
                                .route("a", "default via fd01::1")
                                .route("c", "default via 10.2.0.1")
                                .route("c", "default via fd02::1"),
                        "a 10.2.0.2 ok",
                        "c 10.1.0.2 ok",
                        "a fd02::2 ok",
                        "c fd01::2 ok",
                        "a 10.2.0.3 ARP",
                        "a 10.2.0.77 ARP"));
    }

    /** What c sends to the host by its sibling e goes back to where it came from. */
    private static Drawing detour() {
        return new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false, "10.0.0.1/24")
                .nic("nic1", "lan", false)
                .macvlan("e/eth0", "nic1", Mode.BRIDGE, "10.0.0.3/24", "10.0.0.4/24")
                .macvlan("c/eth0", "nic1", Mode.BRIDGE, "10.0.0.5/24")
                .settings("c", settings(null, 8, null, null))
                .settings("host", settings(null, 1, null, null))
                .forwarding("e");
    }

    private static List<Case> states() {
        return List.of(
                Case.of(
                        "parent down",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false)
                                .down()
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24", "fd00::1/64")
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "10.0.0.2/24", "fd00::2/64"),
                        "x 10.0.0.2 ARP",
                        "x fd00::2 ARP"),
                Case.of(
                        "child down",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false, "10.0.0.254/24")
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24", "fd00::1/64")
                                .down()
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "10.0.0.2/24", "fd00::2/64"),
                        "x 10.0.0.2 none",
                        "y 10.0.0.1 ARP",
                        "y fd00::1 ARP"),
                Case.of(
                        "a passthru child that is down takes the parent's frames all the same",
                        new Drawing()
                                .lan("lan", "ext 10.0.0.100/24")
                                .nic("nic0", "lan", false, "10.0.0.254/24")
                                .macvlan("x/eth0", "nic0", Mode.PASSTHRU, "10.0.0.1/24")
                                .down(),
                        "host 10.0.0.100 ARP",
                        "lan/ext 10.0.0.254 LOSS"),
                Case.of(
                        "who asks without an address is answered with arp_ignore 2",
                        two("10.0.5.1/32", "10.0.0.2/24")
                                .macvlan("z/eth0", "nic0", Mode.BRIDGE)
                                .route("z", "10.0.0.0/24 dev eth0")
                                .settings("y", settings(null, 2, null, null)),
                        "z 10.0.0.2 LOSS"),
                Case.of(
                        "who asks from an address of one's own is not answered with arp_filter",
                        two("10.0.0.1/24", "10.0.0.2/24")
                                .macvlan("y/eth1", "nic0", Mode.BRIDGE, "10.0.0.1/32")
                                .settings("y", settings(null, null, true, true)),
                        "x 10.0.0.2 ARP"),
                Case.of(
                        "a macvtap that nobody has open, as a macvlan",
                        new Drawing()
                                .lan("lan", "ext 10.0.0.100/24")
                                .nic("nic0", "lan", false, "10.0.0.254/24")
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24", "fd00::1/64")
                                .change(child -> Macvlan.tap(child.common(), child.parent(), Mode.BRIDGE))
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "10.0.0.2/24", "fd00::2/64"),
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
                        new Drawing()
                                .lan("lan", "ext 10.0.0.100/24")
                                .nic("nic0", "lan", false)
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                                .change(child -> child.withBroadcastQueueLength(0))
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "10.0.0.2/24")
                                .change(child -> child.withBroadcastQueueLength(0)),
                        "lan/ext 10.0.0.1 ARP",
                        "x 10.0.0.100 ok",
                        "x 10.0.0.2 ok"),
                Case.of(
                        "whether a passthru child without a broadcast queue hears IPv6's questions hangs on the kernel",
                        new Drawing()
                                .lan("lan", "ext 10.0.0.100/24 fd00::100/64")
                                .nic("nic0", "lan", false)
                                .macvlan("x/eth0", "nic0", Mode.PASSTHRU, "10.0.0.1/24", "fd00::1/64")
                                .change(child -> child.withPromiscuous(false).withBroadcastQueueLength(0)),
                        "lan/ext fd00::1 open",
                        "lan/ext 10.0.0.1 ARP",
                        "x fd00::100 ok"),
                Case.of(
                        "who is its own gateway looks for everybody on the wire",
                        two("10.0.0.1/24", "10.2.0.2/24")
                                .route("x", "10.2.0.0/24 via 10.0.0.1")
                                .route("x", "10.3.0.0/24 via 10.0.0.1 dev eth0")
                                .macvlan("z/eth0", "nic0", Mode.BRIDGE, "10.2.0.3/24")
                                .route("z", "default via 10.2.0.3"),
                        "x 10.2.0.2 LOSS",
                        "x 10.2.0.3 ok",
                        "x 10.3.0.3 ARP",
                        "z 10.0.0.1 ok"),
                Case.of(
                        "an address that another subnet's broadcasts have, and the one after it",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false)
                                .macvlan("a/eth0", "nic0", Mode.BRIDGE, "10.0.0.8/30")
                                .macvlan("a/eth1", "nic0", Mode.BRIDGE, "10.0.0.11/24", "10.0.0.12/24")
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.3/24"),
                        "a 10.0.0.12 none",
                        "a 10.0.0.3 none",
                        "x 10.0.0.12 ARP"),
                Case.of(
                        "an address that means everybody on one interface is a neighbour's to what is bound to another",
                        new Drawing()
                                .lan("lan", "ext 10.0.0.11/24")
                                .nic("nic0", "lan", false)
                                .nic("nic1", "nowhere", false)
                                .macvlan("a/eth0", "nic1", Mode.BRIDGE, "10.0.0.9/30")
                                .macvlan("a/eth1", "nic0", Mode.BRIDGE, "10.0.0.1/24"),
                        "a 10.0.0.11 none",
                        "a/eth0 10.0.0.11 none",
                        "a/eth1 10.0.0.11 ok"),
                Case.of(
                        "whom a broadcast reaches has to ask who sent it",
                        new Drawing()
                                .lan("lan", "ext 10.0.0.11/24")
                                .nic("nic0", "lan", false)
                                .macvlan("a/eth0", "nic0", Mode.BRIDGE, "10.0.0.9/30")
                                .macvlan("a/eth1", "nic0", Mode.BRIDGE, "10.0.0.1/24"),
                        "a/eth1 10.0.0.11 open"),
                Case.of(
                        "a NIC with no cable",
                        new Drawing()
                                .nic("nic0", "nowhere", false, "10.0.0.254/24")
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE, "10.0.0.1/24")
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "10.0.0.2/24"),
                        "x 10.0.0.2 ok",
                        "x 10.0.0.254 ARP"));
    }

    private static Case nodst(String name, boolean up) {
        var drawing = new Drawing()
                .lan("lan")
                .nic("nic0", "lan", false, "10.0.0.254/24")
                .nic("nic1", "lan", false)
                .macvlan("z/eth0", "nic1", Mode.BRIDGE, "10.0.0.3/24")
                .mac("02:00:00:00:00:13")
                .macvlan("y/eth0", "nic0", Mode.BRIDGE, "10.0.0.2/24")
                .source("x/eth0", "nic0", List.of("02:00:00:00:00:13"), "10.0.0.1/24")
                .change(child -> child.withNodst(true));
        return Case.of(
                name,
                up ? drawing : drawing.down(),
                "z 10.0.0.2 ARP",
                "y 10.0.0.3 ARP",
                "z 10.0.0.254 ARP",
                "z 10.0.0.1 " + (up ? "ok" : "ARP"));
    }
}
