package dev.macvlab.linux;

import dev.macvlab.message.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Waits on one thread for any of many sockets to have something to read. Sockets may be added and removed from any
 * thread.
 *
 * @param <T> what stands for a socket here
 */
public final class Poller<T> implements AutoCloseable {
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLLIN = 1;
    private static final int EFD_NONBLOCK = 0x800;
    private static final int CLOEXEC = 0x80000;
    private static final int MAX_EVENTS = 256;

    /** On x86-64 alone {@code struct epoll_event} is packed. */
    private static final int DATA_OFFSET = System.getProperty("os.arch", "").equals("amd64") ? 4 : 8;

    private static final int EVENT_SIZE = DATA_OFFSET + 8;

    private final FileDescriptor epoll;
    private final FileDescriptor alarm;
    private final Map<Integer, T> sockets = new ConcurrentHashMap<>();
    private final byte[] events = new byte[MAX_EVENTS * EVENT_SIZE];

    public Poller() throws KernelException {
        epoll = new FileDescriptor(
                LibC.check(LibC.epoll_create1(CLOEXEC), Message.of("linux.poll.epoll")), Message.verbatim("epoll"));
        try {
            int fd = LibC.check(LibC.eventfd(0, CLOEXEC | EFD_NONBLOCK), Message.of("linux.poll.eventfd"));
            alarm = new FileDescriptor(fd, Message.verbatim("eventfd"));
            control(EPOLL_CTL_ADD, fd);
        } catch (KernelException e) {
            epoll.close();
            throw e;
        }
    }

    private void add(int fd, T socket) throws KernelException {
        sockets.put(fd, socket);
        control(EPOLL_CTL_ADD, fd);
    }

    /** Waits for this socket as well. */
    public void add(IcmpSocket icmp, T socket) throws KernelException {
        add(icmp.fd(), socket);
    }

    /** Waits for this socket as well. */
    public void add(Socket netlink, T socket) throws KernelException {
        add(netlink.fd(), socket);
    }

    /** Waits for frames of a macvtap as well. */
    public void add(TapFile tap, T socket) throws KernelException {
        add(tap.fd(), socket);
    }

    private void remove(int fd) throws KernelException {
        if (sockets.remove(fd) != null) {
            control(EPOLL_CTL_DEL, fd);
        }
    }

    /** Waits for this socket no longer; to be called before it is closed. */
    public void remove(IcmpSocket icmp) throws KernelException {
        remove(icmp.fd());
    }

    /** Waits for this socket no longer; to be called before it is closed. */
    public void remove(Socket netlink) throws KernelException {
        remove(netlink.fd());
    }

    /**
     * Waits until something can be read, the time is over, or somebody wakes this up.
     *
     * @param millis negative waits for ever
     */
    public List<T> await(int millis) throws KernelException {
        int count = LibC.epoll_wait(epoll.number(), events, MAX_EVENTS, millis);
        if (count < 0 && Errno.of(LibC.errno()) == Errno.EINTR) {
            return List.of();
        }
        LibC.check(count, Message.of("linux.poll.wait"));
        ByteBuffer ready = ByteBuffer.wrap(events).order(ByteOrder.nativeOrder());
        List<T> found = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int fd = ready.getInt(i * EVENT_SIZE + DATA_OFFSET);
            T socket = sockets.get(fd);
            if (socket != null) {
                found.add(socket);
            } else if (fd == alarm.number()) {
                LibC.read(fd, new byte[8], 8);
            }
        }
        return found;
    }

    /** Lets the waiting thread, or the next one to wait, return at once. */
    public void wake() {
        if (!alarm.isClosed()) {
            LibC.write(alarm.number(), LibC.bytes(LibC.struct(8).putLong(1)), 8);
        }
    }

    private void control(int operation, int fd) throws KernelException {
        ByteBuffer event = ByteBuffer.allocate(EVENT_SIZE).order(ByteOrder.nativeOrder());
        byte[] bytes = new byte[EVENT_SIZE];
        event.putInt(0, EPOLLIN).putInt(DATA_OFFSET, fd).get(0, bytes);
        LibC.check(LibC.epoll_ctl(epoll.number(), operation, fd, bytes), Message.of("linux.poll.change"));
    }

    @Override
    public void close() {
        alarm.close();
        epoll.close();
    }
}
