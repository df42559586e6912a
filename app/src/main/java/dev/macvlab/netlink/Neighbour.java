package dev.macvlab.netlink;

import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the IP stack's neighbour table, or of a link's or bridge's list of MAC addresses.
 *
 * @param address null in a list of MAC addresses
 * @param mac null while it is not known
 * @param flags the {@code NTF_…} bits of linux/neighbour.h
 * @param master index of the bridge that the list belongs to; 0 for none
 */
public record Neighbour(
        int linkIndex,
        @Nullable IpAddress address,
        @Nullable MacAddress mac,
        State state,
        int flags,
        int master) {

    /** How far the kernel knows the neighbour. */
    public enum State {
        NONE(0),
        INCOMPLETE(1),
        REACHABLE(2),
        STALE(4),
        DELAY(8),
        PROBE(0x10),
        FAILED(0x20),
        NOARP(0x40),
        PERMANENT(0x80);

        private final int bit;

        State(int bit) {
            this.bit = bit;
        }

        int bit() {
            return bit;
        }

        static State of(int bits) {
            for (State state : values()) {
                if (state != NONE && (bits & state.bit) != 0) {
                    return state;
                }
            }
            return NONE;
        }
    }

    /** Whether it stands in the link's own list: on a parent these are the addresses of its children that are up. */
    public boolean self() {
        return (flags & Rtnetlink.NTF_SELF) != 0;
    }
}
