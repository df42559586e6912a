package dev.macvlab.check.rule;

import dev.macvlab.edit.Edit;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Route;
import java.util.ArrayList;
import java.util.List;

/** A route leads to a network, whose host bits are zero. */
public final class RouteHostBits implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "route-host-bits";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_frontend.c, rtm_to_fib_config(): EINVAL";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
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
                        Message.of(
                                "check.route-host-bits",
                                namespace.name(),
                                way.route().to(),
                                network),
                        new Edit.ChangeNamespace(Message.of("edit.write", network), namespace.withRoutes(routes)));
            }
        }
    }
}
