package dev.macvlab.resolve;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of an interface in the kernel: the link that it will be once everything is made and set up. Filled in by
 * {@link LinkStates} and not changed afterwards.
 */
public final class LinkState {
    private final InterfaceStack stack;
    private final List<LinkState> ports = new ArrayList<>(0);
    private final List<LinkState> promiscuousFor = new ArrayList<>(0);
    private final List<LinkState> addressedBy = new ArrayList<>(0);
    private @Nullable LinkState lower;
    private @Nullable LinkState master;
    private @Nullable LinkState peer;
    private boolean carrier;
    private long mac;
    private boolean macOpen;
    private boolean filtersUnicast;

    LinkState(InterfaceStack stack) {
        this.stack = stack;
    }

    public InterfaceStack stack() {
        return stack;
    }

    public Interface itself() {
        return stack.itself();
    }

    public Ref ref() {
        return stack.ref();
    }

    /** Whether it is set up (IFF_UP). */
    public boolean up() {
        return stack.device().up();
    }

    /** The device that the kernel puts it on. */
    public @Nullable LinkState lower() {
        return lower;
    }

    /** The bridge that it is a port of: of several that ask for it the last one (do_set_master). */
    public @Nullable LinkState master() {
        return master;
    }

    /** A bridge's ports: the members in its own namespace that no later bridge asks for. */
    public List<LinkState> ports() {
        return ports;
    }

    /** The other end of a veth pair. */
    public @Nullable LinkState peer() {
        return peer;
    }

    /** Whether it is up and has carrier (IFF_LOWER_UP): without, the kernel drops what is sent (sch_generic.c, noop_qdisc). */
    public boolean carrier() {
        return carrier;
    }

    /**
     * Whether it asks its neighbours for their MAC addresses (no IFF_NOARP): a VLAN takes after the one below
     * (vlan_dev_init). An ipvlan child at layer 3 is no matter of this.
     */
    public boolean asksForNeighbours() {
        return switch (itself()) {
            case Standalone alone -> alone.asksForNeighbours();
            case Vlan _ -> lower == null || lower.asksForNeighbours();
            case Macvlan _, Ipvlan _, Bridge _ -> true;
        };
    }

    public MacAddress mac() {
        return new MacAddress(mac);
    }

    /** The MAC address in the lower 48 bits. */
    public long macBits() {
        return mac;
    }

    /** Whether the MAC address, or which of several it is, hangs on one that nobody has written down. */
    public boolean macOpen() {
        return macOpen;
    }

    /**
     * How often something makes it take every frame, as {@code ip -d link} counts: once for the bridge that it is a port
     * of (br_manage_promisc), once for each child that is promiscuous itself (macvlan_change_rx_flags,
     * vlan_dev_change_rx_flags) or has it in passthru without nopromisc (macvlan_open), and once where it can't filter the
     * addresses of others that children want (__dev_set_rx_mode).
     */
    public int promiscuity() {
        return (master == null ? 0 : 1) + promiscuousFor.size() + (isAddressed() ? 1 : 0);
    }

    public boolean promiscuous() {
        return promiscuity() > 0;
    }

    /** Those for whose sake it takes every frame: the bridge that it is a port of, then children. */
    public List<LinkState> promiscuousFor() {
        List<LinkState> all = new ArrayList<>();
        if (master != null) {
            all.add(master);
        }
        all.addAll(promiscuousFor);
        if (isAddressed()) {
            addressedBy.stream().filter(each -> !all.contains(each)).forEach(all::add);
        }
        return all;
    }

    /** Whether it has to take every frame, since a child wants another address and it has no filter for several. */
    private boolean isAddressed() {
        return up() && !filtersUnicast && !addressedBy.isEmpty();
    }

    void connect(@Nullable LinkState toLower, @Nullable LinkState toPeer, boolean filters) {
        lower = toLower;
        peer = toPeer;
        filtersUnicast = filters;
    }

    void enslave(LinkState bridge) {
        if (master != null) {
            master.ports.remove(this);
        }
        master = bridge;
        bridge.ports.add(this);
    }

    void setCarrier(boolean has) {
        carrier = has;
    }

    void setMac(long bits, boolean open) {
        mac = bits;
        macOpen = open;
    }

    /** Told by a child that is promiscuous, or wants it to be. */
    void takeEverythingFor(LinkState child) {
        promiscuousFor.add(child);
    }

    /** Told by a child of another address, or on top of which something has another address. */
    void takeAddressesFor(LinkState child) {
        addressedBy.add(child);
    }

    /** Whether frames to another address than its own are wanted above (dev_uc_add, dev_uc_sync). */
    boolean hasOtherAddresses() {
        return !addressedBy.isEmpty();
    }

    @Override
    public String toString() {
        return stack.toString();
    }
}
