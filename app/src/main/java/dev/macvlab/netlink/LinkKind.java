package dev.macvlab.netlink;

import dev.macvlab.net.MacAddress;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sort of link it is, with the settings that only this sort has. */
public sealed interface LinkKind {
    /** The name the kernel uses, such as {@code macvlan}; empty for hardware. */
    String name();

    /**
     * A macvlan, or a macvtap, which is the same with a character device.
     *
     * @param noPromisc passthru only: the parent does not become promiscuous
     * @param noDst source only: frames from a listed address go to this child alone
     * @param sources the addresses a source-mode child listens to; the kernel keeps no order
     * @param broadcastQueueLength frames; negative leaves the kernel's default (1000)
     */
    record Macvlan(
            boolean tap,
            MacvlanMode mode,
            boolean noPromisc,
            boolean noDst,
            Set<MacAddress> sources,
            int broadcastQueueLength)
            implements LinkKind {
        public Macvlan {
            sources = Set.copyOf(sources);
        }

        /** A child without flags, sources or a queue length of its own. */
        public static Macvlan of(MacvlanMode mode) {
            return new Macvlan(false, mode, false, false, Set.of(), -1);
        }

        /** The same settings as a macvtap. */
        public Macvlan asTap() {
            return new Macvlan(true, mode, noPromisc, noDst, sources, broadcastQueueLength);
        }

        @Override
        public String name() {
            return tap ? "macvtap" : "macvlan";
        }
    }

    /** An ipvlan; mode and flag are those of the parent's port, so the last one set holds for all siblings. */
    record Ipvlan(IpvlanMode mode, IpvlanFlag flag) implements LinkKind {
        @Override
        public String name() {
            return "ipvlan";
        }
    }

    /** A VLAN on top of a parent, 802.1Q; ids are 0 to 4094. */
    record Vlan(int id) implements LinkKind {
        @Override
        public String name() {
            return "vlan";
        }
    }

    /**
     * A bridge without spanning tree and without delay, so that its ports forward at once.
     *
     * @param multicastSnooping whether multicast goes only where it was asked for
     */
    record Bridge(boolean multicastSnooping) implements LinkKind {
        @Override
        public String name() {
            return "bridge";
        }
    }

    /**
     * One end of a cable between two namespaces.
     *
     * @param peer the other end, when creating; null when read from the kernel, where {@link Link#lower} points to it
     */
    record Veth(@Nullable NewLink peer) implements LinkKind {
        @Override
        public String name() {
            return "veth";
        }
    }

    /** Any kind without settings that are known here. */
    record Other(String name) implements LinkKind {}
}
