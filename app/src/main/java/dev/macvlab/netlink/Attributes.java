package dev.macvlab.netlink;

import java.net.InetAddress;
import java.net.UnknownHostException;
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

    private record Attribute(int type, ByteBuffer value) {}

    private final List<Attribute> attributes;

    private Attributes(List<Attribute> attributes) {
        this.attributes = attributes;
    }

    /** Takes apart all bytes between position and limit, which stay as they are. */
    static Attributes read(ByteBuffer bytes) throws MalformedMessageException {
        ByteBuffer rest = bytes.slice().order(ByteOrder.nativeOrder());
        List<Attribute> attributes = new ArrayList<>();
        while (rest.remaining() >= 4) {
            int length = Short.toUnsignedInt(rest.getShort(rest.position()));
            int type = Short.toUnsignedInt(rest.getShort(rest.position() + 2)) & TYPE_MASK;
            if (length < 4 || length > rest.remaining()) {
                throw new MalformedMessageException(
                        "attribute " + type + " claims " + length + " bytes where " + rest.remaining() + " are left");
            }
            ByteBuffer value = rest.slice(rest.position() + 4, length - 4).order(ByteOrder.nativeOrder());
            attributes.add(new Attribute(type, value));
            rest.position(Math.min(rest.limit(), rest.position() + ((length + 3) & ~3)));
        }
        return new Attributes(attributes);
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
    InetAddress ip(int type) throws MalformedMessageException {
        return ip(type, 0);
    }

    /** An IPv4 or IPv6 address behind some other bytes. */
    @Nullable
    InetAddress ip(int type, int skip) throws MalformedMessageException {
        ByteBuffer value = find(type, skip);
        if (value == null) {
            return null;
        }
        try {
            byte[] bytes = copy(value);
            return InetAddress.getByAddress(Arrays.copyOfRange(bytes, skip, bytes.length));
        } catch (UnknownHostException _) {
            throw new MalformedMessageException("attribute " + type + " has " + value.remaining()
                    + " bytes, which is neither an IPv4 nor an IPv6 address");
        }
    }

    /** The bytes of an attribute, null when it is not there. */
    @Nullable
    ByteBuffer bytes(int type) {
        ByteBuffer value = find(type);
        return value == null ? null : value.slice().order(ByteOrder.nativeOrder());
    }

    /** The attributes inside an attribute, none when it is not there. */
    Attributes nested(int type) throws MalformedMessageException {
        ByteBuffer value = find(type);
        return value == null ? new Attributes(List.of()) : read(value);
    }

    /** Every MAC address among attributes of one type, in the order of the message. */
    List<MacAddress> macs(int type) {
        List<MacAddress> macs = new ArrayList<>();
        for (Attribute attribute : attributes) {
            if (attribute.type == type && attribute.value.remaining() == MacAddress.LENGTH) {
                macs.add(MacAddress.of(copy(attribute.value)));
            }
        }
        return List.copyOf(macs);
    }

    private @Nullable ByteBuffer find(int type) {
        for (Attribute attribute : attributes) {
            if (attribute.type == type) {
                return attribute.value;
            }
        }
        return null;
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
