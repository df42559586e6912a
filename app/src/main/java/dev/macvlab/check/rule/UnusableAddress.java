package dev.macvlab.check.rule;

import dev.macvlab.net.IpAddress;
import org.jspecify.annotations.Nullable;

/** Which addresses no machine can be reached at. */
final class UnusableAddress {
    private static final IpAddress EVERYBODY = IpAddress.parse("255.255.255.255");

    private UnusableAddress() {}

    /** What the address stands for instead of one machine, as half a sentence behind "is"; null when it is fine. */
    static @Nullable String why(IpAddress address) {
        if (address.isUnspecified()) {
            return "no address at all";
        }
        if (address.isMulticast()) {
            return "the address of a group (multicast)";
        }
        if (address.isLoopback()) {
            return "a loopback address, which everybody takes for his own";
        }
        if (address.equals(EVERYBODY)) {
            return "the address of everybody (broadcast)";
        }
        if (address.toString().startsWith("::ffff:")) {
            return "an IPv4 address in IPv6 clothes, which only programs use among themselves";
        }
        return null;
    }
}
