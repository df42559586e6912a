package dev.macvlab.netlink;

import dev.macvlab.linux.NamespaceThread;
import dev.macvlab.linux.NetworkNamespace;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A namespace thread, and namespaces with a socket each, that are given back at the end of a test. */
public final class KernelSandbox implements AutoCloseable {
    /** A namespace and the socket in it. */
    public record Place(NetworkNamespace namespace, RouteSocket socket) {
        public void run(NetlinkRequest... requests) throws IOException {
            for (NetlinkRequest request : requests) {
                socket.execute(request);
            }
        }

        public Link link(String name) throws IOException {
            return socket.link(name).orElseThrow(() -> new AssertionError("no link " + name));
        }

        public int index(String name) throws IOException {
            return link(name).index();
        }

        /** Waits until the kernel treats an IPv6 address as its own, which it does a little after it took it. */
        void awaitOwn(IpAddress address) throws IOException {
            long began = System.nanoTime();
            while (socket.routeTo(address, 0).filter(Route::isLocal).isEmpty()) {
                if (System.nanoTime() - began > 10_000_000_000L) {
                    throw new AssertionError(address + " is not usable after ten seconds");
                }
                Thread.onSpinWait();
            }
        }

        public boolean has(String name) throws IOException {
            return socket.link(name).isPresent();
        }
    }

    public final NamespaceThread namespaces;
    private final List<Runnable> open = new ArrayList<>();

    public KernelSandbox() throws IOException {
        namespaces = NamespaceThread.start();
    }

    public Place place() throws IOException {
        NetworkNamespace namespace = namespaces.create();
        open.add(namespace::close);
        RouteSocket socket = RouteSocket.open(namespaces, namespace);
        open.add(socket::close);
        return new Place(namespace, socket);
    }

    /** A cable between two places, with an address of each family at both ends, up. */
    public void cable(Place a, Place b, int net) throws IOException {
        a.run(NewLink.veth("to" + net, NewLink.vethPeer("to" + net).in(b.namespace()))
                .asUp());
        b.run(SetLink.up(b.index("to" + net)));
        a.run(
                AddressRequest.add(a.index("to" + net), ip("10.0." + net + ".1"), 24),
                AddressRequest.add(a.index("to" + net), ip("fd00:" + net + "::1"), 64)
                        .withoutDad());
        b.run(
                AddressRequest.add(b.index("to" + net), ip("10.0." + net + ".2"), 24),
                AddressRequest.add(b.index("to" + net), ip("fd00:" + net + "::2"), 64)
                        .withoutDad());
        a.awaitOwn(ip("fd00:" + net + "::1"));
        b.awaitOwn(ip("fd00:" + net + "::2"));
    }

    /** A place with a cable from {@code nic0}, up, to {@code nic1} in another place. */
    public Place placeWithNic() throws IOException {
        Place host = place();
        Place far = place();
        host.run(
                SetLink.up(1),
                NewLink.veth("nic0", NewLink.vethPeer("nic1").in(far.namespace()))
                        .withMac(MacAddress.parse("02:00:00:00:00:f0"))
                        .asUp());
        far.run(SetLink.up(far.index("nic1")));
        return host;
    }

    /** Whether the running kernel is this version or a later one. */
    public static boolean kernelIsAtLeast(int major, int minor) {
        String[] version = System.getProperty("os.version").split("[.-]", 3);
        return Integer.parseInt(version[0]) * 1000 + Integer.parseInt(version[1]) >= major * 1000 + minor;
    }

    public static IpAddress ip(String text) {
        return IpAddress.parse(text);
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
        namespaces.close();
    }
}
