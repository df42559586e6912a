package dev.macvlab.linux;

import dev.macvlab.message.ExplainedException;
import dev.macvlab.message.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The open device file of a macvtap. As long as it is open the link's IP stack gets nothing: what arrives is read here,
 * and what is written leaves by the link. Each frame has the kernel's ten bytes about offloading in front, which are
 * kept away from the caller.
 */
public final class TapFile implements AutoCloseable {
    private static final int HEADER = 10;
    private static final int LONGEST_FRAME = 65_536;

    private final FileDescriptor file;
    private final byte[] buffer = new byte[HEADER + LONGEST_FRAME];

    private TapFile(FileDescriptor file) {
        this.file = file;
    }

    /**
     * Opens the file of a macvtap in a namespace. The file has the link's index for a name, in one directory for the
     * whole machine, so that it may be another link's: it is opened only when it is the device that sysfs names. EACCES
     * for anybody but the machine's own root.
     *
     * @param link the name of the link
     * @param mountPoint an empty directory, where the namespace's sysfs is mounted meanwhile
     */
    public static TapFile open(NamespaceThread namespaces, NetworkNamespace namespace, String link, Path mountPoint)
            throws IOException {
        String device = namespaces.call(namespace, () -> {
            Mounts.sysfs(mountPoint.toString());
            try {
                return device(mountPoint.resolve("class/net").resolve(link).resolve("macvtap"));
            } finally {
                Mounts.unmount(mountPoint.toString());
            }
        });
        Path node = Path.of("/dev", device.substring(0, device.indexOf(' ')));
        String numbers = device.substring(device.indexOf(' ') + 1);
        if (!Files.exists(node)) {
            throw new ExplainedException(Message.of("linux.tap.missing", node));
        }
        if (!numbers.equals(numbers(node))) {
            throw new ExplainedException(Message.of("linux.tap.foreign", node));
        }
        return new TapFile(FileDescriptor.open(node.toString(), LibC.O_RDWR | LibC.O_NONBLOCK, 0));
    }

    /** The file's name and its device numbers, as in {@code tap1048577 246:1}. */
    private static String device(Path directory) throws IOException {
        try (var taps = Files.newDirectoryStream(directory)) {
            for (Path tap : taps) {
                return tap.getFileName() + " "
                        + Files.readString(tap.resolve("dev")).strip();
            }
        }
        throw new ExplainedException(Message.of("linux.tap.no-device", directory));
    }

    private static String numbers(Path node) throws IOException {
        long device = ((Number) Files.getAttribute(node, "unix:rdev")).longValue();
        return ((device >>> 8) & 0xfff) + ":" + ((device & 0xff) | ((device >>> 12) & 0xfff00));
    }

    /** The next frame, from the Ethernet header on; null when none waits. */
    public byte @Nullable [] receive() throws KernelException {
        long length = LibC.read(file.number(), buffer, buffer.length);
        if (length < 0) {
            if (Errno.of(LibC.errno()) == Errno.EAGAIN) {
                return null;
            }
            throw new KernelException(Message.of("linux.tap.read", file), LibC.errno());
        }
        return Arrays.copyOfRange(buffer, HEADER, (int) Math.max(HEADER, length));
    }

    /** Sends a frame, from the Ethernet header on. */
    public void send(byte[] frame) throws KernelException {
        byte[] bytes = new byte[HEADER + frame.length];
        System.arraycopy(frame, 0, bytes, HEADER, frame.length);
        LibC.check(LibC.write(file.number(), bytes, bytes.length), Message.of("linux.tap.write", file));
    }

    int fd() {
        return file.number();
    }

    @Override
    public void close() {
        file.close();
    }
}
