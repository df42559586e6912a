package dev.macvlab.plan;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What sort of device it is, with the settings that only this sort has. */
public sealed interface DesiredKind {
    /** The kind's word for {@code ip link}. */
    String word();

    /** The device below, as the kernel resolves it; null where there is none. */
    default @Nullable LinkId lower() {
        return null;
    }

    /** What {@code ip link add} says behind {@code type}; by default the word alone. */
    default String type() {
        return word();
    }

    /** Whether it asks its neighbours for their MAC addresses (no IFF_NOARP); null where that is left as it is. */
    default @Nullable Boolean arp() {
        return null;
    }

    /**
     * Whether the kernel makes one that asks its neighbours.
     *
     * @param lower whether the device below does
     */
    default boolean arpAtFirst(boolean lower) {
        return true;
    }

    /** A NIC of the machine, which is there already and stays. */
    record Nic() implements DesiredKind {
        @Override
        public String word() {
            return "";
        }

        @Override
        public String type() {
            throw new IllegalArgumentException("no command makes a NIC");
        }
    }

    /** One end of a cable: a veth. */
    record Cable(LinkId peer) implements DesiredKind {
        @Override
        public String word() {
            return "veth";
        }
    }

    /** A dummy. */
    record Dummy(Boolean arp) implements DesiredKind {
        @Override
        public String word() {
            return "dummy";
        }

        @Override
        public boolean arpAtFirst(boolean lower) {
            return false;
        }
    }

    /**
     * A bridge.
     *
     * @param snoops whether multicast goes only where it was asked for, the kernel's default
     */
    record Bridge(boolean snoops) implements DesiredKind {
        @Override
        public String word() {
            return "bridge";
        }

        @Override
        public String type() {
            return "bridge forward_delay 0 stp_state 0 mcast_snooping " + (snoops ? "1" : "0");
        }
    }

    /**
     * A VLAN interface, which takes after the one below when it is made (vlan_dev_init).
     *
     * @param arp as of the one below
     */
    record Vlan(LinkId lower, int id, @Nullable Boolean arp) implements DesiredKind {
        @Override
        public String word() {
            return "vlan";
        }

        @Override
        public String type() {
            return "vlan id " + id;
        }

        @Override
        public boolean arpAtFirst(boolean lower) {
            return lower;
        }
    }

    /** An ipvlan child. */
    record IpvlanChild(LinkId lower, Ipvlan.Mode mode, Ipvlan.Flag flag) implements DesiredKind {
        @Override
        public String word() {
            return "ipvlan";
        }

        @Override
        public String type() {
            return "ipvlan mode " + mode.word() + " " + flag.word();
        }
    }

    /**
     * A macvlan or macvtap child.
     *
     * @param broadcastQueueLength in frames; the kernel's default is 1000
     */
    record MacvlanChild(
            LinkId lower,
            boolean tap,
            Macvlan.Mode mode,
            boolean noPromisc,
            boolean noDst,
            Set<MacAddress> sources,
            int broadcastQueueLength)
            implements DesiredKind {
        /** What the kernel gives a child that asks for nothing (drivers/net/macvlan.c). */
        public static final int DEFAULT_QUEUE = 1000;

        public MacvlanChild {
            sources = Set.copyOf(sources);
        }

        @Override
        public String word() {
            return tap ? "macvtap" : "macvlan";
        }

        @Override
        public String type() {
            return word() + " mode " + mode.word()
                    + (noPromisc && isPassthru() ? " nopromisc" : "")
                    + (noDst ? " nodst" : "")
                    + (broadcastQueueLength == DEFAULT_QUEUE ? "" : " bcqueuelen " + broadcastQueueLength)
                    + (sources.isEmpty() ? "" : " macaddr set " + listed());
        }

        /** The list of senders, for {@code ip}. */
        String listed() {
            return sources.stream().sorted().map(MacAddress::toString).collect(Collectors.joining(" "));
        }

        /** What has to be changed of a child that is like another one, so that it becomes like this one. */
        Set<MacvlanSetting> differences(MacvlanChild current) {
            Set<MacvlanSetting> different = EnumSet.noneOf(MacvlanSetting.class);
            if (mode != current.mode) {
                different.add(MacvlanSetting.MODE);
            }
            if (noPromisc != current.noPromisc || noDst != current.noDst) {
                different.add(MacvlanSetting.FLAGS);
            }
            // Leaving source mode empties the list, so that there is nothing to compare.
            Set<MacAddress> listed = current.mode == mode ? current.sources : Set.of();
            if (mode == Macvlan.Mode.SOURCE && !sources.equals(listed)) {
                different.add(MacvlanSetting.SOURCES);
            }
            if (broadcastQueueLength != current.broadcastQueueLength) {
                different.add(MacvlanSetting.BROADCAST_QUEUE);
            }
            return different;
        }

        /** Whether it has the parent to itself. */
        public boolean isPassthru() {
            return mode == Macvlan.Mode.PASSTHRU;
        }
    }
}
