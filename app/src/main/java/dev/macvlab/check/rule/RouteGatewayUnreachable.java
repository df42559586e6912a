package dev.macvlab.check.rule;

import dev.macvlab.message.Message;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;

/** A gateway is in a subnet of the namespace. */
public final class RouteGatewayUnreachable implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "route-gateway-unreachable";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh(); net/ipv6/route.c, ip6_route_check_nh()";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        for (int i = 0; i < place.ways().size(); i++) {
            Way way = place.ways().get(i);
            IpAddress gateway = way.via();
            if (gateway == null || isJudgedElsewhere(place, way, gateway)) {
                continue;
            }
            String where = place.namespace().name();
            Message wrong = null;
            if (way.route().isOnlink() || (gateway.isV6() && gateway.isLinkLocal())) {
                wrong = way.route().dev() == null
                        ? Message.of(
                                "check.route-gateway-unreachable.no-interface",
                                where,
                                way.route().to(),
                                gateway)
                        : null;
            } else if (!Reach.reaches(place, way, gateway, i)) {
                wrong = Reach.reaches(place, way, gateway, place.ways().size())
                        ? Message.of(
                                "check.route-gateway-unreachable.order",
                                where,
                                way.route().to(),
                                gateway)
                        : way.dev() == null
                                ? Message.of(
                                        "check.route-gateway-unreachable.no-subnet",
                                        where,
                                        way.route().to(),
                                        gateway)
                                : Message.of(
                                        "check.route-gateway-unreachable.not-in-its-subnet",
                                        where,
                                        way.route().to(),
                                        gateway,
                                        way.dev().itself().name());
            }
            if (wrong != null) {
                findings.add(place.ref(), "routes", wrong);
            }
        }
    }

    private static boolean isJudgedElsewhere(ResolvedNamespace place, Way way, IpAddress gateway) {
        boolean familiesDiffer =
                way.to() == null || gateway.isV6() != way.to().address().isV6();
        boolean deviceUnusable =
                way.route().dev() != null && (way.dev() == null || !way.dev().up());
        return familiesDiffer || deviceUnusable || gateway.isLoopback() || Reach.holder(place, gateway) != null;
    }
}
