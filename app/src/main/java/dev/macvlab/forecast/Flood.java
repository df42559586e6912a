package dev.macvlab.forecast;

import dev.macvlab.forecast.TraceStep.Act;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The walk of a frame for many, kept for all pings that begin with it. */
final class Flood extends Walk {
    /** Behind which ports each bridge and switch has seen the sender, in order; more than one where it came back. */
    final Map<Object, List<SimulatedLink>> whereabouts = new HashMap<>();

    private final SimulatedLink sender;
    private final TraceStep start;
    private final Map<Object, TraceStep> reached = new HashMap<>();
    private final Map<IpStack, List<Arrival>> byStack;

    Flood(SimulatedLink sender, boolean multicast, int devices) {
        super(new TraceStep(null, Act.ASKS, sender.ref, sender.ref), null, devices);
        this.sender = sender;
        start = last();
        transmit(sender, Frame.toMany(sender, multicast), start);
        run();
        byStack = arrivals.stream().collect(Collectors.groupingBy(arrival -> arrival.at().stack));
    }

    @Override
    void learn(Object place, Frame frame, SimulatedLink port) {
        List<SimulatedLink> seen = whereabouts.computeIfAbsent(place, _ -> new ArrayList<>(1));
        if (!seen.contains(port)) {
            seen.add(port);
        }
    }

    @Override
    void note(Object place, TraceStep way) {
        super.note(place, way);
        reached.putIfAbsent(place, way);
    }

    /** The arrival where it came from; null when it does not come back. */
    @Nullable
    Arrival back() {
        return arrivals.stream()
                .filter(arrival -> arrival.at() == sender)
                .findFirst()
                .orElse(null);
    }

    /** The arrivals at the stacks of {@code owners}, in order. */
    List<Arrival> arrivalsAt(List<SimulatedLink> owners) {
        if (owners.size() == 1) {
            return byStack.getOrDefault(owners.getFirst().stack, List.of());
        }
        Set<IpStack> stacks = new LinkedHashSet<>();
        owners.forEach(owner -> stacks.add(owner.stack));
        var found = new ArrayList<Arrival>();
        stacks.forEach(stack -> found.addAll(byStack.getOrDefault(stack, List.of())));
        return found;
    }

    /** The last step towards any of {@code owners}, going down from it to its parent and the switch. */
    TraceStep nearestTo(List<SimulatedLink> owners) {
        for (SimulatedLink owner : owners) {
            for (SimulatedLink below = owner; below != null; below = below.lower) {
                TraceStep step = reached.get(below);
                if (step == null && below.segment != null) {
                    step = reached.get(below.segment);
                }
                if (step != null) {
                    return step;
                }
            }
        }
        return reached.values().stream().findFirst().orElse(start);
    }
}
