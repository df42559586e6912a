package dev.macvlab.agent.server;

import dev.macvlab.agent.protocol.KernelFacts;
import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.message.Message;
import dev.macvlab.netlink.IpvlanFlag;
import dev.macvlab.netlink.IpvlanMode;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.netlink.MacvlanMode;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.topology.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Finds out which kinds of link the kernel has, by creating one of each in a namespace that is thrown away. */
final class KernelReader {
    /** Far from those that the kernel chooses. */
    private static final int PARENT = 100;

    private static final int FIRST_TAP_INDEX = 1 << 20;

    private KernelReader() {}

    static KernelFacts read(NamespaceThread namespaces) throws IOException {
        List<KernelFacts.LinkKind> kinds = new ArrayList<>();
        Message tapRefusal = null;
        try (NetworkNamespace namespace = namespaces.create();
                RouteSocket socket = RouteSocket.open(namespaces, namespace)) {
            kinds.add(attempt(
                    socket, NewLink.veth("parent", NewLink.vethPeer("other")).withIndex(PARENT)));
            kinds.add(attempt(socket, NewLink.bridge("bridge")));
            kinds.add(attempt(socket, NewLink.macvlan("macvlan", PARENT, MacvlanMode.BRIDGE)));
            // The device file of a macvtap is named after the index, in one folder for the whole machine.
            KernelFacts.LinkKind macvtap = attempt(
                    socket,
                    NewLink.macvtap("macvtap", PARENT, MacvlanMode.BRIDGE)
                            .withIndex(ThreadLocalRandom.current().nextInt(FIRST_TAP_INDEX, Integer.MAX_VALUE)));
            kinds.add(macvtap);
            tapRefusal = macvtap.present() ? TapEndpoints.refusal(namespaces, namespace, macvtap.name()) : null;
            kinds.add(attempt(socket, NewLink.vlan("vlan", PARENT, 5)));
            for (Kind each : Kind.values()) {
                String name = each.driver().link();
                if (!each.isChild()
                        && kinds.stream().noneMatch(known -> known.name().equals(name))) {
                    kinds.add(attempt(socket, NewLink.of(name, new LinkKind.Other(name))));
                }
            }
        }
        // A parent has macvlan or ipvlan children, never both.
        try (NetworkNamespace namespace = namespaces.create();
                RouteSocket socket = RouteSocket.open(namespaces, namespace)) {
            socket.execute(NewLink.veth("parent", NewLink.vethPeer("other")).withIndex(PARENT));
            kinds.add(attempt(socket, NewLink.ipvlan("ipvlan", PARENT, IpvlanMode.L2, IpvlanFlag.BRIDGE)));
        }
        return new KernelFacts(System.getProperty("os.version"), kinds, tapRefusal);
    }

    private static KernelFacts.LinkKind attempt(RouteSocket socket, NewLink link) throws IOException {
        try {
            socket.execute(link);
            return new KernelFacts.LinkKind(link.kind().name(), true, null);
        } catch (KernelException e) {
            return new KernelFacts.LinkKind(link.kind().name(), false, e.namedReason());
        }
    }
}
