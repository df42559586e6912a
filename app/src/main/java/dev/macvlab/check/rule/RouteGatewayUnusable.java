package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;

/** A gateway is one other machine. */
public final class RouteGatewayUnusable implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "route-gateway-unusable";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh(); net/ipv6/route.c, ip6_route_check_nh(): EINVAL";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        for (Way way : place.ways()) {
            IpAddress gateway = way.via();
            if (gateway == null) {
                continue;
            }
            Message what = gateway.isLoopback() && !gateway.isV6() ? null : UnusableAddress.why(gateway);
            if (what == null && Reach.isBroadcast(place, way, gateway)) {
                what = Message.of("check.unusable.broadcast");
            }
            boolean minds = gateway.isV6() || way.route().isOnlink();
            if (what == null && minds && Reach.holder(place, gateway) != null) {
                what = Message.of("check.unusable.own");
            }
            if (what != null) {
                findings.add(
                        place.ref(),
                        "routes",
                        Message.of(
                                "check.route-gateway-unusable",
                                place.namespace().name(),
                                way.route().to(),
                                gateway,
                                what));
            }
        }
    }
}
