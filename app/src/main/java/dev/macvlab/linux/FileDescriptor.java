package dev.macvlab.linux;

import dev.macvlab.message.Message;
import org.jspecify.annotations.Nullable;

/** An open file descriptor that is closed once, however many threads try, and is refused afterwards. */
final class FileDescriptor implements AutoCloseable {
    private final int number;
    private final Message what;
    private volatile boolean closed;

    FileDescriptor(int number, Message what) {
        this.number = number;
        this.what = what;
    }

    /** Opens a file, which no started process inherits. */
    static FileDescriptor open(String path, int flags, int mode) throws KernelException {
        int fd = LibC.check(
                LibC.open(LibC.text(path), flags | LibC.O_CLOEXEC, mode), Message.of("linux.file.open", path));
        return new FileDescriptor(fd, Message.verbatim(path));
    }

    /** The descriptor's number. */
    int number() {
        if (closed) {
            throw new IllegalStateException(what + " is closed");
        }
        return number;
    }

    boolean isClosed() {
        return closed;
    }

    void setOption(int level, int option, int value) throws KernelException {
        byte[] bytes = LibC.bytes(LibC.struct(4).putInt(value));
        LibC.check(
                LibC.setsockopt(number(), level, option, bytes, bytes.length),
                Message.of("linux.socket.option", level, option, what));
    }

    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            LibC.close(number);
        }
    }

    @Override
    public String toString() {
        return what + " (fd " + number + (closed ? ", closed)" : ")");
    }

    /** Closes it unless it is null. */
    static void closeIfOpen(@Nullable FileDescriptor descriptor) {
        if (descriptor != null) {
            descriptor.close();
        }
    }
}
