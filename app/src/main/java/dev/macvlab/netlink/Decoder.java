package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what rtnetlink tells of links, addresses, routes and neighbours; the position is behind the header. */
final class Decoder {
    private Decoder() {}

    static Link link(ByteBuffer body) throws MalformedMessageException {
        ByteBuffer fixed = fixed(body, 16);
        Attributes attributes = Attributes.read(body);
        Attributes info = attributes.nested(IFLA_LINKINFO);
        return new Link(
                fixed.getInt(4),
                attributes.text(IFLA_IFNAME),
                LinkKinds.read(info),
                attributes.mac(IFLA_ADDRESS),
                attributes.u32(IFLA_MTU, 0),
                fixed.getInt(8),
                OperState.of(attributes.u8(IFLA_OPERSTATE, 0)),
                attributes.u8(IFLA_CARRIER, 0) != 0,
                attributes.u32(IFLA_LINK, 0),
                attributes.u32(IFLA_LINK_NETNSID, -1),
                attributes.u32(IFLA_MASTER, 0),
                attributes.u32(IFLA_GROUP, 0),
                attributes.text(IFLA_IFALIAS),
                Integer.toUnsignedLong(attributes.u32(IFLA_PROMISCUITY, 0)),
                attributes.u32(IFLA_TXQLEN, 0),
                bridgePort(info),
                addressGeneration(attributes),
                attributes.u32(IFLA_TARGET_NETNSID, -1));
    }

    static Address address(ByteBuffer body) throws MalformedMessageException {
        ByteBuffer fixed = fixed(body, 8);
        Attributes attributes = Attributes.read(body);
        IpAddress local = attributes.ip(IFA_LOCAL);
        IpAddress address = local == null ? attributes.ip(IFA_ADDRESS) : local;
        if (address == null) {
            throw new MalformedMessageException("an address message without an address");
        }
        return new Address(
                fixed.getInt(4),
                cidr(address, fixed.get(1) & 0xff),
                attributes.u32(IFA_FLAGS, fixed.get(2) & 0xff),
                fixed.get(3) & 0xff,
                attributes.u8(IFA_PROTO, 0),
                attributes.u32(IFA_TARGET_NETNSID, -1));
    }

    static Route route(ByteBuffer body) throws MalformedMessageException {
        ByteBuffer fixed = fixed(body, 12);
        Attributes attributes = Attributes.read(body);
        IpAddress destination = attributes.ip(RTA_DST);
        return new Route(
                cidr(
                        destination == null ? IpAddress.unspecified(fixed.get(0) == AF_INET6) : destination,
                        fixed.get(1) & 0xff),
                hops(fixed, attributes),
                attributes.ip(RTA_PREFSRC),
                attributes.u32(RTA_PRIORITY, 0),
                fixed.get(5) & 0xff,
                fixed.get(6) & 0xff,
                attributes.u32(RTA_TABLE, fixed.get(4) & 0xff),
                fixed.get(7) & 0xff);
    }

    private static Cidr cidr(IpAddress address, int prefixLength) throws MalformedMessageException {
        if (prefixLength > address.bitLength()) {
            throw new MalformedMessageException("a prefix of " + prefixLength + " bits of " + address);
        }
        return new Cidr(address, prefixLength);
    }

    static Neighbour neighbour(ByteBuffer body) throws MalformedMessageException {
        ByteBuffer fixed = fixed(body, 12);
        Attributes attributes = Attributes.read(body);
        return new Neighbour(
                fixed.getInt(4),
                attributes.ip(NDA_DST),
                attributes.mac(NDA_LLADDR),
                Neighbour.State.of(Short.toUnsignedInt(fixed.getShort(8))),
                fixed.get(10) & 0xff,
                attributes.u32(NDA_MASTER, 0));
    }

    /** The id in an answer about a namespace, -1 when it has none. */
    static int namespaceId(ByteBuffer body) throws MalformedMessageException {
        fixed(body, 4);
        return Attributes.read(body).u32(NETNSA_NSID, -1);
    }

    private static List<Route.Hop> hops(ByteBuffer fixed, Attributes attributes) throws MalformedMessageException {
        ByteBuffer several = attributes.bytes(RTA_MULTIPATH);
        if (several == null) {
            int link = attributes.u32(RTA_OIF, 0);
            IpAddress via = via(attributes);
            return link == 0 && via == null ? List.of() : List.of(hop(via, link, fixed.getInt(8)));
        }
        List<Route.Hop> hops = new ArrayList<>();
        while (several.remaining() >= 8) {
            int length = Short.toUnsignedInt(several.getShort(several.position()));
            if (length < 8 || length > several.remaining()) {
                throw new MalformedMessageException(
                        "a hop claims " + length + " bytes where " + several.remaining() + " are left");
            }
            ByteBuffer hop = several.slice(several.position(), length).order(ByteOrder.nativeOrder());
            int flags = hop.get(2) & 0xff;
            int link = hop.getInt(4);
            hops.add(hop(via(Attributes.read(hop.position(8))), link, flags));
            several.position(Math.min(several.limit(), several.position() + ((length + 3) & ~3)));
        }
        return hops;
    }

    private static Route.Hop hop(@Nullable IpAddress via, int link, int flags) {
        return new Route.Hop(via, link, (flags & RTNH_F_ONLINK) != 0);
    }

    private static @Nullable IpAddress via(Attributes attributes) throws MalformedMessageException {
        IpAddress gateway = attributes.ip(RTA_GATEWAY);
        return gateway == null ? attributes.ip(RTA_VIA, 2) : gateway;
    }

    private static @Nullable BridgePort bridgePort(Attributes info) throws MalformedMessageException {
        if (!info.text(IFLA_INFO_SLAVE_KIND).equals("bridge")) {
            return null;
        }
        Attributes port = info.nested(IFLA_INFO_SLAVE_DATA);
        return new BridgePort(
                port.u8(IFLA_BRPORT_MODE, 0) != 0,
                port.u8(IFLA_BRPORT_LEARNING, 1) != 0,
                port.u8(IFLA_BRPORT_UNICAST_FLOOD, 1) != 0,
                port.u8(IFLA_BRPORT_ISOLATED, 0) != 0,
                port.u8(IFLA_BRPORT_LOCKED, 0) != 0);
    }

    private static @Nullable AddressGeneration addressGeneration(Attributes attributes)
            throws MalformedMessageException {
        Attributes inet6 = attributes.nested(IFLA_AF_SPEC).nested(AF_INET6);
        return AddressGeneration.of(inet6.u8(IFLA_INET6_ADDR_GEN_MODE, -1));
    }

    /** The fixed part at the start; afterwards the body stands behind it. */
    private static ByteBuffer fixed(ByteBuffer body, int length) throws MalformedMessageException {
        if (body.remaining() < length) {
            throw new MalformedMessageException(
                    "a message with " + body.remaining() + " bytes, fewer than its fixed part of " + length);
        }
        ByteBuffer fixed = body.slice(body.position(), length).order(ByteOrder.nativeOrder());
        body.position(body.position() + length);
        return fixed;
    }
}
