package dev.macvlab.check.rule;

import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.Place;
import dev.macvlab.resolve.Place.Way;

/** A gateway is in a subnet of the namespace. */
public final class RouteGatewayUnreachable implements Rule<Place> {
    @Override
    public String id() {
        return "route-gateway-unreachable";
    }

    @Override
    public String about() {
        return "net/ipv4/fib_semantics.c, fib_check_nh(); net/ipv6/route.c, ip6_route_check_nh()";
    }

    @Override
    public void check(Place place, Findings findings) {
        for (int i = 0; i < place.ways().size(); i++) {
            Way way = place.ways().get(i);
            IpAddress gateway = way.via();
            if (gateway == null || isJudgedElsewhere(place, way, gateway)) {
                continue;
            }
            String wrong = null;
            if (way.route().isOnlink() || (gateway.isV6() && gateway.isLinkLocal())) {
                wrong = way.route().dev() == null ? ", of which no subnet says where it is: name the interface" : null;
            } else if (!Reach.reaches(place, way, gateway, i)) {
                wrong = Reach.reaches(place, way, gateway, place.ways().size())
                        ? " and stands before the route that leads to its gateway, so that the kernel refuses it:"
                                + " change their order"
                        : ", which is in no subnet of " + whereItLooks(place, way)
                                + ", so that the kernel refuses it: choose a gateway of the namespace's subnets, or"
                                + " say onlink";
            }
            if (wrong != null) {
                findings.add(
                        place.ref(),
                        "routes",
                        "In " + place.namespace().name() + ", " + way + " goes via " + gateway + wrong + ".");
            }
        }
    }

    private static boolean isJudgedElsewhere(Place place, Way way, IpAddress gateway) {
        boolean familiesDiffer =
                way.to() == null || gateway.isV6() != way.to().address().isV6();
        boolean deviceUnusable =
                way.route().dev() != null && (way.dev() == null || !way.dev().up());
        return familiesDiffer || deviceUnusable || gateway.isLoopback() || Reach.holder(place, gateway) != null;
    }

    private static String whereItLooks(Place place, Way way) {
        return way.dev() == null
                ? "an interface of " + place.namespace().name() + " that is up"
                : way.dev().itself().name();
    }
}
