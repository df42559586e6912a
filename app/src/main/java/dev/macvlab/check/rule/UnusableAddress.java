package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** Which addresses no machine can be reached at. */
final class UnusableAddress {
    private static final IpAddress EVERYBODY = IpAddress.parse("255.255.255.255");

    private UnusableAddress() {}

    /** What the address stands for instead of one machine, as half a sentence behind "is"; null when it is fine. */
    static @Nullable Message why(IpAddress address) {
        if (address.isUnspecified()) {
            return Message.of("check.unusable.unspecified");
        }
        if (address.isMulticast()) {
            return Message.of("check.unusable.multicast");
        }
        if (address.isLoopback()) {
            return Message.of("check.unusable.loopback");
        }
        if (address.equals(EVERYBODY)) {
            return Message.of("check.unusable.everybody");
        }
        if (address.toString().startsWith("::ffff:")) {
            return Message.of("check.unusable.mapped");
        }
        return null;
    }
}
