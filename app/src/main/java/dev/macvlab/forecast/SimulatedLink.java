package dev.macvlab.forecast;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.net.MacAddress;
import dev.macvlab.resolve.LinkState;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An interface as frames see it, wired to its neighbours; an external host's NIC is one too. Filled in by {@link
 * Network} and not changed afterwards.
 */
final class SimulatedLink {
    final Interface element;
    final Ref ref;
    final IpStack stack;

    /** The addresses that are written, usable or not. */
    final List<Cidr> addresses;

    /** The MAC address in the lower 48 bits. */
    final long mac;

    /** Whether it is up and has carrier. */
    final boolean running;

    /** Whether it takes every frame, for whose sake ever. */
    final boolean promiscuous;

    /** Whether its MTU is enough for IPv6. */
    final boolean carriesIpv6;

    /** Whether it sends to its neighbours without asking for their MAC addresses first (IFF_NOARP). */
    final boolean asksNobody;

    /** What a macvlan, macvtap, ipvlan or VLAN child sits on. */
    @Nullable
    SimulatedLink lower;

    /** The bridge it is a port of. */
    @Nullable
    SimulatedLink master;

    /** The other end of a veth pair. */
    @Nullable
    SimulatedLink peer;

    /** The external switch its cable leads to. */
    @Nullable
    Segment segment;

    boolean hairpin;

    final List<SimulatedLink> macvlans = new ArrayList<>();
    final Map<Long, SimulatedLink> upMacvlans = new HashMap<>();
    final Map<Long, List<SimulatedLink>> sourceListeners = new HashMap<>();
    final List<SimulatedLink> ipvlans = new ArrayList<>();
    final Map<Integer, SimulatedLink> vlans = new HashMap<>();
    final List<SimulatedLink> ports = new ArrayList<>();

    /** The child that takes all that its parent receives. */
    @Nullable
    SimulatedLink passthruChild;

    /** Whether frames for many at once from outside are dropped, since every child asked for a queue of length 0. */
    boolean queuesNothing;

    /**
     * Whether that goes for IPv6 multicast too: it does not pass the queue unless the parent is promiscuous
     * (macvlan_compute_filter).
     */
    boolean queuesNoMulticast;

    SimulatedLink(LinkState link, IpStack stack) {
        element = link.itself();
        ref = link.ref();
        this.stack = stack;
        addresses = link.stack().device().addresses();
        mac = link.macBits();
        running = link.carrier();
        promiscuous = link.promiscuous();
        carriesIpv6 = link.stack().carriesIpv6();
        asksNobody = !link.asksForNeighbours();
    }

    /** The NIC of an external host. */
    SimulatedLink(Nic nic, Ref ref, IpStack stack, MacAddress mac) {
        element = nic;
        this.ref = ref;
        this.stack = stack;
        addresses = nic.addresses();
        this.mac = mac.bits();
        running = true;
        promiscuous = false;
        carriesIpv6 = true;
        asksNobody = false;
    }

    boolean up() {
        return element.up();
    }

    String name() {
        return element.name();
    }

    boolean isMacvlan() {
        return element instanceof Macvlan;
    }

    /** Whether it is a macvlan or macvtap child in that mode. */
    boolean isMacvlan(Macvlan.Mode mode) {
        return element instanceof Macvlan macvlan && macvlan.effectiveMode() == mode;
    }

    /** Whether its stack neither asks nor answers who has an address: an ipvlan child in layer 3 mode. */
    boolean hasNoNeighbours() {
        return element instanceof Ipvlan && lower != null && lower.ipvlanMode() != Ipvlan.Mode.L2;
    }

    /** Mode and flag belong to the port: the child made last decides for all (kernel: ipvlan_nl_changelink). */
    Ipvlan.Mode ipvlanMode() {
        return ((Ipvlan) ipvlans.getLast().element).effectiveMode();
    }

    Ipvlan.Flag ipvlanFlag() {
        return ((Ipvlan) ipvlans.getLast().element).effectiveFlag();
    }

    /** The ipvlan child that frames for that address go to; null when there is none. */
    @Nullable
    SimulatedLink ipvlanOwner(@Nullable IpAddress address) {
        if (address == null) {
            return null;
        }
        for (SimulatedLink child : ipvlans) {
            if (child.up()
                    && child.addresses.stream().anyMatch(cidr -> cidr.address().equals(address))) {
                return child;
            }
        }
        return null;
    }

    /**
     * The ipvlan child in mode l3 that takes from the stack of its parent what ARP asks about that address, and answers to
     * it, but neither answers nor learns (ipvlan_handle_mode_l3); null when there is none.
     */
    @Nullable
    SimulatedLink arpTaker(IpAddress address) {
        return ipvlans.isEmpty() || ipvlanMode() != Ipvlan.Mode.L3 || address.isV6() ? null : ipvlanOwner(address);
    }

    @Override
    public String toString() {
        return ref.toString();
    }
}
