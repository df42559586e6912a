package dev.macvlab.forecast;

import dev.macvlab.forecast.Frame.For;
import dev.macvlab.forecast.Hop.Leg;
import dev.macvlab.forecast.PacketOutcome.Delivered;
import dev.macvlab.forecast.PacketOutcome.Ended;
import dev.macvlab.forecast.Resolution.Found;
import dev.macvlab.forecast.Resolution.Missing;
import dev.macvlab.net.IpAddress;
import dev.macvlab.ping.Failure;
import dev.macvlab.topology.Ipvlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One ping, there and back, through stacks and wires; its caches start empty, or filled when asked for. */
final class Exchange {
    private static final int TIME_TO_LIVE = 64;

    private record Forwarded(SimulatedLink cameBy, IpAddress source, IpAddress to, Leg leg, int timeToLive) {}

    private record Redirected(SimulatedLink by, IpAddress sender, IpAddress hop) {}

    /** A packet that an ipvlan child at layer 3 handed to its parent's stack; a router in between takes from its time. */
    private record Handed(SimulatedLink by, int timeToLive) {}

    private final Network network;
    private final Floods floods;
    private final Neighbours neighbours;
    private final MacTable table;
    /**
     * What became of packets that routers passed on: where a frame reaches two routers that send it to each other, its
     * copies double with each hop, and every copy fares as the first one.
     */
    private final Map<Forwarded, PacketOutcome> forwarded = new HashMap<>();

    private final Set<Redirected> redirected = new HashSet<>(0);

    private final Set<Handed> handing = new HashSet<>(0);

    /** What the sender would be told if it came back to it: one packet may reach several stacks. */
    private final List<Ended> errors = new ArrayList<>(1);

    final Path path = new Path();
    private boolean endless;

    Exchange(Floods floods, Choices choices, boolean warm) {
        this.network = floods.network;
        this.floods = floods;
        table = new MacTable(choices);
        neighbours = new Neighbours(floods, table, choices, warm, path);
    }

    /** Whether one of its frames goes round in a circle. */
    boolean isEndless() {
        return endless || neighbours.endless;
    }

    /** Pings; null is success. {@code bound} is the device that the sender's socket is bound to. */
    @Nullable
    Ended ping(IpStack from, @Nullable SimulatedLink bound, IpAddress to) {
        if (bound == null ? from.owns(to) : from.owns(bound, to)) {
            return null;
        }
        if (bound == null ? from.broadcastDevice(to) != null : from.isBroadcastBy(bound, to)) {
            return new Ended(from, Failure.NO_ROUTE, Causes.isBroadcast(from, to));
        }
        RoutingEntry out = bound == null ? from.route(to) : from.route(to, bound);
        if (out == null) {
            return new Ended(from, Failure.NO_ROUTE, Causes.noRoute(from, to));
        }
        IpAddress source = from.sourceFor(out, to);
        Ended result = switch (send(from, out, source, to, Leg.ECHO_REQUEST, TIME_TO_LIVE)) {
            case Ended ended -> ended;
            case Delivered(IpStack at, SimulatedLink on) -> reply(at, on, to, source, from, bound);
        };
        if (result == null) {
            return null;
        }
        for (Ended error : errors) {
            if (error.at() == from || isTold(from, source, error)) {
                return error;
            }
        }
        return result.unnoticed();
    }

    private @Nullable Ended reply(
            IpStack answerer,
            SimulatedLink cameBy,
            IpAddress source,
            IpAddress to,
            IpStack asker,
            @Nullable SimulatedLink bound) {
        if (answerer.owns(to)) {
            return answerer == asker ? null : new Ended(answerer, Failure.LOSS, Causes.repliesToItself(answerer, to));
        }
        SimulatedLink toEverybody = answerer.broadcastDevice(to);
        if (toEverybody != null) {
            return replyToEverybody(toEverybody, asker, source, to, bound);
        }
        RoutingEntry back = answerer.routeFor(to, cameBy);
        if (back == null) {
            return new Ended(answerer, Failure.LOSS, Causes.noWayBack(answerer, to));
        }
        return switch (send(answerer, back, source, to, Leg.ECHO_REPLY, TIME_TO_LIVE)) {
            case Ended ended -> new Ended(ended.at(), Failure.LOSS, ended.why().ofReply());
            case Delivered(IpStack at, SimulatedLink on) when at == asker && (bound == null || bound == on) -> null;
            case Delivered elsewhere ->
                new Ended(elsewhere.at(), Failure.LOSS, Causes.replyElsewhere(elsewhere.at(), to));
        };
    }

    /**
     * Where the asker's address is a broadcast address to the answerer, the reply goes out as a broadcast, and comes back to
     * the answerer at once (ip_mc_output); an ipvlan child at layer 3 that has the address takes it there.
     */
    private @Nullable Ended replyToEverybody(
            SimulatedLink out, IpStack asker, IpAddress source, IpAddress to, @Nullable SimulatedLink bound) {
        SimulatedLink child = out.ipvlans.isEmpty() ? null : out.ipvlanOwner(to);
        if (child != null
                && child.hasNoNeighbours()
                && child.stack == asker
                && (bound == null || bound == child)
                && asker.acceptsSource(source, child)) {
            path.append(Leg.ECHO_REPLY, new TraceStep(null, TraceStep.Act.GIVES_TO_CHILD, out.ref, child.ref));
            return null;
        }
        Flood flood = floods.of(out, false);
        for (Walk.Arrival arrival : flood.arrivalsAt(network.ownersOf(to))) {
            if (arrival.at().stack == asker && (bound == null || bound == arrival.at())) {
                path.append(Leg.ECHO_REPLY, arrival.way());
                return null;
            }
        }
        return new Ended(
                out.stack, Failure.LOSS, Causes.isBroadcast(out.stack, to).ofReply());
    }

    /** Whether a router's ICMP error comes back to the sender. */
    private boolean isTold(IpStack sender, IpAddress source, Ended ended) {
        RoutingEntry back = ended.at().route(source);
        if (back == null) {
            return false;
        }
        IpAddress router = ended.at().sourceFor(back, source);
        int before = path.mark();
        PacketOutcome error = send(ended.at(), back, router, source, Leg.ECHO_REPLY, TIME_TO_LIVE);
        path.backTo(before);
        return error instanceof Delivered delivered && delivered.at() == sender;
    }

    private PacketOutcome send(
            IpStack at, RoutingEntry route, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        SimulatedLink out = route.dev();
        if (out.lower != null && out.hasNoNeighbours()) {
            return sendAtLayer3(out, out.lower, source, to, leg, timeToLive);
        }
        IpAddress hop = route.nextHop(to);
        if (at.broadcastDevice(hop) != null) {
            return transmitToMany(out, source, to, leg, timeToLive);
        }
        if (out.asksNobody) {
            // arp_constructor and ndisc_constructor: to its own MAC address.
            return transmit(route, out.mac, source, to, leg, timeToLive);
        }
        return switch (neighbours.resolve(at, out, hop, source)) {
            case Missing(FailureReason why) -> ended(at, Failure.NO_NEIGHBOUR, leg, why);
            case Found(long mac, boolean _) -> transmit(route, mac, source, to, leg, timeToLive);
        };
    }

    /** ipvlan_xmit_mode_l3: to a sibling by its address, and all else by the routes of the parent's stack. */
    private PacketOutcome sendAtLayer3(
            SimulatedLink out, SimulatedLink parent, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        var sends = new TraceStep(null, TraceStep.Act.SENDS, out.ref, out.ref);
        if (!out.running) {
            path.append(leg, sends);
            return new Ended(out.stack, Failure.LOSS, Causes.frameLost(out, network.ownersOf(to)));
        }
        SimulatedLink sibling = parent.ipvlanFlag() == Ipvlan.Flag.VEPA ? null : parent.ipvlanOwner(to);
        if (sibling != null && parent.ipvlanFlag() == Ipvlan.Flag.PRIVATE) {
            path.append(leg, sends);
            return new Ended(out.stack, Failure.LOSS, Causes.ipvlanSiblings(out, sibling, parent));
        }
        if (sibling != null) {
            path.append(leg, new TraceStep(sends, TraceStep.Act.PASSES_TO_SIBLING, out.ref, parent.ref));
            return receive(sibling, source, to, leg, timeToLive);
        }
        path.append(leg, new TraceStep(sends, TraceStep.Act.HANDS_TO_PARENT, out.ref, parent.ref));
        // IPv4 looks for a way out by the parent, where addresses of other interfaces are not its own.
        if (to.isV6() ? parent.stack.owns(to) : parent.stack.owns(parent, to)) {
            return new Delivered(parent.stack, parent);
        }
        RoutingEntry onward =
                parent.up() && !parent.stack.isBroadcastBy(parent, to) ? parent.stack.wayBy(parent, to) : null;
        if (onward != null) {
            // A way that leads through the same child once more ends at the limit of dev_xmit_recursion.
            var handed = new Handed(out, timeToLive);
            if (!handing.add(handed)) {
                return new Ended(parent.stack, Failure.LOSS, Causes.roundAndRound(out, parent, to));
            }
            PacketOutcome outcome = send(parent.stack, onward, source, to, leg, timeToLive);
            handing.remove(handed);
            return outcome;
        }
        FailureReason why = Causes.noRoute(parent.stack, to);
        // IPv6 says so to the socket that sends (ipvlan_process_v6_outbound returns the error of the route).
        return to.isV6() && timeToLive == TIME_TO_LIVE
                ? ended(out.stack, Failure.NO_ROUTE, leg, why)
                : new Ended(parent.stack, Failure.LOSS, why);
    }

    /**
     * Sends to a neighbour of whom nobody is asked, since by another interface its address means everybody: in a frame for
     * everybody (arp_constructor). Routers do not pass that on (ip_forward).
     */
    private PacketOutcome transmitToMany(SimulatedLink out, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        List<SimulatedLink> owners = network.ownersOf(to);
        Flood flood = floods.of(out, false);
        endless |= flood.endless;
        table.learn(out.mac, flood.whereabouts);
        PacketOutcome first = null;
        for (Walk.Arrival arrival : flood.arrivalsAt(owners)) {
            PacketOutcome outcome = receive(arrival.at(), source, to, leg, timeToLive);
            if (outcome instanceof Delivered) {
                path.append(leg, arrival.way());
                return outcome;
            }
            first = first == null ? outcome : first;
        }
        path.append(leg, flood.nearestTo(owners));
        return first != null ? first : new Ended(out.stack, Failure.LOSS, Causes.frameLost(out, owners));
    }

    private PacketOutcome transmit(
            RoutingEntry route, long mac, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        SimulatedLink out = route.dev();
        Walk walk = walk(Frame.packet(out, mac, to));
        int before = path.mark();
        PacketOutcome first = null;
        for (Walk.Arrival arrival : walk.arrivals) {
            if (arrival.type() == For.HOST) {
                int tried = path.mark();
                path.append(leg, arrival.way());
                PacketOutcome outcome = receive(arrival.at(), source, to, leg, timeToLive);
                if (first == null) {
                    first = outcome;
                } else if (first instanceof Ended && outcome instanceof Delivered) {
                    path.remove(before, tried);
                    first = outcome;
                } else {
                    path.backTo(tried);
                }
            }
        }
        if (first != null) {
            return first;
        }
        List<SimulatedLink> owners = network.ownersOf(route.nextHop(to));
        path.append(leg, walk.last());
        return new Ended(out.stack, Failure.LOSS, Causes.frameLost(out, owners));
    }

    /** ip_rcv and ipv6_rcv of what came as a frame to this host. */
    private PacketOutcome receive(SimulatedLink on, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        IpStack stack = on.stack;
        if (!stack.acceptsSource(source, on)) {
            return new Ended(stack, Failure.LOSS, Causes.refusesSource(stack, on, source));
        }
        if (stack.owns(to)) {
            return new Delivered(stack, on);
        }
        if (stack.broadcastDevice(to) != null) {
            // A raw socket gets what came for everybody; an echo request of that kind is not answered.
            return leg == Leg.ECHO_REPLY
                    ? new Delivered(stack, on)
                    : new Ended(stack, Failure.LOSS, Causes.isBroadcast(stack, to));
        }
        if (!stack.forwards && to.isV6() && stack.route(to) == null) {
            // Unlike IPv4, IPv6 says so even when it does not forward (ip6_pkt_discard).
            return ended(stack, Failure.NO_ROUTE, leg, Causes.noRoute(stack, to));
        }
        if (!stack.forwards) {
            return new Ended(stack, Failure.LOSS, Causes.doesNotForward(on, to, network.ownersOf(to)));
        }
        if (timeToLive == 1) {
            return new Ended(stack, Failure.LOSS, Causes.circles(stack, to));
        }
        RoutingEntry onward = stack.routeFor(to, on);
        if (onward == null) {
            return ended(stack, Failure.NO_ROUTE, leg, Causes.noRoute(stack, to));
        }
        if (source.isV6() && source.isLinkLocal() && onward.dev() != on) {
            return ended(stack, Failure.NO_NEIGHBOUR, leg, Causes.linkLocalStays(stack, source));
        }
        var packet = new Forwarded(on, source, to, leg, timeToLive);
        PacketOutcome known = forwarded.get(packet);
        if (known != null) {
            return known;
        }
        if (onward.dev() == on && !to.isV6()) {
            redirect(stack, onward, source, to);
        }
        PacketOutcome outcome = send(stack, onward, source, to, leg, timeToLive - 1);
        forwarded.put(packet, outcome);
        return outcome;
    }

    /**
     * A router that sends a packet back to the link where it came from tells a sender on that link of the shorter way
     * (ip_rt_send_redirect), and the sender asks for its next hop there at once (__ip_do_redirect). This packet goes on as
     * it would, but whoever hears the question knows the sender from then on.
     */
    private void redirect(IpStack router, RoutingEntry onward, IpAddress source, IpAddress to) {
        RoutingEntry back = router.route(source);
        if (back == null || back.dev() != onward.dev() || back.gateway() != null) {
            return;
        }
        IpAddress hop = onward.nextHop(to);
        if (!redirected.add(new Redirected(onward.dev(), source, hop))) {
            return;
        }
        IpAddress from = router.sourceFor(back, source);
        int before = path.mark();
        if (send(router, back, from, source, Leg.ECHO_REPLY, TIME_TO_LIVE)
                instanceof Delivered(IpStack sender, SimulatedLink _)) {
            RoutingEntry used = sender.route(to);
            if (used != null && used.nextHop(to).equals(from) && !sender.owns(hop)) {
                neighbours.ask(sender, used.dev(), hop, IpStack.UNSPECIFIED);
            }
        }
        path.backTo(before);
    }

    /** The end of a packet at somebody who sends an error back. */
    private Ended ended(IpStack at, Failure kind, Leg leg, FailureReason why) {
        Ended ended = new Ended(at, kind, why);
        if (leg == Leg.ECHO_REQUEST) {
            errors.add(ended);
        }
        return ended;
    }

    private Walk walk(Frame frame) {
        Walk walk = Walk.of(frame, table, network.size());
        endless |= walk.endless;
        return walk;
    }
}
