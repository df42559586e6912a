package dev.macvlab.plan;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What went wrong, for programs: a word that stays the same in every language and version. The constants below the own
 * ones are the kernel's error numbers (include/uapi/asm-generic/errno.h), whose words are their names.
 */
public enum ErrorCode {
    /** Refused before the kernel was touched. */
    REFUSED("refused"),
    /** The kernel took it, but did not keep it. */
    UNKEPT("verify"),
    /** Somebody wanted no more of it. */
    CANCELLED("cancelled"),
    /** It could cut a connection off, and nobody has said that it may. */
    CUT("cut"),
    /** A message or a topology file that can't be read. */
    UNREADABLE("unreadable"),
    /** The kernel refused, with none of the numbers below or in something that is no step of a plan. */
    KERNEL("kernel"),
    /** The agent can't be started. */
    UNSTARTED("unstarted"),
    /** The agent ended. */
    LOST("lost"),
    /** A mistake in the program. */
    MISTAKE("mistake"),
    /** A word that this version doesn't know; never said, only read. */
    UNKNOWN("unknown"),

    EPERM,
    ENOENT,
    ESRCH,
    EINTR,
    EIO,
    ENXIO,
    EBADF,
    EAGAIN,
    ENOMEM,
    EACCES,
    EFAULT,
    EBUSY,
    EEXIST,
    EXDEV,
    ENODEV,
    ENOTDIR,
    EISDIR,
    EINVAL,
    ENFILE,
    EMFILE,
    ENOTTY,
    ENOSPC,
    EROFS,
    EPIPE,
    ERANGE,
    ENAMETOOLONG,
    ENOSYS,
    ENOTEMPTY,
    ELOOP,
    ENODATA,
    EPROTO,
    EBADMSG,
    EOVERFLOW,
    EMSGSIZE,
    ENOPROTOOPT,
    EPROTONOSUPPORT,
    EOPNOTSUPP,
    EAFNOSUPPORT,
    EADDRINUSE,
    EADDRNOTAVAIL,
    ENETDOWN,
    ENETUNREACH,
    ECONNRESET,
    ENOBUFS,
    ENOTCONN,
    ETIMEDOUT,
    ECONNREFUSED,
    EHOSTDOWN,
    EHOSTUNREACH,
    EALREADY,
    EINPROGRESS,
    ESTALE,
    EDQUOT;

    private static final Map<String, ErrorCode> BY_WORD =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(ErrorCode::word, Function.identity()));

    private final String word;

    ErrorCode() {
        word = name();
    }

    ErrorCode(String word) {
        this.word = word;
    }

    /** How it is spelled between programs. */
    public String word() {
        return word;
    }

    /** The code of a word; {@link #UNKNOWN} when this version has none. */
    public static ErrorCode of(String word) {
        return BY_WORD.getOrDefault(word, UNKNOWN);
    }

    @Override
    public String toString() {
        return word;
    }
}
