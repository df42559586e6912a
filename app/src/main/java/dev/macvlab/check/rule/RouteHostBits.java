package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.resolve.Place;
import dev.macvlab.resolve.Place.Way;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Route;
import java.util.ArrayList;
import java.util.List;

/** A route leads to a network, whose host bits are zero. */
public final class RouteHostBits implements Rule<Place> {
    @Override
    public String id() {
        return "route-host-bits";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_frontend.c, rtm_to_fib_config(): EINVAL";
    }

    @Override
    public void check(Place place, Findings findings) {
        for (int i = 0; i < place.ways().size(); i++) {
            Way way = place.ways().get(i);
            if (way.to() != null && !way.to().network().equals(way.to())) {
                Namespace namespace = place.namespace();
                Route route = way.route();
                List<Route> routes = new ArrayList<>(namespace.routes());
                String network = way.to().network().toString();
                routes.set(
                        i,
                        new Route(network, route.via(), route.dev(), route.onlink(), route.metric(), route.extras()));
                findings.add(
                        place.ref(),
                        "routes",
                        "In " + namespace.name() + ", " + way + " has bits behind its prefix, and is taken for one to "
                                + network + ": write that.",
                        new Edit.ChangeNamespace("Write " + network, namespace.withRoutes(routes)));
            }
        }
    }
}
