package dev.macvlab.bench;

import dev.macvlab.lab.state.ParallelWork;
import dev.macvlab.linux.NamespaceNames;
import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.netlink.AddressRequest;
import dev.macvlab.netlink.ConnectedNamespace;
import dev.macvlab.netlink.MacvlanMode;
import dev.macvlab.netlink.NetlinkRequest;
import dev.macvlab.netlink.NewLink;
import dev.macvlab.netlink.NewNamespaces;
import dev.macvlab.netlink.Outcome;
import dev.macvlab.netlink.RouteSocket;
import dev.macvlab.netlink.SetLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The messages of the lab and nothing else: no plan, no verifying. To be run inside a sandbox. */
final class BareMessages {
    private static final int FIRST_INDEX = 100;

    private BareMessages() {}

    /**
     * How long it takes, in milliseconds, from nothing to the published namespaces: the first time, when Java has never
     * run the code before, and the second time, when it is hardly more than what the kernel takes.
     */
    static List<Double> millis(int count) throws IOException {
        try (NamespaceThread namespaces = NamespaceThread.start()) {
            List<Double> millis = new ArrayList<>();
            for (String nic : List.of("nic0", "nic1")) {
                long began = System.nanoTime();
                List<ConnectedNamespace> made = send(namespaces, nic, FIRST_INDEX + 2 * millis.size(), count);
                millis.add((System.nanoTime() - began) / 1e6);
                made.forEach(ConnectedNamespace::close);
            }
            return millis;
        }
    }

    private static List<ConnectedNamespace> send(NamespaceThread namespaces, String nic, int index, int count)
            throws IOException {
        List<ConnectedNamespace> made = new ArrayList<>(count);
        try (NewNamespaces fresh = NewNamespaces.begin(count)) {
            for (int i = 0; i < count; i++) {
                made.add(fresh.take());
            }
        }
        NamespaceNames names = new NamespaceNames();
        try (RouteSocket host = RouteSocket.open(namespaces, namespaces.home())) {
            check(host.executeAll(List.of(
                    NewLink.veth(nic, NewLink.vethPeer("far-" + nic).withIndex(index + 1))
                            .withIndex(index),
                    SetLink.up(index + 1),
                    SetLink.up(index))));
            List<NetlinkRequest> links = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                links.add(NewLink.macvlan(ManyChildren.CHILD, index, MacvlanMode.BRIDGE)
                        .withIndex(index)
                        .withMac(ManyChildren.mac(i))
                        .in(made.get(i).namespace()));
            }
            check(host.executeAll(links));
        }
        ParallelWork.run(IntStream.range(0, count)
                .<ParallelWork.Piece>mapToObj(i -> () -> check(made.get(i)
                        .socket()
                        .executeAll(List.of(
                                SetLink.up(1),
                                SetLink.of(index).withAlias("macvlab:bench"),
                                AddressRequest.add(index, ManyChildren.address(i), ManyChildren.PREFIX),
                                SetLink.up(index)))))
                .toList());
        for (int i = 0; i < count; i++) {
            names.publish(made.get(i).namespace(), nic + "-" + ManyChildren.namespace(i));
        }
        return made;
    }

    private static void check(List<Outcome> outcomes) throws IOException {
        for (Outcome outcome : outcomes) {
            if (outcome.refusal() != null) {
                throw outcome.refusal();
            }
        }
    }
}
