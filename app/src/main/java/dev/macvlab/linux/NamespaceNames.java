package dev.macvlab.linux;

import com.sun.jna.Pointer;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Names of network namespaces as {@code ip netns} knows them: files in a directory, normally {@code /run/netns}, that
 * the namespace is bind-mounted on.
 */
public final class NamespaceNames {
    /** Where {@code ip netns} looks. */
    public static final String DIRECTORY = "/run/netns";

    private static final int DIRENT_NAME = 19;

    private final String directory;
    private boolean ready;

    public NamespaceNames() {
        this(DIRECTORY);
    }

    /**
     * Names in a directory of their own, which {@code ip netns} does not see.
     *
     * @param directory made when it is first needed; the one above it has to exist
     */
    public NamespaceNames(String directory) {
        this.directory = directory;
    }

    /** Gives a namespace a name. EEXIST when the name is taken; the namespace then stays without one. */
    public synchronized void publish(NetworkNamespace namespace, String name) throws IOException {
        String path = path(name);
        prepareDirectory();
        FileDescriptor.open(path, LibC.O_RDONLY | LibC.O_CREAT | LibC.O_EXCL, 0444)
                .close();
        try {
            Mounts.bind(namespace.path(), path);
        } catch (KernelException e) {
            LibC.unlink(LibC.text(path));
            throw e;
        }
    }

    /**
     * Takes a name away. The namespace itself goes, some time later, when nothing else holds it. Does nothing for a
     * name that does not exist.
     */
    public synchronized void unpublish(String name) throws KernelException {
        String path = path(name);
        int unmounted = LibC.umount2(LibC.text(path), LibC.MNT_DETACH);
        if (unmounted < 0 && Errno.of(LibC.errno()) == Errno.ENOENT) {
            return;
        }
        LibC.check(LibC.unlink(LibC.text(path)), Message.of("linux.file.remove", path));
    }

    /** The namespace of a name; empty when there is no such name, or a stale file with no namespace behind it. */
    public Optional<NetworkNamespace> find(String name) throws KernelException {
        try {
            return Optional.of(open(name));
        } catch (KernelException e) {
            return switch (e.errno()) {
                case ENOENT, EINVAL, ENOTTY -> Optional.empty();
                default -> throw e;
            };
        }
    }

    /** Opens the namespace of a name. */
    public NetworkNamespace open(String name) throws KernelException {
        return NetworkNamespace.open(path(name));
    }

    /**
     * The names there are, sorted; a name may be a stale file with no namespace behind it. Names are read as UTF-8,
     * whatever the locale of this process.
     */
    public List<String> list() throws KernelException {
        long stream = LibC.opendir(LibC.text(directory));
        if (stream == 0) {
            if (Errno.of(LibC.errno()) == Errno.ENOENT) {
                return List.of();
            }
            throw new KernelException(Message.of("linux.directory.list", directory), LibC.errno());
        }
        List<String> names = new ArrayList<>();
        for (long entry = LibC.readdir(stream); entry != 0; entry = LibC.readdir(stream)) {
            String name = new Pointer(entry).getString(DIRENT_NAME, StandardCharsets.UTF_8.name());
            if (!name.equals(".") && !name.equals("..")) {
                names.add(name);
            }
        }
        LibC.closedir(stream);
        names.sort(null);
        return names;
    }

    private String path(String name) {
        if (name.isEmpty() || name.equals(".") || name.equals("..") || name.contains("/") || name.indexOf(0) >= 0) {
            throw new IllegalArgumentException("not a name of a network namespace: " + name);
        }
        return directory + "/" + name;
    }

    /** The directory must be a shared mount, so that names appear and vanish in other mount namespaces as well. */
    private void prepareDirectory() throws KernelException {
        if (ready) {
            return;
        }
        int made = LibC.mkdir(LibC.text(directory), 0755);
        if (made < 0 && Errno.of(LibC.errno()) != Errno.EEXIST) {
            LibC.check(made, Message.of("linux.directory.make", directory));
        }
        if (!Mounts.shareIfMountPoint(directory)) {
            Mounts.bind(directory, directory);
            Mounts.share(directory);
        }
        ready = true;
    }
}
