package dev.macvlab.linux;

import dev.macvlab.message.Message;

/** The error numbers of Linux that sockets, rtnetlink, namespaces and mounts answer with (asm-generic/errno.h). */
public enum Errno {
    EPERM(1),
    ENOENT(2),
    ESRCH(3),
    EINTR(4),
    EIO(5),
    ENXIO(6),
    EBADF(9),
    EAGAIN(11),
    ENOMEM(12),
    EACCES(13),
    EFAULT(14),
    EBUSY(16),
    EEXIST(17),
    EXDEV(18),
    ENODEV(19),
    ENOTDIR(20),
    EISDIR(21),
    EINVAL(22),
    ENFILE(23),
    EMFILE(24),
    ENOTTY(25),
    ENOSPC(28),
    EROFS(30),
    EPIPE(32),
    ERANGE(34),
    ENAMETOOLONG(36),
    ENOSYS(38),
    ENOTEMPTY(39),
    ELOOP(40),
    ENODATA(61),
    EPROTO(71),
    EBADMSG(74),
    EOVERFLOW(75),
    EMSGSIZE(90),
    ENOPROTOOPT(92),
    EPROTONOSUPPORT(93),
    EOPNOTSUPP(95),
    EAFNOSUPPORT(97),
    EADDRINUSE(98),
    EADDRNOTAVAIL(99),
    ENETDOWN(100),
    ENETUNREACH(101),
    ECONNRESET(104),
    ENOBUFS(105),
    ENOTCONN(107),
    ETIMEDOUT(110),
    ECONNREFUSED(111),
    EHOSTDOWN(112),
    EHOSTUNREACH(113),
    EALREADY(114),
    EINPROGRESS(115),
    ESTALE(116),
    EDQUOT(122),
    /** Any number that is not in this list; the exception that carries it has the number itself. */
    OTHER(0);

    private final int number;

    Errno(int number) {
        this.number = number;
    }

    /** The positive number the kernel uses. */
    public int number() {
        return number;
    }

    /** What {@code strerror} says, in English as in the C locale. */
    public Message text() {
        return Message.of("errno." + name());
    }

    /** The constant of a number of either sign, or {@link #OTHER}. */
    public static Errno of(int number) {
        int positive = Math.abs(number);
        for (Errno errno : values()) {
            if (errno.number == positive) {
                return errno;
            }
        }
        return OTHER;
    }
}
