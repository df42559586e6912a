package dev.macvlab.check.rule;

import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.Place;
import dev.macvlab.resolve.Place.Way;

/** A gateway is one other machine. */
public final class RouteGatewayUnusable implements Rule<Place> {
    @Override
    public String id() {
        return "route-gateway-unusable";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh(); net/ipv6/route.c, ip6_route_check_nh(): EINVAL";
    }

    @Override
    public void check(Place place, Findings findings) {
        for (Way way : place.ways()) {
            IpAddress gateway = way.via();
            if (gateway == null) {
                continue;
            }
            String what = gateway.isLoopback() && !gateway.isV6() ? null : UnusableAddress.why(gateway);
            if (what == null && Reach.isBroadcast(place, way, gateway)) {
                what = "the broadcast address of a subnet";
            }
            boolean minds = gateway.isV6() || way.route().isOnlink();
            if (what == null && minds && Reach.holder(place, gateway) != null) {
                what = "an address of this very namespace";
            }
            if (what != null) {
                findings.add(
                        place.ref(),
                        "routes",
                        "In " + place.namespace().name() + ", " + way + " goes via " + gateway + ", which is " + what
                                + ", and the kernel wants another machine for a gateway.");
            }
        }
    }
}
