package dev.macvlab.linux;

/**
 * The kernel's table of this process's open files. It doubles whenever it is full, and in a process with threads waits
 * each time until every processor has let go of the old one: some ten milliseconds (expand_fdtable in fs/file.c). Who
 * is to open thousands of namespaces has it grown before.
 */
public final class DescriptorTable {
    /** Room for 8,000 namespaces with a socket each. */
    private static final int ENTRIES = 1 << 14;

    private static final int FEWEST = 1 << 8;

    private DescriptorTable() {}

    /** Makes the table as large as this process may have it, up to what any lab needs; it never shrinks again. */
    public static void grow() {
        try (FileDescriptor any = FileDescriptor.open("/dev/null", LibC.O_RDONLY, 0)) {
            int last = ENTRIES - 1;
            int copy = LibC.fcntl(any.number(), LibC.F_DUPFD_CLOEXEC, last);
            // EINVAL: above the limit on open files (getrlimit(2)).
            while (copy < 0 && last > FEWEST) {
                last /= 2;
                copy = LibC.fcntl(any.number(), LibC.F_DUPFD_CLOEXEC, last);
            }
            if (copy >= 0) {
                LibC.close(copy);
            }
        } catch (KernelException _) {
            // It then grows when it is full.
        }
    }
}
