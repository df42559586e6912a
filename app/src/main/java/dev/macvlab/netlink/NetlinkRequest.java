package dev.macvlab.netlink;

import dev.macvlab.message.Message;

/** One change asked of rtnetlink: immutable, and sent as exactly one message. */
public sealed interface NetlinkRequest
        permits NewLink,
                SetLink,
                SetMacvlan,
                SetIpvlan,
                SetArp,
                SetBridgePort,
                DeleteLink,
                AddressRequest,
                RouteRequest,
                NeighbourRequest,
                NeighbourTiming,
                AssignNamespaceId {

    /** What is asked, as a verb with its object. */
    Message describe();

    /** The message type, an {@code RTM_…} number. */
    int type();

    /** The flags of the message beyond request and acknowledgement. */
    int flags();

    /** Writes what follows the message's header. */
    void write(MessageWriter out);
}
