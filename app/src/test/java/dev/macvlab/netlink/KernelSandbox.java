package dev.macvlab.netlink;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

/** A namespace thread, and namespaces with a socket each, that are given back at the end of a test. */
final class KernelSandbox implements AutoCloseable {
    /** A namespace and the socket in it. */
    record Place(NetworkNamespace namespace, RouteSocket socket) {
        void run(Request... requests) throws IOException {
            for (Request request : requests) {
                socket.execute(request);
            }
        }

        Link link(String name) throws IOException {
            return socket.link(name).orElseThrow(() -> new AssertionError("no link " + name));
        }

        int index(String name) throws IOException {
            return link(name).index();
        }

        boolean has(String name) throws IOException {
            return socket.link(name).isPresent();
        }
    }

    final NamespaceThread namespaces;
    private final List<Runnable> open = new ArrayList<>();

    KernelSandbox() throws IOException {
        namespaces = NamespaceThread.start();
    }

    Place place() throws IOException {
        NetworkNamespace namespace = namespaces.create();
        open.add(namespace::close);
        RouteSocket socket = RouteSocket.open(namespaces, namespace);
        open.add(socket::close);
        return new Place(namespace, socket);
    }

    /** A place with a cable from {@code nic0}, up, to {@code nic1} in another place. */
    Place placeWithNic() throws IOException {
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

    static InetAddress ip(String text) {
        return InetAddress.ofLiteral(text);
    }

    @Override
    public void close() {
        open.reversed().forEach(Runnable::run);
        namespaces.close();
    }
}
