package dev.macvlab.check.rule;

import dev.macvlab.resolve.Place;
import dev.macvlab.resolve.Place.Way;
import dev.macvlab.topology.Namespace.Route;
import org.jspecify.annotations.Nullable;

/** A route leads to a network, through a gateway or an interface. */
public final class RouteText implements Rule<Place> {
    @Override
    public String id() {
        return "route-text";
    }

    @Override
    public String about() {
        return "ip-route(8)";
    }

    @Override
    public void check(Place place, Findings findings) {
        for (Way way : place.ways()) {
            String wrong = whatIsWrong(way);
            if (wrong != null) {
                findings.add(place.ref(), "routes", "In " + place.namespace().name() + ", " + way + " " + wrong + ".");
            }
        }
    }

    private static @Nullable String whatIsWrong(Way way) {
        Route route = way.route();
        if (way.to() == null) {
            return "leads to no network that the kernel knows: write default, or a prefix such as 10.0.0.0/8";
        }
        if (route.via() != null && way.via() == null) {
            return "goes via " + Words.quoted(route.via())
                    + ", which is no address: write the gateway's, such as 192.168.56.1";
        }
        if (way.via() != null && way.via().isV6() != way.to().address().isV6()) {
            return "goes via " + route.via()
                    + ", which is an address of the other family: give it a gateway of its own family";
        }
        if (route.via() == null && route.dev() == null) {
            return "has neither a gateway nor an interface: give it one of the two";
        }
        if (route.metric() != null && route.metric() < 0) {
            return "has the metric " + route.metric() + ", which can't be less than 0: leave it out";
        }
        return null;
    }
}
