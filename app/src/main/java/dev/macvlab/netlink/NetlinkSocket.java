package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.linux.KernelException;
import dev.macvlab.linux.Poller;
import dev.macvlab.linux.Socket;
import dev.macvlab.message.Message;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** A socket for messages with rtnetlink, bound to the namespace it was made in for as long as it is open. */
final class NetlinkSocket implements AutoCloseable {
    private final Socket socket;

    private NetlinkSocket(Socket socket) {
        this.socket = socket;
    }

    /** Opens a socket in the calling thread's namespace. */
    static NetlinkSocket open() throws KernelException {
        Socket socket = Socket.netlink(NETLINK_ROUTE, Message.of("netlink.socket"));
        try {
            socket.setOption(SOL_NETLINK, NETLINK_EXT_ACK, 1);
            socket.setOption(SOL_NETLINK, NETLINK_CAP_ACK, 1);
            socket.setOption(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
            socket.bind();
        } catch (KernelException e) {
            socket.close();
            throw e;
        }
        return new NetlinkSocket(socket);
    }

    /** Lets a poller wait for this socket as well. */
    <T> void joinPoller(Poller<T> poller, T entry) throws KernelException {
        poller.add(socket, entry);
    }

    /** Lets a poller wait for this socket no longer; to be called before it is closed. */
    void leavePoller(Poller<?> poller) throws KernelException {
        poller.remove(socket);
    }

    /** Sets how long {@link #receive} waits, and how many bytes may wait for it. */
    void configure(int timeoutSeconds, int bufferBytes) throws KernelException {
        socket.configure(timeoutSeconds, bufferBytes);
    }

    /** The number that no other namespace has had since the machine started; 0 before kernel 5.14. */
    long namespaceCookie() {
        return socket.namespaceCookie();
    }

    /** Subscribes to the events of a group. */
    void join(int group) throws KernelException {
        socket.setOption(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
    }

    void send(MessageWriter messages) throws KernelException {
        socket.send(messages.array(), messages.size());
    }

    /** The next datagram, valid until this thread receives again; null when nothing came in the time it may wait. */
    @Nullable
    ByteBuffer receive(boolean wait) throws KernelException {
        return socket.receive(wait);
    }

    @Override
    public void close() {
        socket.close();
    }
}
