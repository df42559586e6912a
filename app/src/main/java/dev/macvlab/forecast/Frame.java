package dev.macvlab.forecast;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * An Ethernet frame, as far as those that forward it look at it.
 *
 * @param sender the device whose stack sent it
 * @param to the IP address it is for, which ipvlan looks at; null when it is for many
 * @param answer whether it says who has an address, rather than carry a packet
 * @param tag the outermost VLAN tag
 * @param multicast whether it goes to an IPv6 group rather than to everybody
 */
record Frame(
        SimulatedLink sender,
        long source,
        long destination,
        @Nullable IpAddress to,
        boolean answer,
        @Nullable Tag tag,
        boolean multicast) {
    private static final long EVERYBODY = MacAddress.BROADCAST.bits();

    /** A VLAN tag and the one within. */
    record Tag(int id, @Nullable Tag inner) {}

    /** How a device classes what it receives (linux/if_packet.h). */
    enum For {
        HOST,
        MANY,
        /** Somebody else: IP and ARP ignore it. */
        OTHER
    }

    static Frame toMany(SimulatedLink sender, boolean multicast) {
        return new Frame(sender, sender.mac, EVERYBODY, null, false, null, multicast);
    }

    static Frame packet(SimulatedLink sender, long destination, IpAddress to) {
        return new Frame(sender, sender.mac, destination, to, false, null, false);
    }

    static Frame answer(SimulatedLink sender, long destination, IpAddress asker) {
        return new Frame(sender, sender.mac, destination, asker, true, null, false);
    }

    /** Whether it is ARP's, and not an IP packet. */
    boolean isArpAnswer() {
        return answer && to != null && !to.isV6();
    }

    boolean isForMany() {
        return destination == EVERYBODY;
    }

    /** How eth_type_trans classes it on {@code device}. */
    For on(SimulatedLink device) {
        return isForMany() ? For.MANY : destination == device.mac ? For.HOST : For.OTHER;
    }

    Frame tagged(int id) {
        return new Frame(sender, source, destination, to, answer, new Tag(id, tag), multicast);
    }

    Frame untagged() {
        return new Frame(sender, source, destination, to, answer, tag == null ? null : tag.inner(), multicast);
    }
}
