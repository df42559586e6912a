package dev.macvlab.netlink;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;

/**
 * An IP address of a link.
 *
 * @param linkIndex the link it is on
 * @param flags the bits of {@code linux/if_addr.h}
 * @param protocol who set it: 1 to 3 the kernel itself, 4 to 255 programs; 0 for nobody in particular, and always
 *     before kernel 5.18
 * @param namespaceId id of the namespace it was asked for in; -1 for the socket's own
 */
public record Address(int linkIndex, Cidr cidr, int flags, int scope, int protocol, int namespaceId) {
    /** The address without its prefix. */
    public IpAddress address() {
        return cidr.address();
    }

    /** IPv6: duplicate address detection still runs, so that the address can't be used. */
    public boolean tentative() {
        return (flags & Rtnetlink.IFA_F_TENTATIVE) != 0;
    }

    /** IPv6: somebody else has the address. */
    public boolean duplicate() {
        return (flags & Rtnetlink.IFA_F_DADFAILED) != 0;
    }

    /** IPv4: it goes when the first one of its subnet goes. */
    public boolean secondary() {
        return (flags & Rtnetlink.IFA_F_SECONDARY) != 0;
    }

    /** Whether the kernel says that it made the address by itself, as it does from 5.18 on. */
    public boolean automatic() {
        return protocol >= 1 && protocol <= Rtnetlink.IFAPROT_KERNEL_LL;
    }

    /** Whether it was set by hand, rather than by a router's announcement for a while. */
    public boolean permanent() {
        return (flags & Rtnetlink.IFA_F_PERMANENT) != 0;
    }
}
