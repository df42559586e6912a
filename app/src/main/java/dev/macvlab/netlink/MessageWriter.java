package dev.macvlab.netlink;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes netlink messages one behind the other: header, fixed part, attributes, each aligned to four bytes. */
public final class MessageWriter {
    private static final int NESTED = 0x8000;
    private static final int ATTRIBUTE_LIMIT = 0xffff;

    private byte[] bytes = new byte[512];
    private ByteBuffer buffer = wrap(bytes);
    private int messageStart;

    /** Starts a message; {@link #endMessage} must follow. */
    MessageWriter beginMessage(int type, int flags, int sequence) {
        messageStart = buffer.position();
        return u32(0).u16(type).u16(flags).u32(sequence).u32(0);
    }

    /** Fills in the length of the message that was begun last. */
    void endMessage() {
        buffer.putInt(messageStart, buffer.position() - messageStart);
    }

    /** Forgets everything written from the message that was begun last on. */
    void dropMessage() {
        buffer.position(messageStart);
    }

    /** The number of bytes written. */
    int size() {
        return buffer.position();
    }

    /** Forgets everything written. */
    void clear() {
        buffer.clear();
    }

    /** A copy of everything written. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, buffer.position());
    }

    /** The array behind the writer; {@link #size} bytes of it are valid until the next write. */
    byte[] array() {
        return bytes;
    }

    /** Writes the lowest 8 bits. */
    public MessageWriter u8(int value) {
        reserve(1).put((byte) value);
        return this;
    }

    /** Writes the lowest 16 bits in the machine's byte order. */
    public MessageWriter u16(int value) {
        reserve(2).putShort((short) value);
        return this;
    }

    /** Writes 32 bits in the machine's byte order. */
    public MessageWriter u32(int value) {
        reserve(4).putInt(value);
        return this;
    }

    /** Writes 64 bits in the machine's byte order. */
    public MessageWriter u64(long value) {
        reserve(8).putLong(value);
        return this;
    }

    /** Writes an attribute with these bytes. */
    public MessageWriter attribute(int type, byte[] value) {
        int length = 4 + value.length;
        if (length > ATTRIBUTE_LIMIT) {
            throw new IllegalArgumentException("an attribute holds 65,531 bytes, not " + value.length);
        }
        u16(length).u16(type);
        reserve(value.length).put(value);
        return align();
    }

    /** Writes an attribute of 8 bits. */
    public MessageWriter attributeU8(int type, int value) {
        return attribute(type, new byte[] {(byte) value});
    }

    /** Writes an attribute of 16 bits in the machine's byte order. */
    public MessageWriter attributeU16(int type, int value) {
        u16(4 + 2).u16(type).u16(value);
        return align();
    }

    /** Writes an attribute of 32 bits in the machine's byte order. */
    public MessageWriter attributeU32(int type, int value) {
        return u16(4 + 4).u16(type).u32(value);
    }

    /** Writes an attribute of 64 bits in the machine's byte order. */
    public MessageWriter attributeU64(int type, long value) {
        return u16(4 + 8).u16(type).u64(value);
    }

    /** Writes a text in UTF-8 with a closing zero. */
    public MessageWriter attributeText(int type, String text) {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        return attribute(type, Arrays.copyOf(utf8, utf8.length + 1));
    }

    /** Writes a MAC address. */
    public MessageWriter attributeMac(int type, MacAddress mac) {
        return attribute(type, mac.toBytes());
    }

    /** Writes an IPv4 or IPv6 address. */
    public MessageWriter attributeIp(int type, IpAddress address) {
        return attribute(type, address.toBytes());
    }

    /** Writes an attribute that holds whatever {@code content} writes. */
    public MessageWriter nested(int type, Runnable content) {
        int start = buffer.position();
        u16(0).u16(type | NESTED);
        content.run();
        int length = buffer.position() - start;
        if (length > ATTRIBUTE_LIMIT) {
            throw new IllegalArgumentException("a nested attribute holds 65,531 bytes, not " + (length - 4));
        }
        buffer.putShort(start, (short) length);
        return this;
    }

    private MessageWriter align() {
        while (buffer.position() % 4 != 0) {
            u8(0);
        }
        return this;
    }

    private ByteBuffer reserve(int wanted) {
        if (buffer.remaining() < wanted) {
            int position = buffer.position();
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, position + wanted));
            buffer = wrap(bytes).position(position);
        }
        return buffer;
    }

    private static ByteBuffer wrap(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.nativeOrder());
    }
}
