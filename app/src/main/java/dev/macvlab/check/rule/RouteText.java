package dev.macvlab.check.rule;

import dev.macvlab.message.Argument;
import dev.macvlab.message.Message;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import dev.macvlab.topology.Namespace.Route;
import org.jspecify.annotations.Nullable;

/** A route leads to a network, through a gateway or an interface. */
public final class RouteText implements Rule<ResolvedNamespace> {
    @Override
    public String id() {
        return "route-text";
    }

    @Override
    public String about() {
        return "ip-route(8)";
    }

    @Override
    public void check(ResolvedNamespace place, Findings findings) {
        for (Way way : place.ways()) {
            Message wrong = whatIsWrong(place.namespace().name(), way);
            if (wrong != null) {
                findings.add(place.ref(), "routes", wrong);
            }
        }
    }

    private static @Nullable Message whatIsWrong(String place, Way way) {
        Route route = way.route();
        if (way.to() == null) {
            return Message.of("check.route-text.to", place, way.route().to());
        }
        if (route.via() != null && way.via() == null) {
            return Message.of("check.route-text.via", place, way.route().to(), Argument.quoted(route.via()));
        }
        if (route.via() != null
                && way.via() != null
                && way.via().isV6() != way.to().address().isV6()) {
            return Message.of("check.route-text.family", place, way.route().to(), route.via());
        }
        if (route.via() == null && route.dev() == null) {
            return Message.of("check.route-text.nowhere", place, way.route().to());
        }
        if (route.metric() != null && route.metric() < 0) {
            return Message.of("check.route-text.metric", place, way.route().to(), route.metric());
        }
        return null;
    }
}
