package dev.macvlab.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What leads from the routes that a namespace has of the lab to those that it is to have. */
final class RoutePlanner {
    private RoutePlanner() {}

    /**
     * The steps, in order.
     *
     * @param planned with the devices as they are by then
     */
    static List<Step> steps(DesiredState.DesiredNamespace namespace, PlannedState planned) {
        List<ActualState.Route> left = new ArrayList<>(planned.routes(namespace.place()));
        List<DesiredRoute> missing = new ArrayList<>();
        for (DesiredRoute route : namespace.routes()) {
            ActualState.Route there = left.stream()
                    .filter(each -> serves(each.route(), route))
                    .findFirst()
                    .orElse(null);
            if (there == null) {
                missing.add(route);
            } else {
                left.remove(there);
            }
        }
        List<Step> steps = new ArrayList<>();
        for (ActualState.Route extra : left) {
            steps.add(new Step.RemoveRoute(namespace.place(), namespace.element(), extra.route(), extra.deviceIndex()));
        }
        // The kernel takes a gateway only where it knows the way to it, which may be another of these routes.
        missing.sort(Comparator.comparing(route -> route.via() != null));
        for (DesiredRoute route : missing) {
            int device = deviceIndex(namespace.place(), route.dev(), planned);
            steps.add(new Step.AddRoute(namespace.place(), namespace.element(), route, device));
        }
        return steps;
    }

    private static boolean serves(DesiredRoute there, DesiredRoute route) {
        return there.to().equals(route.to())
                && Objects.equals(there.via(), route.via())
                && (route.dev() == null || route.dev().equals(there.dev()))
                && there.onlink() == route.onlink()
                && there.metric() == route.effectiveMetric();
    }

    private static int deviceIndex(NamespaceId place, @Nullable String dev, PlannedState planned) {
        if (dev == null) {
            return 0;
        }
        return dev.equals("lo") ? 1 : planned.link(new LinkId(place, dev)).index;
    }
}
