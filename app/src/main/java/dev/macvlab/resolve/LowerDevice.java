package dev.macvlab.resolve;

import dev.macvlab.topology.Child;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.List;

/** A lower device with all that the kernel puts directly on it, and the bridges that it is a port of. */
public final class LowerDevice implements View<LowerDevice> {
    private final InterfaceStack lower;
    private final List<InterfaceStack> children;
    private final List<InterfaceStack> masters = new ArrayList<>(0);
    private final List<Placed<Macvlan>> macvlans;
    private final List<Placed<Ipvlan>> ipvlans = new ArrayList<>(0);
    private final List<Placed<Vlan>> vlans = new ArrayList<>(0);

    /** A child with its own kind's properties at hand. */
    public record Placed<C extends Child>(InterfaceStack stack, C child) {
        public Ref ref() {
            return stack.ref();
        }
    }

    /**
     * @param count how many children there will be, most of them macvlan
     */
    LowerDevice(InterfaceStack lower, int count) {
        this.lower = lower;
        children = new ArrayList<>(count);
        macvlans = new ArrayList<>(count);
    }

    /** Puts a child on it, while the port is being built. */
    void add(InterfaceStack child) {
        children.add(child);
        switch (child.itself()) {
            case Macvlan macvlan -> macvlans.add(new Placed<>(child, macvlan));
            case Ipvlan ipvlan -> ipvlans.add(new Placed<>(child, ipvlan));
            case Vlan vlan -> vlans.add(new Placed<>(child, vlan));
            default -> throw new IllegalArgumentException(child + " is no child");
        }
    }

    /** Makes it a member of a bridge, while the port is being built. */
    void enslave(InterfaceStack bridge) {
        masters.add(bridge);
    }

    public InterfaceStack lower() {
        return lower;
    }

    /** In the order of the topology. */
    public List<InterfaceStack> children() {
        return children;
    }

    /** The bridges that it is a member of; more than one only by mistake. */
    public List<InterfaceStack> masters() {
        return masters;
    }

    public List<Placed<Macvlan>> macvlans() {
        return macvlans;
    }

    public List<Placed<Ipvlan>> ipvlans() {
        return ipvlans;
    }

    public List<Placed<Vlan>> vlans() {
        return vlans;
    }

    /** Whether the switch sends frames back to where they came from. */
    public boolean reflects() {
        return lower.itself() instanceof Nic nic
                && nic.port() != null
                && nic.port().reflects();
    }

    @Override
    public boolean sameAs(LowerDevice other) {
        return lower == other.lower && children.equals(other.children) && masters.equals(other.masters);
    }
}
