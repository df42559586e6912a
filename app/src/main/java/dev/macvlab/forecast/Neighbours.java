package dev.macvlab.forecast;

import dev.macvlab.forecast.Hop.Leg;
import dev.macvlab.forecast.Resolution.Found;
import dev.macvlab.forecast.Resolution.Missing;
import dev.macvlab.net.IpAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The neighbour caches of all stacks during one ping: who is asked for, who answers, and what is learned from it (arp.c, ndisc.c). */
final class Neighbours {
    private record Neighbour(SimulatedLink on, IpAddress address) {}

    private record Answer(Walk.Arrival request, Walk.Arrival reply) {}

    private final Network network;
    private final Floods floods;
    private final MacTable table;
    private final Choices choices;
    private final boolean warm;
    private final Path path;
    private final Map<Neighbour, Long> neighbours = new HashMap<>();
    /**
     * What a stack learns from a question that somebody else answers too: true when for sure only after that answer, false
     * when perhaps.
     */
    private final Map<Neighbour, Boolean> late = new HashMap<>();

    /** Whether a question or an answer goes round in a circle. */
    boolean endless;

    /**
     * @param warm whether everybody knows everybody before
     * @param path gets the ways of questions and answers
     */
    Neighbours(Floods floods, MacTable table, Choices choices, boolean warm, Path path) {
        this.network = floods.network;
        this.floods = floods;
        this.table = table;
        this.choices = choices;
        this.warm = warm;
        this.path = path;
    }

    /** Whom to send to for {@code hop}; asks on the link unless that is known (neigh_resolve_output). */
    Resolution resolve(IpStack at, SimulatedLink out, IpAddress hop, IpAddress packetSource) {
        var key = new Neighbour(out, hop);
        Long known = neighbours.get(key);
        if (known == null) {
            return ask(at, out, hop, packetSource);
        }
        if (!isLate(key)) {
            return new Found(known);
        }
        // Who does not know it yet asks, and learns it all the same while nobody answers, or while the question itself
        // is put aside behind what it learns from.
        int before = path.mark();
        if (ask(at, out, hop, packetSource) instanceof Found asked && !asked.later()) {
            return asked;
        }
        path.backTo(before);
        neighbours.put(key, known);
        return new Found(known);
    }

    Resolution ask(IpStack at, SimulatedLink out, IpAddress hop, IpAddress packetSource) {
        var key = new Neighbour(out, hop);
        List<SimulatedLink> owners = network.ownersOf(hop);
        if (warm && !owners.isEmpty()) {
            return new Found(owners.get(choices.choose(owners.size())).mac);
        }
        IpAddress asker = askingAddress(at, out, hop, packetSource);
        if (asker == null) {
            return new Missing(Causes.noLinkLocal(out));
        }
        Flood request = floods.of(out, hop.isV6());
        endless |= request.endless;
        table.learn(out.mac, request.whereabouts);
        FailureReason why = null;
        List<Walk.Arrival> heard = new ArrayList<>(2);
        List<Answer> answers = new ArrayList<>(2);
        for (Walk.Arrival arrival : request.arrivalsAt(owners)) {
            SimulatedLink on = arrival.at();
            if (!on.stack.answers(on, asker, hop)) {
                why = Causes.silent(on, asker, hop);
                continue;
            }
            neighbours.put(new Neighbour(on, asker), out.mac);
            heard.add(arrival);
            Walk reply = walk(Frame.answer(on, out.mac, asker));
            Walk.Arrival back = reply.arrivalAt(out);
            if (back == null) {
                why = Causes.answerLost(out, asker, on);
            } else if (answers.stream().noneMatch(answer -> answer.request.at().mac == on.mac)) {
                answers.add(new Answer(arrival, back));
            }
        }
        Walk.Arrival own = asker.equals(hop) && !hop.isV6() ? request.back() : null;
        if (own != null) {
            // Who asks for its own address and hears itself knows it from then on (arp_process, "Update our ARP
            // tables").
            path.append(Leg.NEIGHBOUR_REQUEST, own.way());
            neighbours.put(key, out.mac);
            return new Found(out.mac);
        }
        if (answers.isEmpty()) {
            path.append(Leg.NEIGHBOUR_REQUEST, request.nearestTo(owners));
            return new Missing(why != null ? why : Causes.unheard(at, out, hop, owners));
        }
        if (answers.stream().anyMatch(answer -> !answer.request.later())) {
            answers.removeIf(answer -> answer.request.later());
        }
        Answer first = answers.get(choices.choose(answers.size()));
        for (Walk.Arrival other : heard) {
            if (other.at() != first.request.at() && (other.later() || !first.request.later())) {
                late.put(new Neighbour(other.at(), asker), other.later() && !first.request.later());
            }
        }
        path.append(Leg.NEIGHBOUR_REQUEST, first.request.way());
        path.append(Leg.NEIGHBOUR_REPLY, first.reply.way());
        neighbours.put(key, first.request.at().mac);
        late.remove(key);
        return new Found(first.request.at().mac, first.request.later());
    }

    /** Whose answer is asked for: the packet's source if it is one of ours (arp_solicit, ndisc_solicit). */
    private static @Nullable IpAddress askingAddress(
            IpStack at, SimulatedLink out, IpAddress hop, IpAddress packetSource) {
        if (hop.isV6() ? at.owns(out, packetSource) : at.owns(packetSource)) {
            return packetSource;
        }
        return hop.isV6() ? at.linkLocal(out) : at.ipv4Source(out, hop);
    }

    private boolean isLate(Neighbour known) {
        Boolean surely = late.get(known);
        return surely != null && (surely || choices.choose(2) == 1);
    }

    private Walk walk(Frame frame) {
        Walk walk = Walk.of(frame, table, network.size());
        endless |= walk.endless;
        return walk;
    }
}
