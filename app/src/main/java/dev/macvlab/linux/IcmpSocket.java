package dev.macvlab.linux;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Raw sockets for ICMP echo in one namespace, IPv4 or IPv6: one that sends and one that receives, so that the failure of
 * an earlier request is never taken for that of the next. Nothing here waits. What comes in are the echo replies, and the
 * failures of requests, of every sender in the namespace. The sockets keep their namespace alive.
 */
public final class IcmpSocket implements AutoCloseable {
    /**
     * An echo reply.
     *
     * @param linkIndex the link it arrived by
     * @param nanos when it arrived, in nanoseconds since 1970 by the kernel's clock
     * @param message the ICMP message from its type on, read-only
     */
    public record Packet(IpAddress from, int linkIndex, long nanos, ByteBuffer message) {}

    /**
     * What went wrong with a request.
     *
     * @param errno EHOSTUNREACH when a neighbour did not answer, ENETUNREACH when a router had no route
     * @param reporter who says so: this machine itself, or a router; null when unknown
     * @param message the start of the request it is about, from the ICMP type on
     */
    public record Failure(
            Errno errno, int type, int code, @Nullable IpAddress reporter, ByteBuffer message) {}

    private static final int IPPROTO_ICMP = 1;
    private static final int IPPROTO_ICMPV6 = 58;
    private static final int SOL_IP = 0;
    private static final int SOL_SOCKET = 1;
    private static final int SOL_IPV6 = 41;
    private static final int SOL_RAW = 255;
    private static final int IP_RECVERR = 11;
    private static final int IPV6_RECVERR = 25;
    private static final int ICMP_FILTER = 1;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int SO_ATTACH_FILTER = 26;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int SO_BINDTOIFINDEX = 62;
    private static final int IP_PKTINFO = 8;
    private static final int IPV6_RECVPKTINFO = 49;
    private static final int IPV6_PKTINFO = 50;
    private static final int BPF_KEEP = 0x06;
    private static final int BPF_SKIP_UNLESS_EQUAL = 0x15;
    private static final int BPF_LOAD_16_BITS_AT = 0x28;
    private static final int BPF_LOAD_16_BITS_BEHIND = 0x48;
    private static final int BPF_LOAD_LENGTH_OF_IP_HEADER = 0xb1;
    private static final int ECHO_REPLY = 0;
    private static final int ECHO_REPLY_V6 = 129;
    private static final int NO_TYPE = -1;
    private static final int BUFFER_BYTES = 1 << 20;

    private static final int SOCKADDR_IN = 16;
    private static final int SOCKADDR_IN6 = 28;
    private static final int BPF_INSTRUCTION = 8;

    private static final int NAME = 80;
    private static final int CONTROL = 112;
    private static final int CONTROL_SIZE = 512;
    private static final int DATA = CONTROL + CONTROL_SIZE;
    private static final int DATA_SIZE = 2048;

    /** A msghdr, an iovec, and what they point to; one for each thread, however many sockets it serves. */
    private static final ThreadLocal<Memory> HEADER = ThreadLocal.withInitial(() -> {
        Memory memory = new Memory(DATA + DATA_SIZE);
        memory.clear();
        return memory;
    });

    private static final int RECEIVE_ATTEMPTS = 100;

    private final FileDescriptor sender;
    private final FileDescriptor receiver;
    private final boolean ipv6;

    private IcmpSocket(FileDescriptor sender, FileDescriptor receiver, boolean ipv6) {
        this.sender = sender;
        this.receiver = receiver;
        this.ipv6 = ipv6;
    }

    /**
     * Opens a socket in a namespace; EPERM without CAP_NET_RAW there.
     *
     * @param linkIndex the link to send by; 0 for whichever the routes say
     * @param identifier the 16 bits that replies have to carry; others are dropped by the kernel, so that many sockets
     *     in one namespace don't cost each other
     */
    public static IcmpSocket open(
            NamespaceThread namespaces, NetworkNamespace namespace, boolean ipv6, int linkIndex, int identifier)
            throws IOException {
        return namespaces.call(namespace, () -> {
            FileDescriptor sender = raw(ipv6);
            FileDescriptor receiver = null;
            try {
                receiver = raw(ipv6);
                filter(sender, ipv6, NO_TYPE);
                sender.setOption(SOL_SOCKET, SO_SNDBUF, BUFFER_BYTES);
                if (linkIndex != 0) {
                    sender.setOption(SOL_SOCKET, SO_BINDTOIFINDEX, linkIndex);
                }
                filter(receiver, ipv6, ipv6 ? ECHO_REPLY_V6 : ECHO_REPLY);
                filterIdentifier(receiver, ipv6, identifier);
                receiver.setOption(SOL_SOCKET, SO_RCVBUF, BUFFER_BYTES);
                receiver.setOption(SOL_SOCKET, SO_TIMESTAMPNS, 1);
                receiver.setOption(ipv6 ? SOL_IPV6 : SOL_IP, ipv6 ? IPV6_RECVERR : IP_RECVERR, 1);
                receiver.setOption(ipv6 ? SOL_IPV6 : SOL_IP, ipv6 ? IPV6_RECVPKTINFO : IP_PKTINFO, 1);
                return new IcmpSocket(sender, receiver, ipv6);
            } catch (KernelException e) {
                sender.close();
                FileDescriptor.closeIfOpen(receiver);
                throw e;
            }
        });
    }

    /** Whether it is one for IPv6. */
    public boolean ipv6() {
        return ipv6;
    }

    int fd() {
        return receiver.number();
    }

    /**
     * Sends a message from its type on; the kernel adds the checksum to IPv6 alone. ENETUNREACH without a route, EAGAIN
     * when too much waits to be sent.
     */
    public void send(IpAddress destination, byte[] message) throws KernelException {
        byte[] address = socketAddress(destination);
        long sent = LibC.sendto(sender.number(), message, message.length, LibC.MSG_DONTWAIT, address, address.length);
        if (sent < 0) {
            throw new KernelException(Message.of("linux.icmp.send", destination), LibC.errno());
        }
    }

    /** The next echo reply; null when none waits. */
    public @Nullable Packet receive() throws IOException {
        ByteBuffer header = receive(0);
        if (header == null) {
            return null;
        }
        byte[] message = data(header);
        int ipHeader = ipv6 || message.length == 0 ? 0 : Math.min((message[0] & 0xf) * 4, message.length);
        int time = control(header, SOL_SOCKET, SO_TIMESTAMPNS, 16);
        int info = ipv6 ? control(header, SOL_IPV6, IPV6_PKTINFO, 20) : control(header, SOL_IP, IP_PKTINFO, 12);
        return new Packet(
                address(header, NAME),
                info < 0 ? 0 : header.getInt(ipv6 ? info + 16 : info),
                time < 0 ? 0 : header.getLong(time) * 1_000_000_000L + header.getLong(time + 8),
                ByteBuffer.wrap(message, ipHeader, message.length - ipHeader)
                        .slice()
                        .asReadOnlyBuffer());
    }

    /** The next failure of a request; null when none waits. */
    public @Nullable Failure receiveFailure() throws IOException {
        ByteBuffer header = receive(LibC.MSG_ERRQUEUE);
        if (header == null) {
            return null;
        }
        int error = ipv6 ? control(header, SOL_IPV6, IPV6_RECVERR, 20) : control(header, SOL_IP, IP_RECVERR, 20);
        if (error < 0) {
            return new Failure(
                    Errno.OTHER, 0, 0, null, ByteBuffer.wrap(data(header)).asReadOnlyBuffer());
        }
        boolean hasReporter = header.getShort(error + 16) != 0;
        return new Failure(
                Errno.of(header.getInt(error)),
                header.get(error + 5) & 0xff,
                header.get(error + 6) & 0xff,
                hasReporter ? address(header, error + 16) : null,
                ByteBuffer.wrap(data(header)).asReadOnlyBuffer());
    }

    @Override
    public void close() {
        sender.close();
        receiver.close();
    }

    private @Nullable ByteBuffer receive(int flags) throws KernelException {
        Memory memory = HEADER.get();
        long base = Pointer.nativeValue(memory);
        ByteBuffer header = memory.getByteBuffer(0, DATA + DATA_SIZE).order(ByteOrder.nativeOrder());
        header.putLong(0, base + NAME).putInt(8, CONTROL - NAME);
        header.putLong(16, base + 56).putLong(24, 1);
        header.putLong(32, base + CONTROL).putLong(40, CONTROL_SIZE).putInt(48, 0);
        header.putLong(56, base + DATA).putLong(64, DATA_SIZE);
        header.putShort(NAME, (short) 0);
        for (int attempt = 0; attempt < RECEIVE_ATTEMPTS; attempt++) {
            long length = LibC.recvmsg(fd(), base, flags | LibC.MSG_DONTWAIT);
            if (length >= 0) {
                return header.limit(DATA + (int) Math.min(length, DATA_SIZE));
            }
            if (Errno.of(LibC.errno()) == Errno.EAGAIN) {
                return null;
            }
            // Any other error is that of an earlier request, told here once and found in the error queue as well.
        }
        throw new KernelException(Message.of("linux.icmp.receive"), LibC.errno());
    }

    private static byte[] data(ByteBuffer header) {
        byte[] data = new byte[header.limit() - DATA];
        header.get(DATA, data);
        return data;
    }

    /** Where the data of a control message starts; negative when it is not there in full. */
    private static int control(ByteBuffer header, int level, int type, int atLeast) {
        int end = CONTROL + (int) Math.min(header.getLong(40), CONTROL_SIZE);
        int at = CONTROL;
        while (at + 16 <= end) {
            long length = header.getLong(at);
            if (length < 16 || length > end - at) {
                return -1;
            }
            if (header.getInt(at + 8) == level && header.getInt(at + 12) == type && length >= 16 + atLeast) {
                return at + 16;
            }
            at += (int) ((length + 7) & ~7);
        }
        return -1;
    }

    private IpAddress address(ByteBuffer header, int at) throws IOException {
        byte[] bytes = new byte[ipv6 ? 16 : 4];
        header.get(at + (ipv6 ? 8 : 4), bytes);
        return IpAddress.of(bytes);
    }

    private byte[] socketAddress(IpAddress destination) {
        if (destination.isV6() != ipv6) {
            throw new IllegalArgumentException(destination + " is not of this socket's family");
        }
        ByteBuffer address = LibC.struct(ipv6 ? SOCKADDR_IN6 : SOCKADDR_IN);
        address.putShort((short) (ipv6 ? LibC.AF_INET6 : LibC.AF_INET));
        address.put(ipv6 ? 8 : 4, destination.toBytes());
        return LibC.bytes(address);
    }

    private static FileDescriptor raw(boolean ipv6) throws KernelException {
        int type = LibC.SOCK_RAW | LibC.SOCK_CLOEXEC | LibC.SOCK_NONBLOCK;
        int fd =
                ipv6 ? LibC.socket(LibC.AF_INET6, type, IPPROTO_ICMPV6) : LibC.socket(LibC.AF_INET, type, IPPROTO_ICMP);
        return new FileDescriptor(LibC.check(fd, Message.of("linux.icmp.open")), Message.of("linux.icmp.socket"));
    }

    /** A classic BPF program: the packet is kept when its identifier is the right one. */
    private static void filterIdentifier(FileDescriptor receiver, boolean ipv6, int identifier) throws KernelException {
        ByteBuffer program = LibC.struct(BPF_INSTRUCTION * (ipv6 ? 4 : 5));
        if (ipv6) {
            instruction(program, BPF_LOAD_16_BITS_AT, 0, 4);
        } else {
            instruction(program, BPF_LOAD_LENGTH_OF_IP_HEADER, 0, 0);
            instruction(program, BPF_LOAD_16_BITS_BEHIND, 0, 4);
        }
        instruction(program, BPF_SKIP_UNLESS_EQUAL, 1, identifier);
        instruction(program, BPF_KEEP, 0, -1);
        instruction(program, BPF_KEEP, 0, 0);
        try (Memory memory = new Memory(program.capacity())) {
            memory.write(0, LibC.bytes(program), 0, program.capacity());
            byte[] value = LibC.bytes(LibC.struct(16)
                    .putShort(0, (short) (program.capacity() / BPF_INSTRUCTION))
                    .putLong(8, Pointer.nativeValue(memory)));
            LibC.check(
                    LibC.setsockopt(receiver.number(), SOL_SOCKET, SO_ATTACH_FILTER, value, value.length),
                    Message.of("linux.icmp.filter"));
        }
    }

    private static void instruction(ByteBuffer program, int code, int skip, int operand) {
        program.putShort((short) code).put((byte) 0).put((byte) skip).putInt(operand);
    }

    /** Lets one type of message in, or none: in both kinds of filter a set bit keeps a type out. */
    private static void filter(FileDescriptor descriptor, boolean ipv6, int type) throws KernelException {
        ByteBuffer words = LibC.struct(4 * (ipv6 ? 8 : 1));
        for (int word = 0; word < (ipv6 ? 8 : 1); word++) {
            words.putInt(type >= 0 && type / 32 == word ? ~(1 << (type % 32)) : -1);
        }
        byte[] mask = LibC.bytes(words);
        int level = ipv6 ? IPPROTO_ICMPV6 : SOL_RAW;
        LibC.check(
                LibC.setsockopt(descriptor.number(), level, ICMP_FILTER, mask, mask.length),
                Message.of("linux.icmp.filter"));
    }
}
