package dev.macvlab.desktop.canvas;

import dev.macvlab.topology.Common;
import dev.macvlab.topology.Extras;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
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
                        .withHosts(List.of(new Switch.Host("gateway", List.of("192.168.56.1/24"), Extras.NONE)))))
                .withNamespaces(List.of(Namespace.named("ns1"), Namespace.named("ns2")))
                .withInterfaces(List.of(
                        new Nic(
                                Common.named(Ref.HOST, "enp0s8").withAddresses(List.of("192.168.56.110/24")),
                                new Nic.Port("lan", null, Extras.NONE)),
                        child("ns1", "mac1", "192.168.56.122/24", nic, mode),
                        child("ns2", "mac2", "192.168.56.123/24", nic, mode)))
                .withProbes(List.of(
                        Probe.of(Ref.top("ns1"), "192.168.56.123"), Probe.of(Ref.top("ns1"), "192.168.56.110")));
    }

    static Macvlan child(String namespace, String name, String address, Ref parent, Macvlan.Mode mode) {
        return Macvlan.of(Common.named(namespace, name).withAddresses(List.of(address)), parent, mode);
    }

    /** Namespaces with one child each on one NIC, and two probes from each. */
    static Topology large(int namespaces) {
        var spaces = new ArrayList<Namespace>();
        var interfaces = new ArrayList<Interface>();
        var probes = new ArrayList<Probe>();
        interfaces.add(new Nic(
                Common.named(Ref.HOST, "eth0").withAddresses(List.of("10.0.0.1/16")),
                new Nic.Port("lan", null, Extras.NONE)));
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
