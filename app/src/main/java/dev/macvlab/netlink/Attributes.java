package dev.macvlab.netlink;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The attributes of one message or of one nested attribute; every length is checked against the bytes there are. */
final class Attributes {
    private static final int TYPE_MASK = 0x3fff;
    private static final Attributes NONE = new Attributes(ByteBuffer.allocate(0), new int[0], new int[0]);

    private final ByteBuffer bytes;
    private final int[] types;
    private final int[] starts;

    private Attributes(ByteBuffer bytes, int[] types, int[] starts) {
        this.bytes = bytes;
        this.types = types;
        this.starts = starts;
    }

    /** Takes apart all bytes between position and limit, which stay as they are. */
    static Attributes read(ByteBuffer bytes) throws MalformedMessageException {
        ByteBuffer all = bytes.slice().order(ByteOrder.nativeOrder());
        int count = 0;
        for (int start = 0; start + 4 <= all.limit(); start = next(all, start)) {
            int length = length(all, start);
            if (length < 4 || length > all.limit() - start) {
                throw new MalformedMessageException("attribute " + type(all, start) + " claims " + length
                        + " bytes where " + (all.limit() - start) + " are left");
            }
            count++;
        }
        int[] types = new int[count];
        int[] starts = new int[count];
        for (int i = 0, start = 0; i < count; i++, start = next(all, start)) {
            types[i] = type(all, start);
            starts[i] = start;
        }
        return new Attributes(all, types, starts);
    }

    private static int length(ByteBuffer all, int start) {
        return Short.toUnsignedInt(all.getShort(start));
    }

    private static int type(ByteBuffer all, int start) {
        return Short.toUnsignedInt(all.getShort(start + 2)) & TYPE_MASK;
    }

    private static int next(ByteBuffer all, int start) {
        return start + ((length(all, start) + 3) & ~3);
    }

    boolean has(int type) {
        return find(type) != null;
    }

    int u8(int type, int otherwise) throws MalformedMessageException {
        ByteBuffer value = find(type, 1);
        return value == null ? otherwise : value.get(0) & 0xff;
    }

    int u16(int type, int otherwise) throws MalformedMessageException {
        ByteBuffer value = find(type, 2);
        return value == null ? otherwise : Short.toUnsignedInt(value.getShort(0));
    }

    int u32(int type, int otherwise) throws MalformedMessageException {
        ByteBuffer value = find(type, 4);
        return value == null ? otherwise : value.getInt(0);
    }

    /** A text up to its closing zero, which may be missing. */
    String text(int type) {
        ByteBuffer value = find(type);
        if (value == null) {
            return "";
        }
        byte[] bytes = copy(value);
        int length = 0;
        while (length < bytes.length && bytes[length] != 0) {
            length++;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }

    /** A MAC address; null when there is none or it is not of 48 bits, as on a tunnel. */
    @Nullable
    MacAddress mac(int type) {
        ByteBuffer value = find(type);
        return value == null || value.remaining() != MacAddress.LENGTH ? null : MacAddress.of(copy(value));
    }

    /** An IPv4 or IPv6 address. */
    @Nullable
    IpAddress ip(int type) throws MalformedMessageException {
        return ip(type, 0);
    }

    /** An IPv4 or IPv6 address behind some other bytes. */
    @Nullable
    IpAddress ip(int type, int skip) throws MalformedMessageException {
        ByteBuffer value = find(type, skip);
        if (value == null) {
            return null;
        }
        try {
            byte[] bytes = copy(value);
            return IpAddress.of(Arrays.copyOfRange(bytes, skip, bytes.length));
        } catch (IllegalArgumentException _) {
            throw new MalformedMessageException("attribute " + type + " has " + value.remaining()
                    + " bytes, which is neither an IPv4 nor an IPv6 address");
        }
    }

    /** The bytes of an attribute, null when it is not there. */
    @Nullable
    ByteBuffer bytes(int type) {
        return find(type);
    }

    /** The attributes inside an attribute, none when it is not there. */
    Attributes nested(int type) throws MalformedMessageException {
        ByteBuffer value = find(type);
        return value == null ? NONE : read(value);
    }

    /** Every MAC address among attributes of one type, in the order of the message. */
    List<MacAddress> macs(int type) {
        List<MacAddress> macs = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == type && length(bytes, starts[i]) == 4 + MacAddress.LENGTH) {
                macs.add(MacAddress.of(copy(value(i))));
            }
        }
        return List.copyOf(macs);
    }

    private @Nullable ByteBuffer find(int type) {
        for (int i = 0; i < types.length; i++) {
            if (types[i] == type) {
                return value(i);
            }
        }
        return null;
    }

    private ByteBuffer value(int i) {
        return bytes.slice(starts[i] + 4, length(bytes, starts[i]) - 4).order(ByteOrder.nativeOrder());
    }

    private @Nullable ByteBuffer find(int type, int atLeast) throws MalformedMessageException {
        ByteBuffer value = find(type);
        if (value != null && value.remaining() < atLeast) {
            throw new MalformedMessageException(
                    "attribute " + type + " has " + value.remaining() + " bytes, fewer than " + atLeast);
        }
        return value;
    }

    private static byte[] copy(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.get(value.position(), bytes);
        return bytes;
    }
}
