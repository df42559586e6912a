package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A link as the kernel has it. */
public record ActualLink(LinkId id, int index, Owner owner, Kind kind, Condition now, List<Held> addresses) {
    /** Whose it is. */
    public enum Owner {
        /** The lab's: it may be changed and deleted. */
        LAB,
        /** In the lab's group, and not the lab's. */
        STRANGER,
        /** Somebody else's. */
        OTHER
    }

    /**
     * What it was created as.
     *
     * @param word the kind's word for {@code ip link}
     * @param lowerIndex the device below, or a cable's other end; 0 for none
     * @param vlanId -1 for anything but a VLAN
     * @param settings what only this kind has and can be changed in place; null for nothing. Its lower device means nothing.
     */
    public record Kind(
            String word,
            int lowerIndex,
            int vlanId,
            @Nullable DesiredKind settings) {}

    /**
     * What can change.
     *
     * @param mac null when it has none of 48 bits
     * @param arp whether it asks its neighbours for their MAC addresses
     * @param master index of the bridge that it is a port of; 0 for none
     * @param hairpin whether that port sends frames back to where they came from
     */
    public record Condition(@Nullable MacAddress mac, int mtu, boolean up, boolean arp, int master, boolean hairpin) {}

    /**
     * An address.
     *
     * @param secondary whether it goes when the first one of its subnet goes (IFA_F_SECONDARY)
     * @param ours whether it may be taken away
     */
    public record Held(Cidr cidr, boolean secondary, boolean ours) {}

    public ActualLink {
        addresses = List.copyOf(addresses);
    }

    /** Whether the kernel made the address by itself, from this MAC or an earlier one; an older kernel doesn't say so. */
    public static boolean isAutomatic(Cidr cidr) {
        byte[] bytes = cidr.address().toBytes();
        return cidr.address().isV6()
                && cidr.address().isLinkLocal()
                && bytes[11] == (byte) 0xff
                && bytes[12] == (byte) 0xfe;
    }
}
