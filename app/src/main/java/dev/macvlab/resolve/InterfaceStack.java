package dev.macvlab.resolve;

import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Vlan;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An interface with everything below it. */
public final class InterfaceStack implements View<InterfaceStack> {
    /** What a link has that takes its MTU from no other, in bytes (linux/if_ether.h, ETH_DATA_LEN). */
    public static final int ETHERNET_MTU = 1500;

    /** The least MTU with which a link carries IPv6, in bytes (RFC 8200 section 5; addrconf.c, addrconf_notify). */
    public static final int LEAST_IPV6_MTU = 1280;

    /** What keeps an interface from being made as it is drawn. */
    enum Flaw {
        /** It is in a circle of parents and members, or on top of one. */
        CIRCULAR,
        /** Its namespace is not in the topology. */
        NO_NAMESPACE,
        /** The switch that a NIC's cable leads to is not in the topology. */
        NO_SWITCH
    }

    private final ResolvedInterface device;
    private final @Nullable InterfaceStack parent;
    private final List<InterfaceStack> members;
    private final @Nullable ResolvedInterface peer;
    private final Set<Flaw> flaws;
    private final @Nullable InterfaceStack lower;
    private final OptionalInt mtu;

    /**
     * @param parent what it is drawn on; null when it has no parent or a missing one
     * @param members a bridge's members that exist
     * @param peer the other end of a veth pair, when it exists
     */
    InterfaceStack(
            ResolvedInterface device,
            @Nullable InterfaceStack parent,
            List<InterfaceStack> members,
            @Nullable ResolvedInterface peer,
            Set<Flaw> flaws) {
        this.device = device;
        this.parent = parent;
        this.members = members;
        this.peer = peer;
        this.flaws = flaws;
        lower = parent != null && passesThrough(itself(), parent.itself()) ? parent.lower : parent;
        mtu = effectiveMtu();
    }

    Set<Flaw> flaws() {
        return flaws;
    }

    public ResolvedInterface device() {
        return device;
    }

    public Interface itself() {
        return device.itself();
    }

    public Ref ref() {
        return device.ref();
    }

    /** What it is drawn on. */
    public @Nullable InterfaceStack parent() {
        return parent;
    }

    /** A bridge's members that exist. */
    public List<InterfaceStack> members() {
        return members;
    }

    /** The other end of a veth pair, when it exists. */
    public @Nullable ResolvedInterface peer() {
        return peer;
    }

    /** Whether it is in a circle of parents and members, or on top of one; it then has neither here. */
    public boolean circular() {
        return flaws.contains(Flaw.CIRCULAR);
    }

    /** Whether its namespace is in the topology. */
    public boolean placeExists() {
        return !flaws.contains(Flaw.NO_NAMESPACE);
    }

    /** Whether the switch that a NIC's cable leads to is in the topology; true where there is no cable. */
    public boolean switchExists() {
        return !flaws.contains(Flaw.NO_SWITCH);
    }

    /**
     * The device that the kernel really puts it on: macvlan and macvtap go through any macvlan drawn as their parent
     * (macvlan_common_newlink), ipvlan through any ipvlan (ipvlan_link_new).
     */
    public @Nullable InterfaceStack lower() {
        return lower;
    }

    /** The MTU it will have, in bytes; empty where that depends on what is missing. */
    public OptionalInt mtu() {
        return mtu;
    }

    /**
     * The interface that it has its MTU from, where nothing is written: what it stands on, or the member of a bridge with
     * the least (br_mtu_auto_adjust), down to one for which an MTU is written or that has the usual one.
     */
    public InterfaceStack mtuFrom() {
        if (device.writtenMtu() != null) {
            return this;
        }
        InterfaceStack from = switch (itself()) {
            case Standalone _ -> this;
            case Bridge _ ->
                members.stream()
                        .filter(each -> each.mtu.isPresent())
                        .min(Comparator.comparingInt(each -> each.mtu.getAsInt()))
                        .orElse(this);
            case Macvlan _, Ipvlan _, Vlan _ -> lower == null ? this : lower;
        };
        return from == this ? this : from.mtuFrom();
    }

    /** Whether its MTU is enough for IPv6, or what decides that is missing. */
    public boolean carriesIpv6() {
        return mtu.orElse(ETHERNET_MTU) >= LEAST_IPV6_MTU;
    }

    /** Where it has its MAC address from; what can't be read counts as not written. */
    public MacSource macSource() {
        return switch (itself()) {
            case Ipvlan _ -> MacSource.LOWER_DEVICE;
            case Macvlan child when child.effectiveMode() == Macvlan.Mode.PASSTHRU -> MacSource.LOWER_DEVICE;
            case Interface _ when device.mac() != null -> MacSource.WRITTEN;
            case Vlan _ -> MacSource.LOWER_DEVICE;
            case Bridge _ -> MacSource.LOWEST_PORT;
            case Standalone _, Macvlan _ -> MacSource.DERIVED;
        };
    }

    /**
     * Whether it is that interface, or on top of it, be others between them or not. What is in a circle, or on top of
     * one, is on top of everything.
     */
    public boolean standsOn(Ref other) {
        Set<InterfaceStack> seen = new HashSet<>();
        Deque<InterfaceStack> open = new ArrayDeque<>(List.of(this));
        while (!open.isEmpty()) {
            InterfaceStack each = open.pop();
            if (each.circular() || each.ref().equals(other)) {
                return true;
            }
            if (seen.add(each)) {
                if (each.parent != null) {
                    open.push(each.parent);
                }
                each.members.forEach(open::push);
            }
        }
        return false;
    }

    /** Whether the kernel puts an interface that is drawn on that one on what is below it instead. */
    static boolean passesThrough(Interface itself, Interface below) {
        return switch (itself) {
            case Macvlan _ -> below instanceof Macvlan;
            case Ipvlan _ -> below instanceof Ipvlan;
            case Interface _ -> false;
        };
    }

    private OptionalInt effectiveMtu() {
        Integer written = device.writtenMtu();
        if (written != null) {
            return OptionalInt.of(written);
        }
        return switch (itself()) {
            case Standalone _ -> OptionalInt.of(ETHERNET_MTU);
            case Bridge _ when members.isEmpty() -> OptionalInt.of(ETHERNET_MTU);
            case Bridge _ ->
                members.stream().flatMapToInt(each -> each.mtu.stream()).min();
            case Macvlan _, Ipvlan _, Vlan _ -> lower == null ? OptionalInt.empty() : lower.mtu;
        };
    }

    /** Whether it would be no different if it were made of these. */
    boolean isStill(
            @Nullable InterfaceStack otherParent,
            List<InterfaceStack> otherMembers,
            @Nullable ResolvedInterface otherPeer,
            Set<Flaw> otherFlaws) {
        return parent == otherParent && peer == otherPeer && flaws.equals(otherFlaws) && members.equals(otherMembers);
    }

    @Override
    public boolean sameAs(InterfaceStack other) {
        return device == other.device && isStill(other.parent, other.members, other.peer, other.flaws);
    }

    @Override
    public String toString() {
        return device.toString();
    }
}
