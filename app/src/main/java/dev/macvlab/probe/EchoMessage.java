package dev.macvlab.probe;

import java.nio.ByteBuffer;

/**
 * An ICMP echo message: 8 bytes of header, 8 of token, and filled up to the 64 bytes that {@code ping} sends.
 *
 * @param identifier 16 bits that tell senders of one namespace apart
 * @param sequence 16 bits that tell the requests of one sender apart
 * @param token tells this program's messages from those of any other with the same identifier
 */
record EchoMessage(int identifier, int sequence, long token) {
    private static final int SIZE = 64;
    private static final int REQUEST = 8;
    private static final int REPLY = 0;
    static final int REQUEST_V6 = 128;
    static final int REPLY_V6 = 129;

    /** The request; IPv4's checksum is in it, IPv6's is added by the kernel. */
    byte[] request(boolean ipv6) {
        ByteBuffer message = ByteBuffer.allocate(SIZE);
        message.put((byte) (ipv6 ? REQUEST_V6 : REQUEST)).put((byte) 0).putShort((short) 0);
        message.putShort((short) identifier).putShort((short) sequence).putLong(token);
        for (int i = message.position(); i < SIZE; i++) {
            message.put((byte) i);
        }
        if (!ipv6) {
            message.putShort(2, (short) checksum(message));
        }
        byte[] bytes = new byte[SIZE];
        message.get(0, bytes);
        return bytes;
    }

    /** Whether these bytes are the reply to this request. */
    boolean isAnsweredBy(ByteBuffer message, boolean ipv6) {
        return matches(message, ipv6 ? REPLY_V6 : REPLY, 16);
    }

    /** Whether these bytes, perhaps cut off, are this request. A router returns no more than its first 8 bytes for sure. */
    boolean isQuotedBy(ByteBuffer message, boolean ipv6) {
        return matches(message, ipv6 ? REQUEST_V6 : REQUEST, 8);
    }

    /** The sequence number of a message; negative when it is too short. */
    static int sequenceOf(ByteBuffer message) {
        return message.limit() < 8 ? -1 : Short.toUnsignedInt(message.getShort(6));
    }

    private boolean matches(ByteBuffer message, int type, int atLeast) {
        return message.limit() >= atLeast
                && (message.get(0) & 0xff) == type
                && Short.toUnsignedInt(message.getShort(4)) == identifier
                && sequenceOf(message) == sequence
                && (message.limit() < 16 || message.getLong(8) == token);
    }

    private static int checksum(ByteBuffer message) {
        int sum = 0;
        for (int i = 0; i < SIZE; i += 2) {
            sum += Short.toUnsignedInt(message.getShort(i));
        }
        sum = (sum >>> 16) + (sum & 0xffff);
        return ~(sum + (sum >>> 16)) & 0xffff;
    }
}
