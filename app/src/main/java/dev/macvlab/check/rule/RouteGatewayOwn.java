package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.Place;
import dev.macvlab.resolve.Place.Way;
import dev.macvlab.resolve.ResolvedInterface;

/** A namespace is not its own gateway. */
public final class RouteGatewayOwn implements Rule<Place> {
    @Override
    public String id() {
        return "route-gateway-own";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh()";
    }

    @Override
    public void check(Place place, Findings findings) {
        for (Way way : place.ways()) {
            IpAddress gateway = way.via();
            if (gateway == null || gateway.isV6()) {
                continue;
            }
            ResolvedInterface holder = Reach.holder(place, gateway);
            if (holder != null || gateway.isLoopback()) {
                findings.add(
                        place.ref(),
                        "routes",
                        Message.of(
                                "check.route-gateway-own",
                                place.namespace().name(),
                                way.route().to(),
                                gateway));
            }
        }
    }
}
