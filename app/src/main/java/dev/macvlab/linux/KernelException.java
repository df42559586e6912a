package dev.macvlab.linux;

import java.io.IOException;

/** A system call that the kernel refused: what was asked, and the error number of the answer. */
public class KernelException extends IOException {
    private final String operation;
    private final int number;

    public KernelException(String operation, int number) {
        this(operation, number, "");
    }

    /** The same with what the kernel said besides; empty for nothing. */
    protected KernelException(String operation, int number, String detail) {
        super(operation + ": " + explain(number) + (detail.isEmpty() ? "" : ": " + detail));
        this.operation = operation;
        this.number = Math.abs(number);
    }

    /** What was asked of the kernel, in words. */
    public final String operation() {
        return operation;
    }

    /** The error as a name. */
    public final Errno errno() {
        return Errno.of(number);
    }

    /** The error as the positive number the kernel gave. */
    public final int number() {
        return number;
    }

    private static String explain(int number) {
        Errno errno = Errno.of(number);
        return errno == Errno.OTHER ? "error " + Math.abs(number) : errno.text() + " (" + errno + ")";
    }
}
