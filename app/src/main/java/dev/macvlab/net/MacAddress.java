package dev.macvlab.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A 48-bit Ethernet address.
 *
 * @param bits the address in the lower 48 bits, first byte highest
 */
public record MacAddress(long bits) implements Comparable<MacAddress> {
    /** The broadcast address ff:ff:ff:ff:ff:ff. */
    public static final MacAddress BROADCAST = new MacAddress(0xffff_ffff_ffffL);

    /** The number of bytes. */
    public static final int LENGTH = 6;

    private static final int CHARACTERS = 3 * LENGTH - 1;

    public MacAddress {
        if (bits >>> 48 != 0) {
            throw new IllegalArgumentException("a MAC address has 48 bits");
        }
    }

    // Written out: as part of many sets, what Java puts together for a record at its first use takes a fresh agent
    // long.
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MacAddress mac && bits == mac.bits;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(bits);
    }

    /** Reads six hexadecimal bytes with colons or hyphens between them; empty when the text is anything else. */
    public static Optional<MacAddress> tryParse(String text) {
        if (text.length() != CHARACTERS) {
            return Optional.empty();
        }
        long bits = 0;
        for (int i = 0; i < CHARACTERS; i++) {
            char c = text.charAt(i);
            if (i % 3 == 2) {
                if (c != ':' && c != '-') {
                    return Optional.empty();
                }
            } else if (HexFormat.isHexDigit(c)) {
                bits = (bits << 4) | HexFormat.fromHexDigit(c);
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(new MacAddress(bits));
    }

    /** As {@link #tryParse}, for text that is known to be one. */
    public static MacAddress parse(String text) {
        return tryParse(text).orElseThrow(() -> new IllegalArgumentException("not a MAC address: " + text));
    }

    /** The address in {@code bytes}, which are six. */
    public static MacAddress of(byte[] bytes) {
        if (bytes.length != LENGTH) {
            throw new IllegalArgumentException("a MAC address has 6 bytes, not " + bytes.length);
        }
        long bits = 0;
        for (byte each : bytes) {
            bits = (bits << 8) | (each & 0xff);
        }
        return new MacAddress(bits);
    }

    /** A locally administered unicast address, always the same one for the same seed. */
    public static MacAddress derivedFrom(String seed) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
            digest[0] = 0x02;
            return of(Arrays.copyOf(digest, LENGTH));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The six bytes, in the order of transmission. */
    public byte[] toBytes() {
        byte[] bytes = new byte[LENGTH];
        for (int i = 0; i < LENGTH; i++) {
            bytes[i] = (byte) (bits >>> (8 * (LENGTH - 1 - i)));
        }
        return bytes;
    }

    /** Whether the group bit is set: multicast and broadcast. */
    public boolean isMulticast() {
        return (bits >>> 40 & 1) != 0;
    }

    public boolean isZero() {
        return bits == 0;
    }

    @Override
    public int compareTo(MacAddress other) {
        return Long.compare(bits, other.bits);
    }

    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(toBytes());
    }
}
