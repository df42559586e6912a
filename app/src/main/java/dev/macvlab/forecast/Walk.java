package dev.macvlab.forecast;

import dev.macvlab.forecast.Frame.For;
import dev.macvlab.forecast.TraceStep.Act;
import dev.macvlab.topology.Bridge;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import dev.macvlab.topology.Macvlan.Mode;
import dev.macvlab.topology.Nic;
import dev.macvlab.topology.Standalone;
import dev.macvlab.topology.Veth;
import dev.macvlab.topology.Vlan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows one frame from the device that sends it to every IP stack that takes it, as the kernel's drivers would
 * (macvlan.c, ipvlan_core.c, br_input.c, vlan_core.c), first come first served.
 */
class Walk {
    /**
     * A device whose stack takes the frame.
     *
     * @param way how it got there
     * @param later whether a macvlan port put it aside on its way, so that it comes after all that did not wait
     */
    record Arrival(SimulatedLink at, For type, TraceStep way, boolean later) {}

    private record Reception(SimulatedLink at, Frame frame, For type, TraceStep way, boolean later) {}

    private final @Nullable MacTable table;

    private final int most;
    private final ArrayDeque<Reception> backlog = new ArrayDeque<>(4);
    /** What a macvlan port gives to its children later (macvlan_process_broadcast). */
    private final ArrayDeque<Reception> deferred = new ArrayDeque<>(4);

    /** Whether what is being received was put aside on its way. */
    private boolean later;

    final List<Arrival> arrivals = new ArrayList<>(2);
    private TraceStep last;

    /** Whether the frame goes round in a circle. */
    boolean endless;

    Walk(TraceStep start, @Nullable MacTable table, int devices) {
        this.last = start;
        this.table = table;
        this.most = 64 + 16 * devices;
    }

    /** Sends a frame for one; {@code table} is what bridges and switches know, and they add to it. */
    static Walk of(Frame frame, MacTable table, int devices) {
        SimulatedLink sender = frame.sender();
        var walk = new Walk(new TraceStep(null, Act.SENDS, sender.ref, sender.ref), table, devices);
        walk.transmit(sender, frame, walk.last);
        walk.run();
        return walk;
    }

    /** The step with which it ended. */
    TraceStep last() {
        return last;
    }

    /** Called when a device or an external switch gets the frame. */
    void note(Object place, TraceStep way) {
        last = way;
    }

    /** The arrival at that device as the one the frame is for; null when there is none. */
    @Nullable
    Arrival arrivalAt(SimulatedLink device) {
        for (Arrival arrival : arrivals) {
            if (arrival.at == device && arrival.type == For.HOST) {
                return arrival;
            }
        }
        return null;
    }

    final void run() {
        for (int handled = 0; handled < most; handled++) {
            Reception next = backlog.isEmpty() ? deferred.poll() : backlog.poll();
            if (next == null) {
                return;
            }
            receive(next);
        }
        endless = true;
    }

    final void transmit(SimulatedLink device, Frame frame, TraceStep way) {
        if (!device.running) {
            return;
        }
        switch (device.element) {
            case Nic _ -> {
                if (device.segment != null) {
                    enterSwitch(device.segment, device, frame, step(way, Act.SENDS_BY_WIRE, device));
                }
            }
            case Veth _ -> {
                if (device.peer != null) {
                    deliver(device.peer, frame, step(way, Act.SENDS_TO_PEER, device, device.peer));
                }
            }
            case Standalone _ -> {}
            case Bridge _ -> sendToPorts(device, null, frame, way);
            case Vlan vlan -> {
                if (device.lower != null && vlan.id() != null) {
                    transmit(device.lower, frame.tagged(vlan.id()), step(way, Act.TAGS, device, device.lower));
                }
            }
            case Macvlan macvlan -> {
                if (device.lower != null) {
                    transmitMacvlan(device, macvlan.effectiveMode(), device.lower, frame, way);
                }
            }
            case Ipvlan _ -> {
                if (device.lower != null) {
                    transmitIpvlan(device, device.lower, frame, way);
                }
            }
        }
    }

    /** macvlan_queue_xmit. */
    private void transmitMacvlan(SimulatedLink child, Mode mode, SimulatedLink lower, Frame frame, TraceStep way) {
        if (mode == Mode.BRIDGE && frame.isForMany()) {
            for (SimulatedLink sibling : lower.upMacvlans.values()) {
                if (sibling != child && sibling.isMacvlan(Mode.BRIDGE)) {
                    deliver(sibling, frame, step(way, Act.COPIES_TO_SIBLING, child, sibling));
                }
            }
        } else if (mode == Mode.BRIDGE) {
            SimulatedLink sibling = lower.upMacvlans.get(frame.destination());
            if (sibling != null && sibling.isMacvlan(Mode.BRIDGE)) {
                deliver(lower, frame, step(way, Act.PASSES_TO_SIBLING, child, lower));
                return;
            }
        }
        transmit(lower, frame, step(way, Act.HANDS_TO_PARENT, child, lower));
    }

    /** ipvlan_xmit_mode_l2; what layer 3 modes send is routed by the parent's stack and never a frame here. */
    private void transmitIpvlan(SimulatedLink child, SimulatedLink lower, Frame frame, TraceStep way) {
        if (frame.isForMany()) {
            for (SimulatedLink sibling : lower.ipvlans) {
                if (sibling != child && sibling.up()) {
                    deliver(sibling, frame, step(way, Act.COPIES_TO_SIBLING, child, sibling));
                }
            }
        } else if (frame.destination() == frame.source() && lower.ipvlanFlag() != Ipvlan.Flag.VEPA) {
            SimulatedLink owner = lower.ipvlanOwner(frame.to());
            if (owner == null) {
                deliver(lower, frame, step(way, Act.HANDS_TO_PARENT, child, lower));
            } else if (lower.ipvlanFlag() == Ipvlan.Flag.BRIDGE) {
                take(owner, frame, For.HOST, step(way, Act.PASSES_TO_SIBLING, child, lower));
            }
            return;
        }
        transmit(lower, frame, step(way, Act.HANDS_TO_PARENT, child, lower));
    }

    /** As netif_rx of a frame that was just classed by eth_type_trans. */
    private void deliver(SimulatedLink device, Frame frame, TraceStep way) {
        take(device, frame, frame.on(device), way);
    }

    private void take(SimulatedLink device, Frame frame, For type, TraceStep way) {
        backlog.add(new Reception(device, frame, type, way, later));
    }

    /** __netif_receive_skb_core: the VLAN first, then whoever has taken the device over, then its own stack. */
    private void receive(Reception reception) {
        SimulatedLink device = reception.at;
        Frame frame = reception.frame;
        TraceStep way = reception.way;
        later = reception.later;
        if (!device.up()) {
            return;
        }
        note(device, way);
        if (frame.tag() != null) {
            SimulatedLink vlan = device.vlans.get(frame.tag().id());
            if (vlan != null) {
                Frame inner = frame.untagged();
                For type = reception.type == For.OTHER ? inner.on(vlan) : reception.type;
                take(vlan, inner, type, step(way, Act.STRIPS, device, vlan));
                return;
            }
        }
        boolean taken = device.master != null
                ? receiveOnBridgePort(device, device.master, reception)
                : !device.macvlans.isEmpty()
                        ? receiveOnMacvlanPort(device, reception)
                        : !device.ipvlans.isEmpty() && receiveOnIpvlanPort(device, reception);
        if (!taken && frame.tag() == null && reception.type != For.OTHER) {
            arrivals.add(new Arrival(device, reception.type, step(way, Act.RECEIVES, device), later));
        }
    }

    /** macvlan_handle_frame; true when the parent's own stack does not get the frame. */
    private boolean receiveOnMacvlanPort(SimulatedLink lower, Reception reception) {
        Frame frame = reception.frame;
        TraceStep way = reception.way;
        boolean consumed = false;
        for (SimulatedLink listener : lower.sourceListeners.getOrDefault(frame.source(), List.of())) {
            For type = frame.destination() == listener.mac ? For.HOST : reception.type;
            take(listener, frame, type, step(way, Act.GIVES_SOURCE_COPY, lower, listener));
            consumed |= listener.element instanceof Macvlan macvlan && Boolean.TRUE.equals(macvlan.nodst());
        }
        if (consumed) {
            return true;
        }
        if (!frame.isForMany()) {
            SimulatedLink passthru = lower.passthruChild;
            SimulatedLink child = passthru != null ? passthru : lower.upMacvlans.get(frame.destination());
            if (child == null || child.isMacvlan(Mode.SOURCE)) {
                return false;
            }
            take(child, frame, For.HOST, step(way, Act.GIVES_TO_CHILD, lower, child));
            return true;
        }
        SimulatedLink sender = lower.upMacvlans.get(frame.source());
        if (sender != null && !sender.isMacvlan(Mode.VEPA) && !sender.isMacvlan(Mode.BRIDGE)) {
            take(sender, frame, For.MANY, step(way, Act.GIVES_BACK, lower, sender));
            return true;
        }
        if (!(frame.multicast() ? lower.queuesNoMulticast : lower.queuesNothing)) {
            for (SimulatedLink child : lower.upMacvlans.values()) {
                if (child != sender && hears(child, sender)) {
                    deferred.add(
                            new Reception(child, frame, For.MANY, step(way, Act.GIVES_TO_CHILD, lower, child), true));
                }
            }
        }
        return false;
    }

    /** Whether a child gets from its parent's port what {@code sender}, a sibling or (null) a stranger, sent to many. */
    private static boolean hears(SimulatedLink child, @Nullable SimulatedLink sender) {
        if (sender == null) {
            return !child.isMacvlan(Mode.SOURCE);
        }
        return child.isMacvlan(Mode.VEPA) || (child.isMacvlan(Mode.BRIDGE) && sender.isMacvlan(Mode.VEPA));
    }

    /**
     * ipvlan_handle_frame. In l3s it leaves all to the parent's stack, which gives packets to the child of their address
     * (ipvlan_l3_rcv), but keeps what ARP answers.
     */
    private boolean receiveOnIpvlanPort(SimulatedLink lower, Reception reception) {
        Frame frame = reception.frame;
        if (lower.ipvlanMode() == Ipvlan.Mode.L3S && frame.isArpAnswer()) {
            return false;
        }
        if (!frame.isForMany()) {
            SimulatedLink owner = lower.ipvlanOwner(frame.to());
            if (owner == null) {
                return false;
            }
            take(owner, frame, reception.type, step(reception.way, Act.GIVES_TO_CHILD, lower, owner));
            return true;
        }
        boolean own = frame.source() == lower.mac && lower.ipvlans.contains(frame.sender());
        if (lower.ipvlanMode() == Ipvlan.Mode.L2 && !own) {
            for (SimulatedLink child : lower.ipvlans) {
                deferred.add(new Reception(
                        child, frame, For.MANY, step(reception.way, Act.GIVES_TO_CHILD, lower, child), true));
            }
        }
        return false;
    }

    /** br_handle_frame; always taken, since the bridge itself gets it as its own. */
    private boolean receiveOnBridgePort(SimulatedLink port, SimulatedLink bridge, Reception reception) {
        if (!bridge.up()) {
            return true;
        }
        Frame frame = reception.frame;
        learn(bridge, frame, port);
        note(bridge, reception.way);
        boolean itsOwn = frame.destination() == bridge.mac
                || bridge.ports.stream().anyMatch(each -> each.mac == frame.destination());
        if (frame.isForMany() || itsOwn || bridge.promiscuous) {
            For type = frame.destination() == bridge.mac ? For.HOST : reception.type;
            take(bridge, frame, type, step(reception.way, Act.PASSES_UP, port, bridge));
        }
        if (!itsOwn) {
            sendToPorts(bridge, port, frame, reception.way);
        }
        return true;
    }

    /** br_flood and br_forward; {@code from} is null for what the bridge's own stack or a child of the bridge sends. */
    private void sendToPorts(SimulatedLink bridge, @Nullable SimulatedLink from, Frame frame, TraceStep way) {
        if (from == null && !frame.isForMany()) {
            // To itself there is no port (br_dev_xmit); to a port's own address it goes out by that port.
            for (SimulatedLink port : bridge.ports) {
                if (port.mac == frame.destination()) {
                    transmit(port, frame, step(way, Act.FORWARDS, bridge, port));
                    return;
                }
            }
            if (bridge.mac == frame.destination()) {
                return;
            }
        }
        SimulatedLink known = portOf(bridge, frame);
        for (SimulatedLink port : known == null ? bridge.ports : List.of(known)) {
            if (port != from) {
                transmit(port, frame, step(way, Act.FORWARDS, bridge, port));
            }
        }
    }

    private void enterSwitch(Segment segment, SimulatedLink from, Frame frame, TraceStep way) {
        note(segment, way);
        learn(segment, frame, from);
        SimulatedLink known = portOf(segment, frame);
        for (SimulatedLink port : known == null ? segment.ports : List.of(known)) {
            if (port != from) {
                Act act = known == null ? Act.FLOODS : Act.FORWARDS;
                deliver(port, frame, new TraceStep(way, act, segment.ref, port.ref));
            } else if (port.hairpin) {
                deliver(port, frame, new TraceStep(way, Act.REFLECTS, segment.ref, port.ref));
            }
        }
    }

    /** Called when a bridge or a switch sees where a frame comes from. */
    void learn(Object place, Frame frame, SimulatedLink port) {
        if (table != null) {
            table.learn(place, frame.source(), port);
        }
    }

    private @Nullable SimulatedLink portOf(Object place, Frame frame) {
        return frame.isForMany() || table == null ? null : table.portOf(place, frame.destination());
    }

    private static TraceStep step(TraceStep before, Act act, SimulatedLink at) {
        return new TraceStep(before, act, at.ref, at.ref);
    }

    private static TraceStep step(TraceStep before, Act act, SimulatedLink at, SimulatedLink other) {
        return new TraceStep(before, act, at.ref, other.ref);
    }
}
