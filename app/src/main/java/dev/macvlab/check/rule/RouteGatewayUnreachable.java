package dev.macvlab.check.rule;

import dev.macvlab.check.view.Place;
import dev.macvlab.check.view.Place.Way;
import dev.macvlab.topology.IpAddress;

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
            boolean judgedElsewhere = gateway == null
                    || way.to() == null
                    || gateway.isV6() != way.to().address().isV6()
                    || gateway.isLoopback()
                    || (way.route().dev() != null
                            && (way.dev() == null || !way.dev().device().up()))
                    || Reach.holder(place, gateway) != null;
            if (judgedElsewhere) {
                continue;
            }
            if ((way.route().isOnlink() || (gateway.isV6() && gateway.isLinkLocal()))
                    && way.route().dev() == null) {
                findings.add(
                        place.ref(),
                        "routes",
                        "In " + place.namespace().name() + ", " + way + " goes via " + gateway
                                + ", of which no subnet says where it is ("
                                + (way.route().isOnlink() ? "onlink" : "link-local")
                                + "), so that the kernel wants to know the interface: name one.");
            } else if (!way.route().isOnlink()
                    && !(gateway.isV6() && gateway.isLinkLocal())
                    && !Reach.reaches(place, way, gateway, i)) {
                String later = place.ways().stream()
                                .anyMatch(each -> each.route().via() == null
                                        && each.to() != null
                                        && each.to().contains(gateway))
                        ? " before the route that leads to its gateway"
                        : "";
                findings.add(
                        place.ref(),
                        "routes",
                        "In " + place.namespace().name() + ", " + way + " goes via " + gateway
                                + (later.isEmpty()
                                        ? ", which is in no subnet of an interface that is up"
                                                + (way.dev() == null
                                                        ? ""
                                                        : " ("
                                                                + way.dev()
                                                                        .itself()
                                                                        .name() + ")")
                                                + ", so that the kernel refuses it: choose a gateway that a subnet of the namespace has, or say onlink."
                                        : " but stands" + later
                                                + ", so that the kernel refuses it: change their order."));
            }
        }
    }
}
