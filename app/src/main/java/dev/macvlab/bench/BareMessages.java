package dev.macvlab.bench;

import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.MacAddress;
import dev.macvlab.netlink.MacvlanMode;
import dev.macvlab.netlink.NamespaceNames;
import dev.macvlab.netlink.NamespaceThread;
import dev.macvlab.netlink.NetworkNamespace;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.Outcome;
import dev.macvlab.netlink.Request;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** The messages of the lab and nothing else: no plan, no verifying. To be run inside a sandbox. */
final class BareMessages {
    private static final int FIRST_INDEX = 100;

    private BareMessages() {}

    /** How long it took, in milliseconds, from nothing to the published namespaces. */
    static double millis(int count) throws IOException {
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            long began = System.nanoTime();
            send(namespaces, count);
            return (System.nanoTime() - began) / 1e6;
        }
    }

    private static void send(NamespaceThread namespaces, int count) throws IOException {
        List<NetworkNamespace> created = namespaces.create(count);
        NamespaceNames names = new NamespaceNames();
        try (RouteSocket host = RouteSocket.open(namespaces, namespaces.home())) {
            check(host.executeAll(List.of(
                    NewLink.veth("nic0", NewLink.vethPeer("far0").withIndex(FIRST_INDEX + 1))
                            .withIndex(FIRST_INDEX),
                    SetLink.up(FIRST_INDEX + 1),
                    SetLink.up(FIRST_INDEX))));
            List<Request> links = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                links.add(NewLink.macvlan(ManyChildren.CHILD, FIRST_INDEX, MacvlanMode.BRIDGE)
                        .withIndex(FIRST_INDEX)
                        .withMac(new MacAddress(ManyChildren.mac(i).bits()))
                        .in(created.get(i)));
            }
            check(host.executeAll(links));
        }
        for (int i = 0; i < count; i++) {
            try (RouteSocket socket = RouteSocket.open(namespaces, created.get(i))) {
                check(socket.executeAll(List.of(
                        SetLink.up(1),
                        SetLink.of(FIRST_INDEX).withAlias("macvlab:bench"),
                        AddressRequest.add(FIRST_INDEX, ManyChildren.address(i).toInetAddress(), ManyChildren.PREFIX),
                        SetLink.up(FIRST_INDEX))));
            }
            names.publish(created.get(i), ManyChildren.namespace(i));
        }
    }

    private static void check(List<Outcome> outcomes) throws IOException {
        for (Outcome outcome : outcomes) {
            if (outcome.refusal() != null) {
                throw outcome.refusal();
            }
        }
    }
}
