package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;

/** A namespace is not its own gateway. */
public final class RouteGatewayOwn implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "route-gateway-own";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh()";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
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
