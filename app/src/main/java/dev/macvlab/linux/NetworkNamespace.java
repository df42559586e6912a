package dev.macvlab.linux;

import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A network namespace, held by an open file descriptor: while this is open the namespace and all that is in it live
 * on, with or without a name or a process.
 */
public final class NetworkNamespace implements AutoCloseable {
    /** What makes two namespaces the same one: device and inode of the file under {@code /proc/…/ns/net}. */
    public record Identity(long device, long inode) {}

    private final FileDescriptor descriptor;

    private NetworkNamespace(FileDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    /** Opens the namespace behind a path such as {@code /run/netns/ns1}; EINVAL when the file is no network namespace. */
    public static NetworkNamespace open(String path) throws KernelException {
        FileDescriptor descriptor = FileDescriptor.open(path, LibC.O_RDONLY, 0);
        int type = LibC.ioctl(descriptor.number(), LibC.NS_GET_NSTYPE);
        if (type != LibC.CLONE_NEWNET) {
            descriptor.close();
            throw new KernelException(Message.of("linux.namespace.open", path), Errno.EINVAL.number());
        }
        return new NetworkNamespace(descriptor);
    }

    /** The namespace that the calling thread is in. */
    public static NetworkNamespace current() throws KernelException {
        return new NetworkNamespace(FileDescriptor.open("/proc/thread-self/ns/net", LibC.O_RDONLY, 0));
    }

    /** Makes a namespace without a name and leaves the calling thread in it, so that the thread has to end. */
    public static NetworkNamespace unshare() throws KernelException {
        LibC.check(LibC.unshare(LibC.CLONE_NEWNET), Message.of("linux.namespace.make"));
        return current();
    }

    /** The identity, which no other living namespace has. */
    public Identity identity() throws IOException {
        Path path = Path.of(path());
        return new Identity((Long) Files.getAttribute(path, "unix:dev"), (Long) Files.getAttribute(path, "unix:ino"));
    }

    /** Whether both are the same namespace. */
    public boolean isSameAs(NetworkNamespace other) throws IOException {
        return identity().equals(other.identity());
    }

    /** A path to this namespace that is good for this process while it is open. */
    public String path() {
        return "/proc/self/fd/" + fd();
    }

    /** The number of the descriptor, for messages to the kernel. */
    public int fd() {
        return descriptor.number();
    }

    /** Lets go of the namespace; the kernel takes it down in the background when nothing else holds it. */
    @Override
    public void close() {
        descriptor.close();
    }

    /** What it is called in messages. */
    public Message words() {
        return Message.of("linux.namespace", descriptor);
    }

    @Override
    public String toString() {
        return words().english();
    }
}
