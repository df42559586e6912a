package dev.macvlab.netlink;

import dev.macvlab.linux.KernelException;
import dev.macvlab.message.Message;

/** A request that rtnetlink refused: the error number, and the kernel's own sentence where it gave one. */
public final class NetlinkException extends KernelException {
    private static final long serialVersionUID = 1;

    private final String kernelText;

    NetlinkException(Message operation, int number, String kernelText) {
        super(operation, number);
        this.kernelText = kernelText;
    }

    /** The extended acknowledgement's message; empty where the kernel sent none, as macvlan always does. */
    public String kernelText() {
        return kernelText;
    }

    @Override
    public Message sentence() {
        return kernelText.isEmpty()
                ? super.sentence()
                : Message.of("netlink.refused-saying", operation(), namedReason(), kernelText);
    }
}
