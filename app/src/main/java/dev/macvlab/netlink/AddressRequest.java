package dev.macvlab.netlink;

import static dev.macvlab.netlink.Rtnetlink.*;

import dev.macvlab.message.Message;
import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;

/**
 * Adds an IP address to a link, or takes it away.
 *
 * @param prefixLength one that is longer than the address is for the kernel to refuse
 * @param skipDad IPv6: usable at once, without duplicate address detection
 * @param protocol who sets it, 4 to 255, by which it can be recognised (since kernel 5.18); 0 for nobody in particular
 */
public record AddressRequest(
        boolean add, int linkIndex, IpAddress address, int prefixLength, boolean skipDad, int protocol)
        implements NetlinkRequest {
    /** Adds an address; an IPv6 one goes through duplicate address detection. EEXIST when it is there. */
    public static AddressRequest add(int linkIndex, IpAddress address, int prefixLength) {
        Cidr cidr = new Cidr(address, prefixLength);
        return new AddressRequest(true, linkIndex, cidr.address(), cidr.prefixLength(), false, 0);
    }

    /** Takes an address away. EADDRNOTAVAIL when it is not there. */
    public static AddressRequest delete(int linkIndex, IpAddress address, int prefixLength) {
        Cidr cidr = new Cidr(address, prefixLength);
        return new AddressRequest(false, linkIndex, cidr.address(), cidr.prefixLength(), false, 0);
    }

    /** The same without duplicate address detection. */
    public AddressRequest withoutDad() {
        return new AddressRequest(add, linkIndex, address, prefixLength, true, protocol);
    }

    /** The same in the name of a protocol. */
    public AddressRequest withProtocol(int wanted) {
        return new AddressRequest(add, linkIndex, address, prefixLength, skipDad, wanted);
    }

    @Override
    public Message describe() {
        return Message.of(
                add ? "netlink.add-address" : "netlink.delete-address", address + "/" + prefixLength, linkIndex);
    }

    @Override
    public int type() {
        return add ? RTM_NEWADDR : RTM_DELADDR;
    }

    @Override
    public int flags() {
        return add ? NLM_F_CREATE | NLM_F_EXCL : 0;
    }

    @Override
    public void write(MessageWriter out) {
        boolean v6 = address.isV6();
        out.u8(v6 ? AF_INET6 : AF_INET)
                .u8(prefixLength)
                .u8(0)
                .u8(address.isLoopback() ? RT_SCOPE_HOST : RT_SCOPE_UNIVERSE)
                .u32(linkIndex);
        out.attributeIp(IFA_LOCAL, address);
        out.attributeIp(IFA_ADDRESS, address);
        if (add && !v6 && prefixLength < 31) {
            out.attribute(IFA_BROADCAST, broadcast());
        }
        if (add && skipDad && v6) {
            out.attributeU32(IFA_FLAGS, IFA_F_NODAD);
        }
        if (add && protocol != 0) {
            out.attributeU8(IFA_PROTO, protocol);
        }
    }

    private byte[] broadcast() {
        byte[] bytes = address.toBytes();
        for (int bit = prefixLength; bit < 32; bit++) {
            bytes[bit / 8] |= (byte) (0x80 >> (bit % 8));
        }
        return bytes;
    }
}
