package dev.macvlab.netlink;

import java.util.Optional;
import java.util.regex.Pattern;

/** An Ethernet address of 48 bits, written as six pairs of lower-case hexadecimal digits with colons. */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    /** The number of bytes. */
    public static final int LENGTH = 6;

    private static final Pattern TEXT = Pattern.compile("(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}");

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits");
        }
    }

    /** Reads six pairs of hexadecimal digits with colons. */
    public static MacAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a MAC address: " + text));
    }

    /** Reads six pairs of hexadecimal digits with colons; empty when it is anything else. */
    public static Optional<MacAddress> tryParse(String text) {
        return TEXT.matcher(text).matches()
                ? Optional.of(new MacAddress(Long.parseLong(text.replace(":", ""), 16)))
                : Optional.empty();
    }

    /** The address of six bytes, first byte first. */
    public static MacAddress of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a MAC address has 6 bytes, not " + bytes.length);
        }
        long bits = 0;
        for (byte b : bytes) {
            bits = (bits << 8) | (b & 0xff);
        }
        return new MacAddress(bits);
    }

    /** The six bytes, first byte first. */
    public byte[] bytes() {
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bytes[i] = (byte) (bits >>> (8 * (LENGTH - 1 - i)));
        }
        return bytes;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(17);
        for (byte b : bytes()) {
            if (!text.isEmpty()) {
                text.append(':');
            }
            text.append(Character.forDigit((b >> 4) & 0xf, 16)).append(Character.forDigit(b & 0xf, 16));
        }
        return text.toString();
    }
}
