package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Area;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Note;
import dev.macvlab.topology.Position;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.UnknownKeys;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;

/** Topologies for the tests of this package. */
final class Labs {
    private Labs() {}

    /** The article's lab with both children in {@code mode}, without a layout. */
    static Topology article(Macvlan.Mode mode) {
        Ref nic = Ref.top("enp0s8");
        return Topology.EMPTY
                .withName("Two children")
                .withSwitches(List.of(Switch.named("lan")
                        .withHosts(List.of(new Switch.Host("gateway", List.of("192.168.56.1/24"), UnknownKeys.NONE)))))
                .withNamespaces(List.of(Namespace.named("ns1"), Namespace.named("ns2")))
                .withInterfaces(List.of(
                        new Nic(
                                Common.named(Ref.HOST, "enp0s8").withAddresses(List.of("192.168.56.110/24")),
                                new Nic.Port("lan", null, UnknownKeys.NONE)),
                        child("ns1", "mac1", "192.168.56.122/24", nic, mode),
                        child("ns2", "mac2", "192.168.56.123/24", nic, mode)))
                .withProbes(List.of(
                        Probe.of(Ref.top("ns1"), "192.168.56.123"), Probe.of(Ref.top("ns1"), "192.168.56.110")));
    }

    static Macvlan child(String namespace, String name, String address, Ref parent, Macvlan.Mode mode) {
        return Macvlan.of(Common.named(namespace, name).withAddresses(List.of(address)), parent, mode);
    }

    /** One of each kind, with misfits for the validator. */
    static Topology everything() {
        Ref nic = Ref.top("eth0");
        Common host = Common.named(Ref.HOST, "");
        return Topology.EMPTY
                .withName("Everything")
                .withSwitches(List.of(
                        Switch.named("lan")
                                .withHosts(List.of(
                                        new Switch.Host(
                                                "gateway", List.of("10.0.0.1/24", "fd00::1/64"), UnknownKeys.NONE),
                                        new Switch.Host("printer", List.of(), UnknownKeys.NONE))),
                        Switch.named("wan")))
                .withNamespaces(List.of(
                        Namespace.named("ns1"),
                        Namespace.named("router").withForwarding(true),
                        Namespace.named("empty"),
                        Namespace.named("mixed")))
                .withInterfaces(List.of(
                        new Nic(
                                host.withName("eth0").withAddresses(List.of("10.0.0.2/24", "fd00::2/64")),
                                new Nic.Port("lan", true, UnknownKeys.NONE)),
                        new Nic(host.withName("eth1").withMtu(9000), new Nic.Port("wan", null, UnknownKeys.NONE)),
                        new Nic(host.withName("eth2").withUp(false), null),
                        new Bridge(host.withName("br0"), List.of(Ref.top("veth0"))),
                        new Veth(host.withName("veth0"), new Ref("mixed", "veth1")),
                        child("ns1", "mac1", "10.0.0.11/24", nic, Macvlan.Mode.BRIDGE),
                        child("ns1", "mac2", "10.0.0.12/24", nic, Macvlan.Mode.VEPA),
                        child("router", "mac3", "10.0.0.11/24", nic, Macvlan.Mode.PRIVATE),
                        Macvlan.of(
                                Common.named("router", "mac4").withUp(false), Ref.top("eth1"), Macvlan.Mode.PASSTHRU),
                        child("mixed", "src1", "10.0.0.13/24", nic, Macvlan.Mode.SOURCE)
                                .withSources(List.of("02:1a:4c:00:00:09")),
                        new Ipvlan(Common.named("mixed", "ipv1"), Ref.top("eth2"), Ipvlan.Mode.L2, null),
                        new Vlan(Common.named("mixed", "eth0.10"), nic, 10),
                        Macvlan.tap(Common.named("mixed", "tap1"), null, Macvlan.Mode.BRIDGE),
                        new Veth(
                                Common.named("mixed", "veth1")
                                        .withAddresses(List.of("fd12:3456:789a:bcde:f012:3456:789a:bcde/64")),
                                Ref.top("veth0"))))
                .withProbes(List.of(
                        Probe.of(Ref.top("ns1"), "10.0.0.13"),
                        Probe.of(new Ref("ns1", "mac1"), "10.0.0.12"),
                        Probe.of(new Ref("lan", "gateway"), "10.0.0.11"),
                        Probe.of(Ref.top("router"), "10.9.9.9")))
                .withNotes(List.of(new Note(
                        "The router has a duplicate address on purpose: see what the validator says.",
                        new Position(-900, 60),
                        UnknownKeys.NONE)))
                .withAreas(List.of(new Area(
                        "Data centre", new Position(-960, 440), new Position(720, 560), null, UnknownKeys.NONE)));
    }

    /** Namespaces with one child each on one NIC, and two probes from each. */
    static Topology large(int namespaces) {
        var spaces = new ArrayList<Namespace>();
        var interfaces = new ArrayList<Interface>();
        var probes = new ArrayList<Probe>();
        interfaces.add(new Nic(
                Common.named(Ref.HOST, "eth0").withAddresses(List.of("10.0.0.1/16")),
                new Nic.Port("lan", null, UnknownKeys.NONE)));
        for (int i = 0; i < namespaces; i++) {
            spaces.add(Namespace.named("ns" + i));
            interfaces.add(child("ns" + i, "mac" + i, address(i) + "/16", Ref.top("eth0"), Macvlan.Mode.BRIDGE));
            probes.add(Probe.of(Ref.top("ns" + i), address((i + 1) % namespaces)));
            probes.add(Probe.of(Ref.top("ns" + i), address((i + 37) % namespaces)));
        }
        return Topology.EMPTY
                .withSwitches(List.of(Switch.named("lan")))
                .withNamespaces(spaces)
                .withInterfaces(interfaces)
                .withProbes(probes);
    }

    private static String address(int i) {
        return "10.0." + (1 + i / 250) + "." + (1 + i % 250);
    }
}
