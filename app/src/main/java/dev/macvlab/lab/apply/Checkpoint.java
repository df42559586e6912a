package dev.macvlab.lab.apply;

import dev.macvlab.linux.KernelException;

/** Passed by each message, mount and file write of a lab before it is made; one that is stopped here is not made. */
@FunctionalInterface
public interface Checkpoint {
    /** Lets everything pass. */
    Checkpoint OPEN = () -> {};

    /**
     * Lets the next one pass.
     *
     * @throws KernelException when it is stopped, and then as if the kernel had refused it
     */
    void next() throws KernelException;

    /** How many messages may go to the kernel in one go. */
    default int together() {
        return 250;
    }
}
