package dev.macvlab.linux;

import dev.macvlab.message.Explained;
import dev.macvlab.message.Message;
import java.io.IOException;

/** A system call that the kernel refused: what was asked, and the error number of the answer. */
public class KernelException extends IOException implements Explained {
    private static final long serialVersionUID = 1;

    private final transient Message operation;
    private final int number;

    /**
     * @param operation what was asked of the kernel, as a verb with its object
     * @param number the error number, of either sign
     */
    public KernelException(Message operation, int number) {
        this.operation = operation;
        this.number = Math.abs(number);
    }

    /** What was asked of the kernel, as a verb with its object. */
    public final Message operation() {
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

    /** What {@code strerror} says of the error. */
    public final Message reason() {
        return errno() == Errno.OTHER ? Message.of("errno.unknown", number) : errno().text();
    }

    /** The same with the error's name, where it has one. */
    public final Message namedReason() {
        return errno() == Errno.OTHER ? reason() : Message.of("errno.named", reason(), errno());
    }

    @Override
    public Message sentence() {
        return Message.of("linux.refused", operation, namedReason());
    }

    /** The sentence in English. */
    @Override
    public final String getMessage() {
        return sentence().english();
    }
}
