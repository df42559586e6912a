package dev.macvlab.netlink;

import dev.macvlab.linux.KernelException;

/** A request that rtnetlink refused: the error number, and the kernel's own sentence where it gave one. */
public final class NetlinkException extends KernelException {
    private final String kernelText;

    NetlinkException(String operation, int number, String kernelText) {
        super(operation, number, kernelText);
        this.kernelText = kernelText;
    }

    /** The extended acknowledgement's message; empty where the kernel sent none, as macvlan always does. */
    public String kernelText() {
        return kernelText;
    }
}
