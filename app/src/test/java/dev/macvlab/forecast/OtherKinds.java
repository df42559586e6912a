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
                        new Drawing()
                                .lan("lan", "ext 10.0.0.100/24 fd00::100/64")
                                .nic("nic0", "lan", false, "10.0.0.254/24", "fd00::254/64")
                                .ipvlan("x/eth0", "nic0", mode, flag, "10.0.0.1/24", "fd00::1/64")
                                .ipvlan("y/eth0", "nic0", mode, flag, "10.0.0.2/24", "fd00::2/64"),
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
                new Drawing()
                        .lan("lan")
                        .nic("e/nic1", "lan", false)
                        .nic("nic2", "lan", false, "10.0.0.4/24")
                        .veth("va0", "h/vb0", "10.0.0.5/24")
                        .veth("h/vb0", "va0")
                        .ipvlan("e/i0", "nic2", Ipvlan.Mode.L3, Ipvlan.Flag.BRIDGE, "10.0.0.8/25"),
                "e 10.0.0.4 ok",
                "e 10.0.0.5 ARP"));
        cases.add(Case.of(
                "where its parent has no route, an ipvlan child at layer 3 is told so by IPv6 alone",
                new Drawing()
                        .lan("lan", "ext 10.0.0.100/24 fd00::100/64")
                        .nic("nic0", "lan", false, "10.2.0.1/24", "fd02::1/64")
                        .ipvlan("x/eth0", "nic0", Ipvlan.Mode.L3S, Ipvlan.Flag.BRIDGE, "10.0.0.1/24", "fd00::1/64"),
                "x fd00::100 none",
                "x 10.0.0.100 LOSS"));
        cases.add(Case.of(
                "what an ipvlan child at layer 3 sends by IPv6 leaves by another interface where its parent has no"
                        + " route",
                new Drawing()
                        .lan("lan", "ext fd00::100/64")
                        .nic("nic0", "lan", false, "fd00::2/64")
                        .nic("nic1", "lan", false)
                        .ipvlan("x/eth0", "nic1", Ipvlan.Mode.L3S, Ipvlan.Flag.VEPA, "fd00::4/64")
                        .ipvlan("y/eth0", "nic1", Ipvlan.Mode.L3S, Ipvlan.Flag.VEPA, "fd00::8/64"),
                "x fd00::8 LOSS",
                "x fd00::100 LOSS"));
        cases.add(Case.of(
                "a parent in the namespace of its ipvlan child answers and learns by ARP in l3s, and not in l3",
                new Drawing()
                        .lan("lan", "ext 10.0.0.1/24")
                        .nic("x/nic0", "lan", false)
                        .ipvlan("x/eth0", "x/nic0", Ipvlan.Mode.L3S, Ipvlan.Flag.BRIDGE, "10.0.0.2/24")
                        .nic("y/nic1", "lan", false)
                        .ipvlan("y/eth0", "y/nic1", Ipvlan.Mode.L3, Ipvlan.Flag.BRIDGE, "10.0.0.3/24"),
                "x 10.0.0.1 ok",
                "lan/ext 10.0.0.2 ok",
                "y 10.0.0.1 ARP",
                "lan/ext 10.0.0.3 ARP"));
        cases.add(Case.of(
                "a parent that asks on its link for an address of another interface hears itself where it is reflected",
                new Drawing()
                        .lan("lan")
                        .nic("nic0", "lan", true, "10.0.0.1/24")
                        .nic("nic1", "lan", true)
                        .ipvlan("x/eth0", "nic1", Ipvlan.Mode.L3S, Ipvlan.Flag.PRIVATE, "10.0.0.5/24")
                        .macvlan("x/eth1", "nic0", Mode.VEPA, "10.0.0.15/24")
                        .nic("nic2", "lan", false)
                        .ipvlan("y/eth0", "nic2", Ipvlan.Mode.L3S, Ipvlan.Flag.PRIVATE, "10.0.0.6/24")
                        .macvlan("y/eth1", "nic0", Mode.VEPA, "10.0.0.16/24"),
                "x 10.0.0.1 ok",
                "y 10.0.0.1 ARP"));
        cases.add(Case.of(
                "an address that means everybody by another interface of its parent's namespace is a neighbour to an"
                        + " ipvlan child at layer 3",
                new Drawing()
                        .lan("lan", "ext 10.0.0.11/24")
                        .nic("nic0", "lan", false, "10.0.1.1/24")
                        .nic("nic1", "lan", false, "10.0.0.9/30")
                        .ipvlan("x/eth0", "nic0", Ipvlan.Mode.L3S, Ipvlan.Flag.BRIDGE, "10.0.0.5/24")
                        .nic("nic2", "lan", false)
                        .macvlan("x/eth1", "nic2", Mode.BRIDGE, "10.0.0.15/24")
                        .ipvlan("y/eth0", "nic1", Ipvlan.Mode.L3S, Ipvlan.Flag.BRIDGE, "10.0.0.6/24"),
                "x 10.0.0.11 ok",
                "y 10.0.0.11 LOSS"));
        cases.add(Case.of(
                "ipvlan children of a VLAN that is down still hear each other",
                new Drawing()
                        .lan("lan", "ext 10.0.0.100/24")
                        .nic("nic0", "lan", false)
                        .vlan("nic0.6", "nic0", 6)
                        .down()
                        .ipvlan("x/eth0", "nic0.6", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.1/24")
                        .ipvlan("y/eth0", "nic0.6", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.2/24"),
                "x 10.0.0.2 ok",
                "y 10.0.0.1 ok",
                "x 10.0.0.100 ARP"));
        for (Ipvlan.Mode mode : Ipvlan.Mode.values()) {
            cases.add(Case.of(
                    "what a parent sends to everybody comes back to itself, and so to its child, in " + mode.word(),
                    new Drawing()
                            .lan("lan")
                            .nic("nic0", "lan", false, "10.0.0.9/30")
                            .ipvlan("x/eth0", "nic0", mode, Ipvlan.Flag.BRIDGE, "10.0.0.11/24"),
                    "x 10.0.0.9 " + (mode == Ipvlan.Mode.L2 ? "ARP" : "ok")));
            cases.add(Case.of(
                    "ipvlan children of a veth whose peer is down do not hear each other in " + mode.word(),
                    new Drawing()
                            .veth("veth0", "z/veth1")
                            .veth("z/veth1", "veth0")
                            .down()
                            .ipvlan("x/eth0", "veth0", mode, Ipvlan.Flag.BRIDGE, "10.0.0.1/24")
                            .ipvlan("y/eth0", "veth0", mode, Ipvlan.Flag.BRIDGE, "10.0.0.2/24"),
                    "x 10.0.0.2 " + (mode == Ipvlan.Mode.L2 ? "ARP" : "LOSS")));
        }
        cases.add(Case.of(
                "an ipvlan child of an ipvlan child stands beside it",
                new Drawing()
                        .nic("nic0", "nowhere", false)
                        .ipvlan("ns1/a", "nic0", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.1/24")
                        .ipvlan("ns2/b", "ns1/a", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.2/24")
                        .ipvlan("ns3/c", "ns2/b", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.3/24"),
                "ns1 10.0.0.2 ok",
                "ns2 10.0.0.1 ok",
                "ns3 10.0.0.1 ok",
                "ns1 10.0.0.3 ok"));
        cases.add(Case.of(
                "ipvlan children of a NIC that is down do not",
                new Drawing()
                        .nic("nic0", "nowhere", false)
                        .down()
                        .ipvlan("x/eth0", "nic0", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.1/24")
                        .ipvlan("y/eth0", "nic0", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.0.0.2/24"),
                "x 10.0.0.2 ARP"));
        return cases;
    }

    static List<Case> vlans() {
        return Stream.concat(plainVlans().stream(), vlansOfBridges().stream()).toList();
    }

    private static Drawing trunk() {
        return new Drawing()
                .lan("trunk")
                .nic("eno1", "trunk", false)
                .nic("gw/g0", "trunk", false)
                .vlan("gw/g0.10", "gw/g0", 10, "10.1.10.1/24")
                .bridge("br0", List.of("eno1"));
    }

    /** What is wanted on a VLAN of a bridge goes down to it and makes it take every frame. */
    private static List<Case> vlansOfBridges() {
        List<Case> cases = new ArrayList<>();
        for (Mode mode : List.of(Mode.BRIDGE, Mode.VEPA, Mode.PRIVATE, Mode.PASSTHRU)) {
            cases.add(Case.of(
                    "a " + mode.word() + " child of a VLAN of a bridge",
                    trunk().vlan("br0.10", "br0", 10).macvlan("pod/eth0", "br0.10", mode, "10.1.10.50/24"),
                    "pod 10.1.10.1 ok",
                    "gw 10.1.10.50 ok"));
        }
        cases.add(Case.of(
                "a child of a bridge on a VLAN of a bridge",
                trunk().vlan("br0.10", "br0", 10)
                        .bridge("br1", List.of("br0.10"))
                        .macvlan("pod/eth0", "br1", Mode.BRIDGE, "10.1.10.50/24"),
                "pod 10.1.10.1 ok",
                "gw 10.1.10.50 ok"));
        cases.add(Case.of(
                "an ipvlan child of a VLAN of a bridge that has a MAC address of its own",
                trunk().vlan("br0.10", "br0", 10)
                        .mac("02:20:20:20:20:20")
                        .ipvlan("pod/eth0", "br0.10", Ipvlan.Mode.L2, Ipvlan.Flag.BRIDGE, "10.1.10.50/24"),
                "pod 10.1.10.1 ok",
                "gw 10.1.10.50 ok"));
        cases.add(Case.of(
                "a VLAN of a bridge with a MAC address of its own and nothing on it",
                trunk().vlan("br0.10", "br0", 10, "10.1.10.50/24").mac("02:20:20:20:20:20"),
                "host 10.1.10.1 ok",
                "gw 10.1.10.50 ok"));
        cases.add(Case.of(
                "a VLAN on a child of a bridge, with a MAC address of its own",
                trunk().macvlan("pod/eth0", "br0", Mode.BRIDGE)
                        .vlan("pod/eth0.10", "pod/eth0", 10, "10.1.10.50/24")
                        .mac("02:20:20:20:20:20"),
                "pod 10.1.10.1 ARP",
                "gw 10.1.10.50 LOSS"));
        return cases;
    }

    private static List<Case> plainVlans() {
        return List.of(
                Case.of(
                        "a VLAN on two bridge children",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false)
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE)
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE)
                                .vlan("x/eth0.5", "x/eth0", 5, "10.0.5.1/24", "fd05::1/64")
                                .vlan("y/eth0.5", "y/eth0", 5, "10.0.5.2/24", "fd05::2/64")
                                .vlan("y/eth0.6", "y/eth0", 6, "10.0.5.3/24"),
                        "x 10.0.5.2 ok",
                        "x fd05::2 ok",
                        "y 10.0.5.1 ok"),
                Case.of(
                        "one VLAN on the NIC and on a child of it",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false)
                                .vlan("nic0.5", "nic0", 5, "10.0.5.254/24")
                                .macvlan("x/eth0", "nic0", Mode.BRIDGE)
                                .vlan("x/eth0.5", "x/eth0", 5, "10.0.5.1/24"),
                        "host 10.0.5.1 ARP",
                        "x 10.0.5.254 ARP"),
                Case.of(
                        "a child of a VLAN, and the same VLAN on a child",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false)
                                .vlan("nic0.5", "nic0", 5)
                                .macvlan("x/eth0", "nic0.5", Mode.BRIDGE, "10.0.5.1/24")
                                .macvlan("y/eth0", "nic0", Mode.BRIDGE)
                                .vlan("y/eth0.5", "y/eth0", 5, "10.0.5.2/24"),
                        "x 10.0.5.2 ARP",
                        "y 10.0.5.1 ARP"),
                Case.of(
                        "children of two VLANs of one NIC, and of two NICs with one VLAN",
                        new Drawing()
                                .lan("lan")
                                .nic("nic0", "lan", false)
                                .nic("nic1", "lan", false)
                                .vlan("nic0.5", "nic0", 5)
                                .vlan("nic0.6", "nic0", 6)
                                .vlan("nic1.5", "nic1", 5)
                                .macvlan("x/eth0", "nic0.5", Mode.BRIDGE, "10.0.5.1/24")
                                .macvlan("y/eth0", "nic0.5", Mode.BRIDGE, "10.0.5.2/24")
                                .macvlan("z/eth0", "nic0.6", Mode.BRIDGE, "10.0.5.3/24")
                                .macvlan("w/eth0", "nic1.5", Mode.PRIVATE, "10.0.5.4/24"),
                        "x 10.0.5.2 ok",
                        "x 10.0.5.3 ARP",
                        "x 10.0.5.4 ok",
                        "z 10.0.5.4 ARP"));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
