package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A socket for messages with rtnetlink, bound to the namespace it was made in for as long as it is open. */
final class NetlinkSocket implements AutoCloseable {
    private static final int BUFFER_SIZE = 128 * 1024;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_NETNS_COOKIE = 71;

    /** Memory outside the heap to receive into; one for each thread, however many sockets it serves. */
    private static final ThreadLocal<Memory> BUFFER = ThreadLocal.withInitial(() -> new Memory(BUFFER_SIZE));

    private final FileDescriptor descriptor;

    private NetlinkSocket(FileDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** Opens a socket in the calling thread's namespace. */
    static NetlinkSocket open() throws KernelException {
        int type = LibC.SOCK_RAW | LibC.SOCK_CLOEXEC;
        int fd = LibC.check(LibC.socket(LibC.AF_NETLINK, type, NETLINK_ROUTE), "open a route socket");
        FileDescriptor descriptor = new FileDescriptor(fd, "route socket");
        try {
            descriptor.setOption(SOL_NETLINK, NETLINK_EXT_ACK, 1);
            descriptor.setOption(SOL_NETLINK, NETLINK_CAP_ACK, 1);
            descriptor.setOption(SOL_NETLINK, NETLINK_GET_STRICT_CHK, 1);
            byte[] anyAddress = new MessageWriter()
                    .u16(LibC.AF_NETLINK)
                    .u16(0)
                    .u32(0)
                    .u32(0)
                    .toBytes();
            LibC.check(LibC.bind(fd, anyAddress, anyAddress.length), "bind a route socket");
        } catch (KernelException e) {
            descriptor.close();
            throw e;
        }
        return new NetlinkSocket(descriptor);
    }

    int fd() {
        return descriptor.number();
    }

    /** Sets how long {@link #receive} waits, and how many bytes may wait for it. */
    void configure(int timeoutSeconds, int bufferBytes) throws KernelException {
        byte[] time = new MessageWriter().u64(timeoutSeconds).u64(0).toBytes();
        LibC.check(
                LibC.setsockopt(fd(), SOL_SOCKET, SO_RCVTIMEO, time, time.length),
                "set the time-out of a route socket");
        byte[] size = new MessageWriter().u32(bufferBytes).toBytes();
        if (LibC.setsockopt(fd(), SOL_SOCKET, SO_RCVBUFFORCE, size, size.length) < 0) {
            descriptor.setOption(SOL_SOCKET, SO_RCVBUF, bufferBytes);
        }
    }

    /** The number that no other namespace has had since the machine started; 0 before kernel 5.14. */
    long namespaceCookie() {
        byte[] cookie = new byte[Long.BYTES];
        byte[] length = new MessageWriter().u32(cookie.length).toBytes();
        int result = LibC.getsockopt(fd(), SOL_SOCKET, SO_NETNS_COOKIE, cookie, length);
        return result < 0
                ? 0
                : ByteBuffer.wrap(cookie).order(ByteOrder.nativeOrder()).getLong();
    }

    /** Subscribes to the events of a group. */
    void join(int group) throws KernelException {
        descriptor.setOption(SOL_NETLINK, NETLINK_ADD_MEMBERSHIP, group);
    }

    void send(MessageWriter messages) throws KernelException {
        while (LibC.send(fd(), messages.array(), messages.size(), 0) < 0) {
            if (Errno.of(LibC.errno()) != Errno.EINTR) {
                throw new KernelException("send to rtnetlink", LibC.errno());
            }
        }
    }

    /** The next datagram, valid until this thread receives again; null when nothing came in the time it may wait. */
    @Nullable
    ByteBuffer receive(boolean wait) throws KernelException {
        Memory buffer = BUFFER.get();
        while (true) {
            long address = Pointer.nativeValue(buffer);
            int flags = LibC.MSG_TRUNC | (wait ? 0 : LibC.MSG_DONTWAIT);
            long length = LibC.recv(fd(), address, BUFFER_SIZE, flags);
            if (length > BUFFER_SIZE) {
                throw new KernelException("receive " + length + " bytes from rtnetlink", Errno.EMSGSIZE.number());
            }
            if (length >= 0) {
                return buffer.getByteBuffer(0, length).order(ByteOrder.nativeOrder());
            }
            Errno errno = Errno.of(LibC.errno());
            if (errno == Errno.EAGAIN) {
                return null;
            }
            if (errno != Errno.EINTR) {
                throw new KernelException("receive from rtnetlink", LibC.errno());
            }
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
