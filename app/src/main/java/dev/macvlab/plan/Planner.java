package dev.macvlab.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Finds the steps that lead from what the kernel has to what is wanted: a pure function of both. Nothing is touched that
 * is as it should be, and nothing at all that is not the lab's.
 */
public final class Planner {
    private final DesiredState wanted;
    private final PlannedState planned;
    private final List<Step> steps = new ArrayList<>();
    private final RemovalPlanner removal;
    private final NamespacePlanner namespaces;
    private final CreationPlanner creation;
    private final ChangePlanner change;

    private Planner(DesiredState wanted, ActualState found, RandomGenerator random) {
        this.wanted = wanted;
        planned = new PlannedState(found);
        var ports = new PortPlanner(planned, steps);
        removal = new RemovalPlanner(wanted, planned, ports, steps);
        namespaces = new NamespacePlanner(planned, steps);
        creation = new CreationPlanner(wanted.byId(), planned, random, steps);
        change = new ChangePlanner(planned, ports, steps);
    }

    /**
     * The steps, in order; none when everything is there.
     *
     * @param random chooses the indices that no other program may choose
     * @throws LabException when something that is not the lab's is in the way
     */
    public static List<Step> plan(DesiredState wanted, ActualState found, RandomGenerator random) throws LabException {
        return new Planner(wanted, found, random).plan();
    }

    private List<Step> plan() throws LabException {
        removal.removeLinks();
        removal.removeNamespaces();
        namespaces.create(wanted.namespaces());
        wanted.devices().forEach(change::setDown);
        Predicate<DesiredLink> leaf = leaves();
        // First all that carries others, until it is up: what the kernel does about that by itself comes behind what
        // it does about a thousand children (net/core/link_watch.c).
        make(wanted.devices().stream().filter(leaf.negate()).toList());
        make(wanted.devices().stream().filter(leaf).toList());
        for (DesiredState.DesiredNamespace namespace : wanted.namespaces()) {
            namespaces.startLoopback(namespace.place());
        }
        for (DesiredState.DesiredNamespace namespace : wanted.namespaces()) {
            steps.addAll(RoutePlanner.steps(namespace, planned));
        }
        return List.copyOf(steps);
    }

    /**
     * Which devices are children with nothing on top of them. A bridge's port is none: what is made on a bridge that is down
     * keeps the carrier that the bridge had then, and it has one until it gets its first port.
     */
    private Predicate<DesiredLink> leaves() {
        Set<LinkId> lower = wanted.devices().stream()
                .map(device -> device.form().lower())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return device -> device.form().lower() != null && device.bridge() == null && !lower.contains(device.id());
    }

    private void make(List<DesiredLink> some) throws LabException {
        for (DesiredLink device : some) {
            creation.create(device);
        }
        // All that one namespace needs stands together, because that goes to the kernel in one go.
        for (DesiredLink device : some) {
            namespaces.startLoopback(device.place());
            change.configure(device);
        }
    }
}
