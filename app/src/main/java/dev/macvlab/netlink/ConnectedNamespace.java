package dev.macvlab.netlink;

import dev.macvlab.linux.NetworkNamespace;

/** A namespace with a socket to talk about it. */
public record ConnectedNamespace(NetworkNamespace namespace, RouteSocket socket) implements AutoCloseable {
    /** Lets go of both; the kernel takes the namespace down in the background when nothing else holds it. */
    @Override
    public void close() {
        socket.close();
        namespace.close();
    }
}
