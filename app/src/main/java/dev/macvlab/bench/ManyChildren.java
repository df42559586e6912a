package dev.macvlab.bench;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Common;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/** A lab of many children of one NIC, each in a namespace of its own with an address. */
final class ManyChildren {
    static final String NIC = "nic0";
    static final String CHILD = "eth0";
    static final int PREFIX = 8;

    private static final String SETUP = """
        ip link add nic0 type veth peer name far0
        ip link set far0 up
        ip link set nic0 up
        """;

    private ManyChildren() {}

    static String namespace(int number) {
        return "n" + number;
    }

    static MacAddress mac(int number) {
        return new MacAddress(0x0200_0000_0000L + number + 1);
    }

    static IpAddress address(int number) {
        return IpAddress.parse("10.0.0.1").plus(number);
    }

    static Topology of(int count) {
        List<Namespace> namespaces = new ArrayList<>();
        List<Interface> interfaces = new ArrayList<>();
        interfaces.add(new Nic(Common.named(Ref.HOST, NIC), null));
        for (int i = 0; i < count; i++) {
            namespaces.add(Namespace.named(namespace(i)));
            Common common = Common.named(namespace(i), CHILD)
                    .withMac(mac(i).toString())
                    .withAddresses(List.of(address(i) + "/" + PREFIX));
            interfaces.add(Macvlan.of(common, Ref.top(NIC), Macvlan.Mode.BRIDGE));
        }
        return Topology.EMPTY.withNamespaces(namespaces).withInterfaces(interfaces);
    }

    /** The same with the last child in another mode. */
    static Topology withOneChanged(Topology topology) {
        List<Interface> interfaces = new ArrayList<>(topology.interfaces());
        if (interfaces.removeLast() instanceof Macvlan last) {
            interfaces.add(last.withMode(Macvlan.Mode.PRIVATE));
        }
        return topology.withInterfaces(interfaces);
    }

    /** The same lab as a script with one {@code ip -batch} for all links, and one for each namespace. */
    static String batchScript(int count) {
        var script = new StringBuilder("set -e\n" + SETUP + "ip -batch - <<'END'\n");
        for (int i = 0; i < count; i++) {
            script.append("netns add ").append(namespace(i)).append('\n');
        }
        for (int i = 0; i < count; i++) {
            script.append("link add link nic0 name eth0 address ").append(mac(i));
            script.append(" netns ").append(namespace(i)).append(" type macvlan mode bridge\n");
        }
        script.append("END\n");
        for (int i = 0; i < count; i++) {
            script.append("ip -n ").append(namespace(i)).append(" -batch - <<'END'\n");
            script.append("link set lo up\naddr add ").append(address(i)).append("/8 brd + dev eth0\n");
            script.append("link set eth0 alias macvlab:bench\nlink set eth0 up\nEND\n");
        }
        return script.toString();
    }

    /** The same lab as tutorials make it, a process for every command: create in the host, then move. */
    static String tutorialScript(int count) {
        var script = new StringBuilder("set -e\n" + SETUP);
        for (int i = 0; i < count; i++) {
            String inside = "ip -n " + namespace(i) + " ";
            script.append("ip netns add ").append(namespace(i)).append('\n');
            script.append("ip link add eth0 link nic0 address ").append(mac(i));
            script.append(" type macvlan mode bridge\n");
            script.append("ip link set eth0 netns ").append(namespace(i)).append('\n');
            script.append(inside).append("addr add ").append(address(i)).append("/8 brd + dev eth0\n");
            script.append(inside).append("link set eth0 up\n");
            script.append(inside).append("link set lo up\n");
        }
        return script.toString();
    }
}
