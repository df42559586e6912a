package dev.macvlab.resolve;

import dev.macvlab.net.MacAddress;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Child;
import dev.macvlab.topology.Dummy;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Topology;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The links that a topology becomes. Of interfaces that share a name the first one counts. */
public final class LinkStates {
    /** What MAC addresses that are not written are derived from in a sandbox. */
    public static final String SANDBOX_SEED = "sandbox";

    /** What is not written is drawn from these, see {@link MacAddress#derivedFrom}. */
    private static final long FIRST_OPEN = 0x02_00_00_00_00_00L;

    private static final long LAST_OPEN = 0x02_ff_ff_ff_ff_ffL;

    /** Where all addresses are known, those that are derived too. */
    private static final int NO_CHOICE = -1;

    private final String seed;
    private final int macChoice;
    private final @Nullable LinkState[] inOrder;
    private final Map<Ref, LinkState> byRef;
    private final List<LinkState> all = new ArrayList<>();
    private int macChoices = 1;

    private LinkStates(Views views, String seed, int macChoice, Predicate<Nic> filtersUnicast) {
        this.seed = seed;
        this.macChoice = macChoice;
        Shape shape = views.shape();
        List<InterfaceStack> stacks = views.stacks().views();
        @Nullable LinkState[] byIndex = new LinkState[stacks.size()];
        byRef = HashMap.newHashMap(stacks.size());
        for (int i = 0; i < byIndex.length; i++) {
            var state = new LinkState(stacks.get(i));
            if (byRef.putIfAbsent(state.ref(), state) == null) {
                byIndex[i] = state;
                all.add(state);
            }
        }
        inOrder = new LinkState[byIndex.length];
        for (int i = 0; i < inOrder.length; i++) {
            inOrder[i] = byIndex[shape.order().get(i)];
        }
        AdjacencyList below = withoutCircles(shape);
        int[] lower = lowers(shape, below, stacks);
        for (int i = 0; i < byIndex.length; i++) {
            LinkState state = byIndex[i];
            if (state != null) {
                state.connect(at(byIndex, lower[i]), at(byIndex, shape.peers().get(i)), filters(state, filtersUnicast));
                enslave(state, i, below, byIndex);
            }
        }
        fromTheBottom();
        fromTheTop();
    }

    /** What each stands on directly; of those that stand in a circle, one stands on nothing. */
    private static AdjacencyList withoutCircles(Shape shape) {
        int[] place = new int[shape.order().size()];
        for (int i = 0; i < place.length; i++) {
            place[shape.order().get(i)] = i;
        }
        return shape.below().filter((upper, lower) -> place[lower] < place[upper]);
    }

    private static int[] lowers(Shape shape, AdjacencyList below, List<InterfaceStack> stacks) {
        int[] lower = new int[below.size()];
        shape.order().forEach(i -> {
            Interface itself = stacks.get(i).itself();
            if (!(itself instanceof Child) || below.isEmpty(i)) {
                lower[i] = Indices.NONE;
            } else {
                int parent = below.first(i);
                lower[i] =
                        InterfaceStack.passesThrough(itself, stacks.get(parent).itself()) ? lower[parent] : parent;
            }
        });
        return lower;
    }

    /** A bridge takes ports of its own namespace (br_add_if). */
    private static void enslave(LinkState state, int index, AdjacencyList below, @Nullable LinkState[] byIndex) {
        if (state.itself() instanceof Bridge) {
            below.forEach(index, member -> {
                LinkState port = byIndex[member];
                if (port != null
                        && port.itself().namespace().equals(state.itself().namespace())) {
                    port.enslave(state);
                }
            });
        }
    }

    private static @Nullable LinkState at(@Nullable LinkState[] states, int index) {
        return index < 0 ? null : states[index];
    }

    /** The links in a sandbox, where no NIC has a filter for several addresses (veth). */
    public static LinkStates inSandbox(Topology topology) {
        return inSandbox(Views.of(topology), 0);
    }

    /**
     * As {@link #inSandbox(Topology)}.
     *
     * @param macChoice which of the possible MAC addresses a bridge takes, counted from 0
     */
    public static LinkStates inSandbox(Views views, int macChoice) {
        return new LinkStates(views, SANDBOX_SEED, macChoice, _ -> false);
    }

    /**
     * The links on some machine.
     *
     * @param seed what MAC addresses that are not written are derived from
     * @param filtersUnicast whether a NIC has a filter for several addresses (IFF_UNICAST_FLT), so that it need not take
     *     every frame for those of its children
     */
    public static LinkStates of(Views views, String seed, Predicate<Nic> filtersUnicast) {
        return new LinkStates(views, seed, NO_CHOICE, filtersUnicast);
    }

    /** In the order of the topology. */
    public List<LinkState> all() {
        return all;
    }

    /** The link that an interface becomes; null when there is none of that name. */
    public @Nullable LinkState find(@Nullable Ref ref) {
        return byRef.get(ref);
    }

    /** How many choices of MAC addresses the bridges leave. */
    public int macChoices() {
        return macChoices;
    }

    /**
     * Whether it has a filter for several addresses: macvlan, ipvlan and VLAN pass them on instead (macvlan_set_mac_lists,
     * ipvlan_set_multicast_mac_filter, vlan_dev_set_rx_mode), veth and bridges have none.
     */
    private static boolean filters(LinkState state, Predicate<Nic> filtersUnicast) {
        return switch (state.itself()) {
            case Nic nic -> filtersUnicast.test(nic);
            case Child _ -> true;
            case Interface _ -> false;
        };
    }

    // ---- what comes from below

    private void fromTheBottom() {
        for (LinkState each : inOrder) {
            if (each != null) {
                setMac(each);
                each.setCarrier(each.up() && hasCarrier(each));
            }
        }
    }

    private static boolean hasCarrier(LinkState state) {
        LinkState lower = state.lower();
        return switch (state.itself()) {
            case Veth _ ->
                state.peer() != null
                        && state.peer().itself() instanceof Veth
                        && state.peer().up();
            case Standalone _ -> true;
            // Without ports it has carrier only until something makes the kernel look, as a MAC address of its own
            // does.
            case Bridge _ when state.ports().isEmpty() -> state.stack().macSource() != MacSource.WRITTEN;
            case Bridge _ -> state.ports().stream().anyMatch(LinkState::carrier);
            case Ipvlan _ -> lower != null && (passesCarrierOn(lower) || hasCarrierWhileDown(lower));
            case Child _ -> lower != null && passesCarrierOn(lower);
        };
    }

    /** Whether a child that is up has carrier (netif_stacked_transfer_operstate): nothing takes it from a dummy. */
    private static boolean passesCarrierOn(LinkState state) {
        return state.carrier() || state.itself() instanceof Dummy;
    }

    /**
     * A child that was never up has the carrier that its parent had when it was made, and an ipvlan child of it has it too
     * (ipvlan_init): enough for its siblings.
     */
    private static boolean hasCarrierWhileDown(LinkState state) {
        return !state.up()
                && (state.itself() instanceof Vlan || state.itself() instanceof Macvlan)
                && state.lower() != null
                && passesCarrierOn(state.lower());
    }

    private void setMac(LinkState state) {
        LinkState lower = state.lower();
        MacSource source = state.stack().macSource();
        if (source == MacSource.LOWER_DEVICE && lower != null) {
            state.setMac(lower.macBits(), lower.macOpen());
        } else if (source == MacSource.LOWEST_PORT && !state.ports().isEmpty()) {
            setMacOfBridge(state);
        } else {
            MacAddress written =
                    source == MacSource.WRITTEN ? state.stack().device().mac() : null;
            state.setMac((written == null ? derived(seed, state.ref()) : written).bits(), written == null);
        }
    }

    /** The MAC address of an interface for which none is written: one that nobody else has. */
    public static MacAddress derived(String seed, Ref ref) {
        return MacAddress.derivedFrom(seed + " " + ref + " ");
    }

    /** Which of its ports' addresses is the lowest may stay open where they are not written down. */
    private void setMacOfBridge(LinkState bridge) {
        if (macChoice == NO_CHOICE) {
            long known =
                    bridge.ports().stream().mapToLong(LinkState::macBits).min().orElseThrow();
            bridge.setMac(known, false);
            return;
        }
        var candidates = new ArrayList<Long>();
        long lowest = Long.MAX_VALUE;
        for (LinkState port : bridge.ports()) {
            if (port.macOpen()) {
                candidates.add(port.macBits());
            } else {
                lowest = Math.min(lowest, port.macBits());
            }
        }
        if (lowest < FIRST_OPEN || candidates.isEmpty()) {
            bridge.setMac(lowest, false);
            return;
        }
        if (lowest < LAST_OPEN) {
            candidates.add(lowest);
        }
        macChoices = Math.max(macChoices, candidates.size());
        bridge.setMac(candidates.get(macChoice % candidates.size()), true);
    }

    // ---- what comes from above

    private void fromTheTop() {
        for (int i = inOrder.length - 1; i >= 0; i--) {
            LinkState each = inOrder[i];
            LinkState lower = each == null ? null : each.lower();
            if (each != null && lower != null) {
                if (each.up() && wantsOtherAddresses(each, lower)) {
                    lower.takeAddressesFor(each);
                }
                if (wantsEverything(each)) {
                    lower.takeEverythingFor(each);
                }
            }
        }
    }

    private static boolean wantsOtherAddresses(LinkState child, LinkState lower) {
        return child.hasOtherAddresses()
                || switch (child.itself()) {
                    case Macvlan macvlan -> macvlan.effectiveMode() != Mode.PASSTHRU;
                    case Vlan _ -> child.macBits() != lower.macBits();
                    default -> false;
                };
    }

    /** A VLAN passes it on while it is down, too, as all stable kernels do since 2025 (vlan: don't propagate flags on open). */
    private static boolean wantsEverything(LinkState child) {
        return switch (child.itself()) {
            case Macvlan macvlan
            when macvlan.effectiveMode() == Mode.PASSTHRU -> child.up() && !Boolean.FALSE.equals(macvlan.promiscuous());
            case Macvlan _ -> child.up() && child.promiscuous();
            case Vlan _ -> child.promiscuous();
            default -> false;
        };
    }
}
