package dev.macvlab.probe;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import java.nio.ByteBuffer;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a machine with one MAC address and some IP addresses answers to ARP, to neighbour discovery and to pings, frame by
 * frame. Fragments and IPv6 extension headers are left unanswered.
 */
record FrameAnswers(MacAddress mac, Set<IpAddress> addresses) {
    private static final int ETHERNET = 14;
    private static final int ARP = 0x0806;
    private static final int IPV4 = 0x0800;
    private static final int IPV6 = 0x86dd;
    private static final int ICMP = 1;
    private static final int ICMP_V6 = 58;
    private static final int SOLICITATION = 135;
    private static final int ADVERTISEMENT = 136;

    FrameAnswers {
        addresses = Set.copyOf(addresses);
    }

    /** The answer to a frame; null when there is none. */
    byte @Nullable [] to(byte[] frame) {
        if (frame.length < ETHERNET) {
            return null;
        }
        ByteBuffer in = ByteBuffer.wrap(frame);
        return switch (Short.toUnsignedInt(in.getShort(12))) {
            case ARP -> arp(in);
            case IPV4 -> ping(in);
            case IPV6 -> icmpV6(in);
            default -> null;
        };
    }

    private byte @Nullable [] arp(ByteBuffer in) {
        if (in.limit() < ETHERNET + 28 || in.getShort(20) != 1 || !isOwn(in, 38, 4)) {
            return null;
        }
        ByteBuffer out = answerTo(in, ETHERNET + 28);
        out.putShort(20, (short) 2);
        putMac(out, 22);
        out.put(28, in, 38, 4).put(32, in, 22, 10);
        return bytes(out);
    }

    private byte @Nullable [] ping(ByteBuffer in) {
        int header = in.limit() < ETHERNET + 20 ? 0 : (in.get(ETHERNET) & 0xf) * 4;
        int length = header == 0 ? 0 : Short.toUnsignedInt(in.getShort(16));
        int icmp = ETHERNET + header;
        boolean whole = header >= 20 && length >= header + 8 && ETHERNET + length <= in.limit();
        if (!whole || in.get(23) != ICMP || (in.getShort(20) & 0x3fff) != 0 || in.get(icmp) != 8 || !isOwn(in, 30, 4)) {
            return null;
        }
        ByteBuffer out = answerTo(in, ETHERNET + length);
        out.put(26, in, 30, 4).put(30, in, 26, 4).put(22, (byte) 64).putShort(24, (short) 0);
        out.putShort(24, checksum(out, ETHERNET, header, 0));
        out.put(icmp, (byte) 0).putShort(icmp + 2, (short) 0);
        out.putShort(icmp + 2, checksum(out, icmp, length - header, 0));
        return bytes(out);
    }

    private byte @Nullable [] icmpV6(ByteBuffer in) {
        int icmp = ETHERNET + 40;
        int length = in.limit() < icmp + 8 ? 0 : Short.toUnsignedInt(in.getShort(18));
        if (length < 8 || icmp + length > in.limit() || in.get(20) != ICMP_V6) {
            return null;
        }
        int type = in.get(icmp) & 0xff;
        if (type == EchoMessage.REQUEST_V6 && isOwn(in, 38, 16)) {
            ByteBuffer out = answerTo(in, icmp + length);
            out.put(22, in, 38, 16).put(38, in, 22, 16).put(21, (byte) 64);
            out.put(icmp, (byte) EchoMessage.REPLY_V6);
            return checked(out, icmp, length);
        }
        boolean solicited = type == SOLICITATION && length >= 24 && isOwn(in, icmp + 8, 16);
        // Somebody who wants the address for itself asks without having one (duplicate address detection).
        boolean fromNobody = in.getLong(22) == 0 && in.getLong(30) == 0;
        if (!solicited || fromNobody) {
            return null;
        }
        ByteBuffer out = answerTo(in, icmp + 32);
        out.putShort(18, (short) 32)
                .put(21, (byte) 255)
                .put(22, in, icmp + 8, 16)
                .put(38, in, 22, 16);
        out.put(icmp, (byte) ADVERTISEMENT).putInt(icmp + 4, 0x6000_0000).put(icmp + 8, in, icmp + 8, 16);
        out.put(icmp + 24, (byte) 2).put(icmp + 25, (byte) 1);
        putMac(out, icmp + 26);
        return checked(out, icmp, 32);
    }

    private static byte[] checked(ByteBuffer out, int icmp, int length) {
        out.putShort(icmp + 2, (short) 0);
        out.putShort(icmp + 2, checksum(out, icmp, length, sum(out, 22, 32) + length + ICMP_V6));
        return bytes(out);
    }

    /** A frame of a length, with as much of what is answered as fits, back to its sender. */
    private ByteBuffer answerTo(ByteBuffer in, int length) {
        byte[] frame = new byte[length];
        in.get(0, frame, 0, Math.min(length, in.limit()));
        ByteBuffer out = ByteBuffer.wrap(frame);
        out.put(0, in, 6, 6);
        putMac(out, 6);
        return out;
    }

    private static byte[] bytes(ByteBuffer out) {
        byte[] frame = new byte[out.limit()];
        out.get(0, frame);
        return frame;
    }

    private void putMac(ByteBuffer out, int at) {
        long bits = mac.bits();
        for (int i = 0; i < 6; i++) {
            out.put(at + i, (byte) (bits >>> (40 - 8 * i)));
        }
    }

    private boolean isOwn(ByteBuffer in, int at, int length) {
        byte[] bytes = new byte[length];
        in.get(at, bytes);
        return addresses.contains(IpAddress.of(bytes));
    }

    private static long sum(ByteBuffer of, int at, int length) {
        long sum = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            sum += Short.toUnsignedInt(of.getShort(at + i));
        }
        return length % 2 == 0 ? sum : sum + ((of.get(at + length - 1) & 0xff) << 8);
    }

    private static short checksum(ByteBuffer of, int at, int length, long before) {
        long sum = before + sum(of, at, length);
        while (sum > 0xffff) {
            sum = (sum & 0xffff) + (sum >>> 16);
        }
        return (short) ~sum;
    }
}
