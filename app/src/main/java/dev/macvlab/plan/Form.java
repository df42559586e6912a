package dev.macvlab.plan;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What sort of device it is, with the settings that only this sort has. */
public sealed interface Form {
    /** The kind's word for {@code ip link}. */
    String word();

    /** The device below, as the kernel resolves it; null where there is none. */
    default @Nullable DeviceId lower() {
        return null;
    }

    /** A NIC of the machine, which is there already and stays. */
    record Nic() implements Form {
        @Override
        public String word() {
            return "";
        }
    }

    /** One end of a cable: a veth. */
    record Cable(DeviceId peer) implements Form {
        @Override
        public String word() {
            return "veth";
        }
    }

    /**
     * A bridge.
     *
     * @param snoops whether multicast goes only where it was asked for, the kernel's default
     */
    record Bridge(boolean snoops) implements Form {
        @Override
        public String word() {
            return "bridge";
        }
    }

    /** A VLAN interface. */
    record Vlan(DeviceId lower, int id) implements Form {
        @Override
        public String word() {
            return "vlan";
        }
    }

    /** An ipvlan child. */
    record IpvlanChild(DeviceId lower, Ipvlan.Mode mode, Ipvlan.Flag flag) implements Form {
        @Override
        public String word() {
            return "ipvlan";
        }
    }

    /**
     * A macvlan or macvtap child.
     *
     * @param broadcastQueueLength in frames; the kernel's default is 1000
     */
    record MacvlanChild(
            DeviceId lower,
            boolean tap,
            Macvlan.Mode mode,
            boolean noPromisc,
            boolean noDst,
            Set<MacAddress> sources,
            int broadcastQueueLength)
            implements Form {
        /** What the kernel gives a child that asks for nothing (drivers/net/macvlan.c). */
        public static final int DEFAULT_QUEUE = 1000;

        public MacvlanChild {
            sources = Set.copyOf(sources);
        }

        @Override
        public String word() {
            return tap ? "macvtap" : "macvlan";
        }

        /** Whether it has the parent to itself. */
        public boolean isPassthru() {
            return mode == Macvlan.Mode.PASSTHRU;
        }
    }
}
