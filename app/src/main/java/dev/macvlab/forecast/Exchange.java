package dev.macvlab.forecast;

import dev.macvlab.forecast.Fate.Delivered;
import dev.macvlab.forecast.Fate.Ended;
import dev.macvlab.forecast.Frame.For;
import dev.macvlab.forecast.Hop.Leg;
import dev.macvlab.forecast.Prediction.Failure;
import dev.macvlab.forecast.Resolution.Found;
import dev.macvlab.forecast.Resolution.Missing;
import dev.macvlab.topology.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One ping, there and back, through stacks and wires; its caches start empty, or filled when asked for. */
final class Exchange {
    private static final int TIME_TO_LIVE = 64;

    private record Neighbour(Device on, IpAddress address) {}

    private record Answer(Walk.Arrival request, Walk.Arrival reply) {}

    private final Network network;
    private final Floods floods;
    private final Choices choices;
    private final boolean warm;
    private final Map<Neighbour, Long> neighbours = new HashMap<>();
    private final MacTable table = new MacTable();

    final Path path = new Path();
    boolean endless;

    Exchange(Floods floods, Choices choices, boolean warm) {
        this.network = floods.network;
        this.floods = floods;
        this.choices = choices;
        this.warm = warm;
    }

    /** Pings; null is success. {@code bound} is the device that the sender's socket is bound to. */
    @Nullable
    Ended ping(Stack from, @Nullable Device bound, IpAddress to) {
        if (bound == null ? from.owns(to) : from.owns(bound, to)) {
            return null;
        }
        Route out = bound == null ? from.route(to) : from.route(to, bound);
        if (out == null) {
            return new Ended(from, Failure.NO_ROUTE, Causes.noRoute(from, to));
        }
        IpAddress source = from.sourceFor(out, to);
        if (source == null) {
            return new Ended(from, Failure.NO_ROUTE, Causes.noSource(from, out));
        }
        Fate request = send(from, out, source, to, Leg.ECHO_REQUEST, TIME_TO_LIVE);
        return switch (request) {
            case Ended ended when ended.at() == from -> ended;
            case Ended ended -> isTold(from, source, ended) ? ended : ended.unnoticed();
            case Delivered(Stack at, Device on) -> reply(at, on, to, source, from, bound);
        };
    }

    private @Nullable Ended reply(
            Stack answerer, Device cameBy, IpAddress source, IpAddress to, Stack asker, @Nullable Device bound) {
        if (answerer.owns(to)) {
            return null;
        }
        Route back = answerer.routeBack(to, cameBy);
        if (back == null) {
            return new Ended(answerer, Failure.LOSS, Causes.noWayBack(answerer, to));
        }
        return switch (send(answerer, back, source, to, Leg.ECHO_REPLY, TIME_TO_LIVE)) {
            case Ended ended -> new Ended(ended.at(), Failure.LOSS, ended.why().ofReply());
            case Delivered(Stack at, Device on) when at == asker && (bound == null || bound == on) -> null;
            case Delivered elsewhere ->
                new Ended(elsewhere.at(), Failure.LOSS, Causes.replyElsewhere(elsewhere.at(), to));
        };
    }

    /** Whether a router's ICMP error comes back to the sender. */
    private boolean isTold(Stack sender, IpAddress source, Ended ended) {
        if (ended.kind() == Failure.LOSS) {
            return false;
        }
        Route back = ended.at().route(source);
        IpAddress router = back == null ? null : ended.at().sourceFor(back, source);
        if (back == null || router == null) {
            return false;
        }
        int before = path.mark();
        Fate error = send(ended.at(), back, router, source, Leg.ECHO_REPLY, TIME_TO_LIVE);
        path.backTo(before);
        return error instanceof Delivered delivered && delivered.at() == sender;
    }

    private Fate send(Stack at, Route route, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        Device out = route.dev();
        IpAddress hop = route.nextHop(to);
        return switch (resolve(at, out, hop, source)) {
            case Missing(Why why) -> new Ended(at, Failure.NO_NEIGHBOUR, why);
            case Found(long mac) -> transmit(route, mac, source, to, leg, timeToLive);
        };
    }

    private Fate transmit(Route route, long mac, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        Device out = route.dev();
        Walk walk = walk(Frame.toOne(out, mac, to));
        int before = path.mark();
        Ended ended = null;
        for (Walk.Arrival arrival : walk.arrivals) {
            if (arrival.type() == For.HOST) {
                if (ended != null) {
                    path.backTo(before);
                }
                path.append(leg, arrival.way());
                Fate fate = receive(arrival.at(), source, to, leg, timeToLive);
                if (!(fate instanceof Ended end)) {
                    return fate;
                }
                ended = ended == null ? end : ended;
            }
        }
        if (ended != null) {
            return ended;
        }
        List<Device> owners = network.ownersOf(route.nextHop(to));
        path.append(leg, walk.last());
        return new Ended(out.stack, Failure.LOSS, Causes.frameLost(out, owners));
    }

    /** ip_rcv and ipv6_rcv of what came as a frame to this host. */
    private Fate receive(Device on, IpAddress source, IpAddress to, Leg leg, int timeToLive) {
        Stack stack = on.stack;
        if (!stack.acceptsSource(source, on)) {
            return new Ended(stack, Failure.LOSS, Causes.refusesSource(stack, on, source));
        }
        if (stack.owns(to)) {
            return new Delivered(stack, on);
        }
        if (!stack.forwards) {
            return new Ended(stack, Failure.LOSS, Causes.doesNotForward(on, to, network.ownersOf(to)));
        }
        if (timeToLive == 1) {
            return new Ended(stack, Failure.LOSS, Causes.circles(stack, to));
        }
        Route onward = stack.route(to);
        if (onward == null) {
            return new Ended(stack, Failure.NO_ROUTE, Causes.noRoute(stack, to));
        }
        if (source.isV6() && source.isLinkLocal() && onward.dev() != on) {
            return new Ended(stack, Failure.NO_NEIGHBOUR, Causes.linkLocalStays(stack, source));
        }
        return send(stack, onward, source, to, leg, timeToLive - 1);
    }

    /** Asks who on the link has {@code hop}, unless that is known (neigh_resolve_output). */
    private Resolution resolve(Stack at, Device out, IpAddress hop, IpAddress packetSource) {
        var key = new Neighbour(out, hop);
        Long known = neighbours.get(key);
        if (known != null) {
            return new Found(known);
        }
        List<Device> owners = network.ownersOf(hop);
        if (warm && !owners.isEmpty()) {
            return new Found(owners.get(choices.choose(owners.size())).mac);
        }
        IpAddress asker = askingAddress(at, out, hop, packetSource);
        Flood request = floods.of(out, hop.isV6());
        endless |= request.endless;
        table.learn(out.mac, request.whereabouts);
        Why why = null;
        List<Answer> answers = new ArrayList<>();
        for (Walk.Arrival arrival : request.arrivalsAt(owners)) {
            Device on = arrival.at();
            if (!on.stack.acceptsSource(asker, on) || !on.stack.answers(on, asker, hop)) {
                why = Causes.silent(on, asker, hop);
                continue;
            }
            neighbours.put(new Neighbour(on, asker), out.mac);
            Walk reply = walk(Frame.toOne(on, out.mac, asker));
            Walk.Arrival back = reply.arrivalAt(out);
            if (back == null) {
                why = Causes.answerLost(out, on);
            } else if (answers.stream().noneMatch(answer -> answer.request.at().mac == on.mac)) {
                answers.add(new Answer(arrival, back));
            }
        }
        if (answers.isEmpty()) {
            path.append(Leg.NEIGHBOUR_REQUEST, request.nearestTo(owners));
            return new Missing(why != null ? why : Causes.unheard(at, out, hop, owners));
        }
        Answer first = answers.get(choices.choose(answers.size()));
        path.append(Leg.NEIGHBOUR_REQUEST, first.request.way());
        path.append(Leg.NEIGHBOUR_REPLY, first.reply.way());
        neighbours.put(key, first.request.at().mac);
        return new Found(first.request.at().mac);
    }

    /** Whose answer is asked for: the packet's source if it is one of ours (arp_solicit, ndisc_solicit). */
    private static IpAddress askingAddress(Stack at, Device out, IpAddress hop, IpAddress packetSource) {
        if (hop.isV6() ? at.owns(out, packetSource) : at.owns(packetSource)) {
            return packetSource;
        }
        IpAddress own = hop.isV6() ? Network.linkLocal(out) : at.ipv4Source(out, hop);
        return own == null ? packetSource : own;
    }

    private Walk walk(Frame frame) {
        Walk walk = Walk.of(frame, table, network.size());
        endless |= walk.endless;
        return walk;
    }
}
