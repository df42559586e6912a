package dev.macvlab.linux;

import dev.macvlab.message.Message;

/** The few mounts that a lab needs, made in the mount namespace of this process. */
public final class Mounts {
    private static final byte[] NONE = LibC.text("none");

    private Mounts() {}

    /** Covers a directory with an empty file system in memory. */
    public static void tmpfs(String directory) throws KernelException {
        int result = LibC.mount(NONE, LibC.text(directory), LibC.text("tmpfs"), 0, LibC.text("mode=0755"));
        LibC.check(result, Message.of("linux.mount.tmpfs", directory));
    }

    /** Shows the devices of the calling thread's network namespace. */
    static void sysfs(String directory) throws KernelException {
        int result = LibC.mount(NONE, LibC.text(directory), LibC.text("sysfs"), 0, LibC.text(""));
        LibC.check(result, Message.of("linux.mount.sysfs", directory));
    }

    /** Shows a file or directory at a second place as well. */
    public static void bind(String source, String target) throws KernelException {
        int result = LibC.mount(LibC.text(source), LibC.text(target), NONE, LibC.MS_BIND, NONE);
        LibC.check(result, Message.of("linux.mount.bind", source, target));
    }

    /** Takes away the newest mount on a path, at once for new users, later for those who still have it open. */
    public static void unmount(String path) throws KernelException {
        LibC.check(LibC.umount2(LibC.text(path), LibC.MNT_DETACH), Message.of("linux.mount.remove", path));
    }

    static void share(String path) throws KernelException {
        LibC.check(setShared(path), Message.of("linux.mount.share", path));
    }

    static boolean shareIfMountPoint(String path) throws KernelException {
        int result = setShared(path);
        if (result < 0 && Errno.of(LibC.errno()) == Errno.EINVAL) {
            return false;
        }
        LibC.check(result, Message.of("linux.mount.share", path));
        return true;
    }

    private static int setShared(String path) {
        return LibC.mount(NONE, LibC.text(path), NONE, LibC.MS_SHARED | LibC.MS_REC, NONE);
    }
}
