package dev.macvlab.net;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/** An IPv4 or IPv6 address, without a zone. */
public final class IpAddress implements Comparable<IpAddress> {
    /** Groups of at most four digits and perhaps a dotted quad: the JDK is more lenient than inet_pton(3). */
    private static final Pattern V6_GROUPS = Pattern.compile(
            "([0-9a-fA-F]{0,4}:)+([0-9a-fA-F]{0,4}|" + "((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4})");

    private static final byte[] V6_LOOPBACK = new byte[16];

    static {
        V6_LOOPBACK[15] = 1;
    }

    private final byte[] bytes;
    /** 0 until somebody asks for it. */
    private int hash;

    private IpAddress(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The address in {@code bytes}, four or sixteen of them. */
    public static IpAddress of(byte[] bytes) {
        if (bytes.length != 4 && bytes.length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 bytes, not " + bytes.length);
        }
        return new IpAddress(bytes.clone());
    }

    /**
     * Reads dotted-quad IPv4 (each part 0 to 255, no leading zero) or any RFC 4291 form of IPv6; never asks a resolver;
     * empty when the text is anything else.
     */
    public static Optional<IpAddress> tryParse(String text) {
        if (text.indexOf(':') >= 0) {
            return text.indexOf('%') >= 0 || text.indexOf('[') >= 0 ? Optional.empty() : parseV6(text);
        }
        byte[] bytes = new byte[4];
        int from = 0;
        for (int i = 0; i < 4; i++) {
            int dot = i < 3 ? text.indexOf('.', from) : text.length();
            int value = dot < 0 ? -1 : part(text, from, dot);
            if (value < 0) {
                return Optional.empty();
            }
            bytes[i] = (byte) value;
            from = dot + 1;
        }
        return Optional.of(new IpAddress(bytes));
    }

    /** The number from 0 to 255 that is written there without leading zeros; -1 when none is. */
    private static int part(String text, int from, int to) {
        int length = to - from;
        if (length < 1 || length > 3 || (length > 1 && text.charAt(from) == '0')) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value <= 255 ? value : -1;
    }

    private static Optional<IpAddress> parseV6(String text) {
        if (!V6_GROUPS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress parsed = Inet6Address.ofLiteral(text);
            byte[] bytes = parsed.getAddress();
            if (parsed instanceof Inet4Address) {
                byte[] mapped = new byte[16];
                mapped[10] = mapped[11] = (byte) 0xff;
                System.arraycopy(bytes, 0, mapped, 12, 4);
                bytes = mapped;
            }
            return Optional.of(new IpAddress(bytes));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** As {@link #tryParse}, for text that is known to be one. */
    public static IpAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not an IP address: " + text));
    }

    /** The address of no host: 0.0.0.0 or ::. */
    public static IpAddress unspecified(boolean v6) {
        return new IpAddress(new byte[v6 ? 16 : 4]);
    }

    public boolean isV6() {
        return bytes.length == 16;
    }

    /** 32 or 128. */
    public int bitLength() {
        return bytes.length * 8;
    }

    /** The bytes in network order. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** Whether this is 224.0.0.0/4 or ff00::/8. */
    public boolean isMulticast() {
        return isV6() ? bytes[0] == (byte) 0xff : (bytes[0] & 0xf0) == 0xe0;
    }

    /** Whether this is 127.0.0.0/8 or ::1. */
    public boolean isLoopback() {
        return isV6() ? Arrays.equals(bytes, V6_LOOPBACK) : bytes[0] == 127;
    }

    /** Whether this is 169.254.0.0/16 or fe80::/10. */
    public boolean isLinkLocal() {
        return isV6()
                ? bytes[0] == (byte) 0xfe && (bytes[1] & 0xc0) == 0x80
                : bytes[0] == (byte) 169 && bytes[1] == (byte) 254;
    }

    /** Whether this is 0.0.0.0 or ::. */
    public boolean isUnspecified() {
        for (byte b : bytes) {
            if (b != 0) {
                return false;
            }
        }
        return true;
    }

    /** This address with every bit behind the first {@code prefixLength} set to zero. */
    public IpAddress masked(int prefixLength) {
        byte[] masked = bytes.clone();
        for (int i = 0; i < masked.length; i++) {
            int keep = Math.clamp(prefixLength - 8L * i, 0, 8);
            masked[i] &= (byte) (0xff << (8 - keep));
        }
        return new IpAddress(masked);
    }

    /** Whether this and {@code other}, of one family, have the first {@code prefixLength} bits in common. */
    public boolean startsLike(IpAddress other, int prefixLength) {
        if (bytes.length != other.bytes.length) {
            return false;
        }
        int whole = prefixLength / 8;
        int rest = prefixLength % 8;
        return Arrays.equals(bytes, 0, whole, other.bytes, 0, whole)
                && (rest == 0 || (bytes[whole] ^ other.bytes[whole]) >> (8 - rest) == 0);
    }

    /** The address {@code steps} further on, wrapping round at the end of the address space. */
    public IpAddress plus(long steps) {
        byte[] sum = bytes.clone();
        long carry = steps;
        for (int i = sum.length - 1; i >= 0 && carry != 0; i--) {
            carry += sum[i] & 0xff;
            sum[i] = (byte) carry;
            carry >>= 8;
        }
        return new IpAddress(sum);
    }

    @Override
    public int compareTo(IpAddress other) {
        int byFamily = Integer.compare(bytes.length, other.bytes.length);
        return byFamily != 0 ? byFamily : Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        int known = hash;
        if (known == 0) {
            known = hash(bytes);
            hash = known;
        }
        return known;
    }

    /** FNV-1a: with the usual 31 for each byte, the hosts of neighbouring subnets would have the same hash codes. */
    private static int hash(byte[] bytes) {
        int hash = 0x811c9dc5;
        for (byte each : bytes) {
            hash = (hash ^ (each & 0xff)) * 0x01000193;
        }
        return hash;
    }

    /** The dotted quad, or the RFC 5952 form of IPv6. */
    @Override
    public String toString() {
        if (!isV6()) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        if (Arrays.equals(bytes, 0, 12, HexFormat.of().parseHex("00000000000000000000ffff"), 0, 12)) {
            return "::ffff:" + new IpAddress(Arrays.copyOfRange(bytes, 12, 16));
        }
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | (bytes[2 * i + 1] & 0xff);
        }
        int bestStart = -1;
        int bestLength = 1;
        for (int start = 0; start < 8; start++) {
            int end = start;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - start > bestLength) {
                bestStart = start;
                bestLength = end - start;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == bestStart) {
                text.append("::");
                i += bestLength - 1;
                continue;
            }
            if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                text.append(':');
            }
            text.append(Integer.toHexString(groups[i]));
        }
        return text.toString();
    }
}
