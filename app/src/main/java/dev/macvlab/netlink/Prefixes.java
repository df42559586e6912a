package dev.macvlab.netlink;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** What addresses and prefix lengths have to do with each other. */
final class Prefixes {
    private Prefixes() {}

    static void check(InetAddress address, int prefixLength) {
        int bits = address.getAddress().length * 8;
        if (prefixLength < 0 || prefixLength > bits) {
            throw new IllegalArgumentException(
                    "a prefix of " + address.getHostAddress() + " has 0 to " + bits + " bits, not " + prefixLength);
        }
    }

    static int family(InetAddress address) {
        return address instanceof Inet6Address ? Rtnetlink.AF_INET6 : Rtnetlink.AF_INET;
    }

    /** The address of no host: 0.0.0.0 or ::. */
    static InetAddress unspecified(int family) {
        try {
            return InetAddress.getByAddress(new byte[family == Rtnetlink.AF_INET6 ? 16 : 4]);
        } catch (UnknownHostException e) {
            throw new AssertionError(e);
        }
    }
}
