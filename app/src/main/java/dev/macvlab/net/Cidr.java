package dev.macvlab.net;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An address with the length of its subnet's prefix, as in {@code 192.168.56.122/24}.
 *
 * @param address the address itself, host bits included
 * @param prefixLength 0 to 32 (IPv4) or 128 (IPv6)
 */
public record Cidr(IpAddress address, int prefixLength) {
    public Cidr {
        if (prefixLength < 0 || prefixLength > address.bitLength()) {
            throw new IllegalArgumentException("prefix length " + prefixLength + " of " + address);
        }
    }

    // Written out: as part of many sets, what Java puts together for a record at its first use takes a fresh agent
    // long.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Cidr cidr && prefixLength == cidr.prefixLength && address.equals(cidr.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + prefixLength;
    }

    /** Reads {@code address/length}; empty when the text is anything else, also when the length is left out. */
    public static Optional<Cidr> tryParse(String text) {
        int slash = text.indexOf('/');
        int digits = text.length() - slash - 1;
        if (slash < 0 || digits < 1 || digits > 3) {
            return Optional.empty();
        }
        for (int i = slash + 1; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return Optional.empty();
            }
        }
        int length = Integer.parseInt(text, slash + 1, text.length(), 10);
        return IpAddress.tryParse(text.substring(0, slash))
                .filter(address -> length <= address.bitLength())
                .map(address -> new Cidr(address, length));
    }

    /** As {@link #tryParse}, for text that is known to be one. */
    public static Cidr parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an address with prefix: " + text));
    }

    /** The subnet's first address, with this prefix length. */
    public Cidr network() {
        return new Cidr(address.masked(prefixLength), prefixLength);
    }

    /** Whether {@code other} is in this subnet. */
    public boolean contains(IpAddress other) {
        return address.startsLike(other, prefixLength);
    }

    @Override
    public String toString() {
        return address + "/" + prefixLength;
    }
}
