package dev.macvlab.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.macvlab.message.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A netlink socket as the system calls have it: bytes out, datagrams in; it keeps the namespace it was made in alive. */
public final class Socket implements AutoCloseable {
    private static final int BUFFER_SIZE = 128 * 1024;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVBUF = 8;
    private static final int SO_RCVTIMEO = 20;
    private static final int SO_RCVBUFFORCE = 33;
    private static final int SO_NETNS_COOKIE = 71;
    private static final int SOCKADDR_NL = 12;

    /** Memory outside the heap to receive into; one for each thread, however many sockets it serves. */
    private static final ThreadLocal<Memory> BUFFER = ThreadLocal.withInitial(() -> new Memory(BUFFER_SIZE));

    private final FileDescriptor descriptor;
    private final Message what;

    private Socket(FileDescriptor descriptor, Message what) {
        this.descriptor = descriptor;
        this.what = what;
    }

    /**
     * Opens a netlink socket in the calling thread's namespace, without an address yet.
     *
     * @param protocol {@code NETLINK_…} of linux/netlink.h
     * @param what the words for it in errors
     */
    public static Socket netlink(int protocol, Message what) throws KernelException {
        int type = LibC.SOCK_RAW | LibC.SOCK_CLOEXEC;
        int fd = LibC.check(LibC.socket(LibC.AF_NETLINK, type, protocol), Message.of("linux.socket.open", what));
        return new Socket(new FileDescriptor(fd, what), what);
    }

    /** Lets the kernel choose the address. */
    public void bind() throws KernelException {
        byte[] any = LibC.bytes(LibC.struct(SOCKADDR_NL).putShort((short) LibC.AF_NETLINK));
        LibC.check(LibC.bind(fd(), any, any.length), Message.of("linux.socket.bind", what));
    }

    int fd() {
        return descriptor.number();
    }

    /** Sets an option whose value is a number. */
    public void setOption(int level, int option, int value) throws KernelException {
        descriptor.setOption(level, option, value);
    }

    /** Sets how long {@link #receive} waits, and how many bytes may wait for it. */
    public void configure(int timeoutSeconds, int bufferBytes) throws KernelException {
        byte[] time = LibC.bytes(LibC.struct(16).putLong(timeoutSeconds));
        LibC.check(
                LibC.setsockopt(fd(), SOL_SOCKET, SO_RCVTIMEO, time, time.length),
                Message.of("linux.socket.time-out", what));
        byte[] size = LibC.bytes(LibC.struct(4).putInt(bufferBytes));
        if (LibC.setsockopt(fd(), SOL_SOCKET, SO_RCVBUFFORCE, size, size.length) < 0) {
            descriptor.setOption(SOL_SOCKET, SO_RCVBUF, bufferBytes);
        }
    }

    /** The number that no other namespace has had since the machine started; 0 before kernel 5.14. */
    public long namespaceCookie() {
        byte[] cookie = new byte[Long.BYTES];
        byte[] length = LibC.bytes(LibC.struct(4).putInt(cookie.length));
        int result = LibC.getsockopt(fd(), SOL_SOCKET, SO_NETNS_COOKIE, cookie, length);
        return result < 0
                ? 0
                : ByteBuffer.wrap(cookie).order(ByteOrder.nativeOrder()).getLong();
    }

    /** Sends the first bytes of an array. */
    public void send(byte[] bytes, int length) throws KernelException {
        while (LibC.send(fd(), bytes, length, 0) < 0) {
            if (Errno.of(LibC.errno()) != Errno.EINTR) {
                throw new KernelException(Message.of("linux.socket.send", what), LibC.errno());
            }
        }
    }

    /** The next datagram, valid until this thread receives again; null when nothing came in the time it may wait. */
    public @Nullable ByteBuffer receive(boolean wait) throws KernelException {
        Memory buffer = BUFFER.get();
        while (true) {
            long address = Pointer.nativeValue(buffer);
            int flags = LibC.MSG_TRUNC | (wait ? 0 : LibC.MSG_DONTWAIT);
            long length = LibC.recv(fd(), address, BUFFER_SIZE, flags);
            if (length > BUFFER_SIZE) {
                throw new KernelException(
                        Message.of("linux.socket.receive-bytes", length, what), Errno.EMSGSIZE.number());
            }
            if (length >= 0) {
                return buffer.getByteBuffer(0, length).order(ByteOrder.nativeOrder());
            }
            Errno errno = Errno.of(LibC.errno());
            if (errno == Errno.EAGAIN) {
                return null;
            }
            if (errno != Errno.EINTR) {
                throw new KernelException(Message.of("linux.socket.receive", what), LibC.errno());
            }
        }
    }

    @Override
    public void close() {
        descriptor.close();
    }
}
