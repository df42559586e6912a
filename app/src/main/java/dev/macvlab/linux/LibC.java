package dev.macvlab.linux;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import dev.macvlab.message.Message;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The system calls used here, bound to the C library that the virtual machine itself runs on (64-bit Linux). */
final class LibC {
    static final int AF_INET = 2;
    static final int AF_INET6 = 10;
    static final int AF_NETLINK = 16;
    static final int SOCK_RAW = 3;
    static final int SOCK_NONBLOCK = 0x800;
    static final int SOCK_CLOEXEC = 0x80000;

    static final int MSG_TRUNC = 0x20;
    static final int MSG_DONTWAIT = 0x40;
    static final int MSG_ERRQUEUE = 0x2000;

    static final int O_RDONLY = 0;
    static final int O_WRONLY = 1;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    static final int O_RDWR = 2;
    static final int O_NONBLOCK = 0x800;
    static final int O_CLOEXEC = 0x80000;

    static final int F_DUPFD_CLOEXEC = 1030;

    static final int CLONE_NEWNET = 0x40000000;
    static final long NS_GET_NSTYPE = 0xb703;

    static final int MS_BIND = 0x1000;
    static final int MS_REC = 0x4000;
    static final int MS_SHARED = 0x100000;
    static final int MNT_DETACH = 2;

    static {
        Native.register(LibC.class, NativeLibrary.getProcess());
    }

    private LibC() {}

    static native int socket(int domain, int type, int protocol);

    static native int bind(int fd, byte[] address, int length);

    static native long send(int fd, byte[] data, long length, int flags);

    static native long sendto(int fd, byte[] data, long length, int flags, byte[] address, int addressLength);

    static native long recv(int fd, long buffer, long length, int flags);

    static native long recvmsg(int fd, long header, int flags);

    static native int setsockopt(int fd, int level, int option, byte[] value, int length);

    static native int getsockopt(int fd, int level, int option, byte[] value, byte[] length);

    static native int setns(int fd, int type);

    static native int unshare(int flags);

    static native int ioctl(int fd, long request);

    static native int fcntl(int fd, int command, long argument);

    static native int open(byte[] path, int flags, int mode);

    static native int close(int fd);

    static native long read(int fd, byte[] buffer, long length);

    static native long write(int fd, byte[] data, long length);

    static native int unlink(byte[] path);

    /** A {@code DIR *}; 0 on error. */
    static native long opendir(byte[] path);

    /** A {@code struct dirent *}; 0 at the end. */
    static native long readdir(long directory);

    static native int closedir(long directory);

    static native int mkdir(byte[] path, int mode);

    static native int mount(byte[] source, byte[] target, byte[] type, long flags, byte[] data);

    static native int umount2(byte[] target, int flags);

    static native int epoll_create1(int flags);

    static native int epoll_ctl(int epoll, int operation, int fd, byte[] event);

    static native int epoll_wait(int epoll, byte[] events, int capacity, int timeoutMillis);

    static native int eventfd(int initial, int flags);

    /** Room for a struct, all zero, in the machine's byte order. */
    static ByteBuffer struct(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }

    /** A copy of all that is in a struct. */
    static byte[] bytes(ByteBuffer struct) {
        byte[] bytes = new byte[struct.capacity()];
        struct.get(0, bytes);
        return bytes;
    }

    /** The text in UTF-8 with the closing zero of C. */
    static byte[] text(String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(utf8, utf8.length + 1);
    }

    /** The result of a call, or the exception for its error number when it is negative. */
    static int check(int result, Message operation) throws KernelException {
        if (result < 0) {
            throw new KernelException(operation, Native.getLastError());
        }
        return result;
    }

    /** The result of a call, or the exception for its error number when it is negative. */
    static long check(long result, Message operation) throws KernelException {
        if (result < 0) {
            throw new KernelException(operation, Native.getLastError());
        }
        return result;
    }

    /** The error number of this thread's last call. */
    static int errno() {
        return Native.getLastError();
    }
}
