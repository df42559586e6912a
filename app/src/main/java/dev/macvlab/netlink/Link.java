package dev.macvlab.netlink;

import dev.macvlab.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * A link as the kernel describes it.
 *
 * @param index the number that, with the namespace, identifies the link
 * @param mac null where the link has no Ethernet address
 * @param flags the bits of {@code net/if.h}
 * @param lower index of the parent, or of a veth's peer; 0 for none
 * @param lowerNamespace id of the namespace that {@code lower} is in, as seen from here; -1 for this namespace
 * @param master index of the bridge or bond it is a port of; 0 for none
 * @param promiscuity how many users keep it promiscuous
 * @param bridgePort its settings as a port of a bridge; null when it is none
 * @param addressGeneration null where IPv6 is switched off
 * @param namespaceId id of the namespace the link was asked for in; -1 for the socket's own
 */
public record Link(
        int index,
        String name,
        LinkKind kind,
        @Nullable MacAddress mac,
        int mtu,
        int flags,
        OperState operState,
        boolean carrier,
        int lower,
        int lowerNamespace,
        int master,
        int group,
        String alias,
        long promiscuity,
        int txQueueLength,
        @Nullable BridgePort bridgePort,
        @Nullable AddressGeneration addressGeneration,
        int namespaceId) {

    /** Whether it was set up; says nothing of the cable. */
    public boolean up() {
        return (flags & Rtnetlink.IFF_UP) != 0;
    }

    /** Whether it is up and what is below it works; the test to use, rather than {@link #operState}. */
    public boolean lowerUp() {
        return (flags & Rtnetlink.IFF_LOWER_UP) != 0;
    }

    /** Whether it has to ask for a neighbour's MAC address before it can send there. */
    public boolean asksForNeighbours() {
        return (flags & (Rtnetlink.IFF_LOOPBACK | Rtnetlink.IFF_POINTOPOINT | Rtnetlink.IFF_NOARP)) == 0;
    }
}
