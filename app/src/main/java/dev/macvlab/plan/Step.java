package dev.macvlab.plan;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Ref;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One change of a plan: what it is for, and all that is needed to carry it out. */
public sealed interface Step {
    /** The drawn element that it is for. */
    Ref element();

    /** The namespace that it happens in. */
    NamespaceId place();

    /** Whether traffic of something that works may be interrupted. */
    default boolean interrupts() {
        return false;
    }

    /** A change of a device that is there. */
    sealed interface OfDevice extends Step {
        LinkId id();

        int index();

        @Override
        default NamespaceId place() {
            return id().place();
        }
    }

    /** Makes a namespace, without a name yet. */
    record CreateNamespace(NamespaceId place, Ref element) implements Step {}

    /** Takes away a namespace with all that is left in it. */
    record RemoveNamespace(NamespaceId place, Ref element) implements Step {
        @Override
        public boolean interrupts() {
            return true;
        }
    }

    /** Sets the loopback interface up. */
    record StartLoopback(NamespaceId place, Ref element) implements Step {}

    /** Writes a setting, by its path below {@code /proc/sys/net}. */
    record WriteSetting(NamespaceId place, Ref element, String key, String value) implements Step {}

    /**
     * Creates a device straight in its namespace, down; of a cable both ends.
     *
     * @param mtu 0 where the kernel's own choice is the one wanted
     * @param lowerIndex 0 where there is no device below
     * @param peer the other end of a cable; else null
     */
    record CreateLink(
            DesiredLink device,
            int index,
            int mtu,
            int lowerIndex,
            @Nullable DesiredLink peer,
            int peerIndex,
            int peerMtu)
            implements Step {
        @Override
        public Ref element() {
            return device.element();
        }

        @Override
        public NamespaceId place() {
            return device.place();
        }
    }

    /** Writes whose device it is into the device. */
    record MarkLink(LinkId id, Ref element, int index) implements OfDevice {}

    /** Deletes a device. */
    record DeleteLink(LinkId id, Ref element, int index) implements OfDevice {
        @Override
        public boolean interrupts() {
            return true;
        }
    }

    /** Deletes all devices of the lab in one namespace, at once. */
    record DeleteLinks(NamespaceId place, Ref element) implements Step {
        @Override
        public boolean interrupts() {
            return true;
        }
    }

    /** Sets a device up or down. */
    record SetState(LinkId id, Ref element, int index, boolean up) implements OfDevice {
        @Override
        public boolean interrupts() {
            return !up;
        }
    }

    /** Changes the MTU. */
    record SetMtu(LinkId id, Ref element, int index, int mtu) implements OfDevice {}

    /** Changes the MAC address; neighbours keep the old one for a while. */
    record SetMac(LinkId id, Ref element, int index, MacAddress mac) implements OfDevice {
        @Override
        public boolean interrupts() {
            return true;
        }
    }

    /** Changes whether a device asks its neighbours for their MAC addresses. */
    record SetArp(LinkId id, Ref element, int index, boolean on) implements OfDevice {}

    /**
     * Makes a device a port of a bridge, or takes it out of one.
     *
     * @param bridge null takes it out
     */
    record SetBridge(
            LinkId id, Ref element, int index, @Nullable String bridge, int bridgeIndex) implements OfDevice {
        @Override
        public boolean interrupts() {
            return bridge == null;
        }
    }

    /** Switches hairpin of a bridge's port. */
    record SetHairpin(LinkId id, Ref element, int index, boolean on) implements OfDevice {}

    /**
     * Changes a macvlan or macvtap in place.
     *
     * @param form what it is to be afterwards
     * @param changes what of that it is not yet
     */
    record ChangeMacvlan(LinkId id, Ref element, int index, DesiredKind.MacvlanChild form, Set<MacvlanSetting> changes)
            implements OfDevice {
        public ChangeMacvlan {
            changes = Set.copyOf(changes);
        }

        public boolean changes(MacvlanSetting setting) {
            return changes.contains(setting);
        }
    }

    /** Changes mode and flag of an ipvlan, and with it of all its siblings. */
    record ChangeIpvlan(LinkId id, Ref element, int index, DesiredKind.IpvlanChild form) implements OfDevice {}

    /** Adds an address. */
    record AddAddress(LinkId id, Ref element, int index, Cidr address, boolean dad) implements OfDevice {}

    /** Takes an address away. */
    record RemoveAddress(LinkId id, Ref element, int index, Cidr address) implements OfDevice {
        @Override
        public boolean interrupts() {
            return true;
        }
    }

    /** Adds a route. */
    record AddRoute(NamespaceId place, Ref element, DesiredRoute route, int deviceIndex) implements Step {}

    /** Takes a route away. */
    record RemoveRoute(NamespaceId place, Ref element, DesiredRoute route, int deviceIndex) implements Step {
        @Override
        public boolean interrupts() {
            return true;
        }
    }
}
