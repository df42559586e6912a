package dev.macvlab.forecast;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Enters the routes of namespaces in their stacks, those left out that the kernel would refuse. */
final class RouteSetup {
    private static final int DEFAULT_IPV6_METRIC = 1024;

    private final Map<Ref, SimulatedLink> devices;

    RouteSetup(Map<Ref, SimulatedLink> devices) {
        this.devices = devices;
    }

    void configure(IpStack stack, Namespace namespace) {
        namespace.routes().forEach(route -> configure(stack, route));
    }

    private void configure(IpStack stack, Namespace.Route route) {
        IpAddress via =
                route.via() == null ? null : IpAddress.tryParse(route.via()).orElse(null);
        Cidr to = prefix(route.to(), via);
        if (to == null
                || (route.via() != null
                        && (via == null || via.isV6() != to.address().isV6()))) {
            return;
        }
        SimulatedLink named = route.dev() == null ? null : devices.get(new Ref(stack.ref.name(), route.dev()));
        SimulatedLink own = via == null ? null : stack.ownerOf(via, named);
        SimulatedLink dev = named;
        if (named == null && via != null && route.dev() == null) {
            RoutingEntry toGateway = stack.route(via);
            dev = own != null ? own : toGateway == null ? null : toGateway.dev();
        }
        if (dev == null || !dev.up()) {
            return;
        }
        int metric = route.metric() != null ? route.metric() : to.address().isV6() ? DEFAULT_IPV6_METRIC : 0;
        // Through an address of its own IPv4 takes everybody to be on the link (fib_check_nh_v4_gw: RT_SCOPE_HOST).
        stack.addRoute(
                own != null
                        ? new RoutingEntry(to.network(), dev, null, metric, stack.ipv4Source(dev, via))
                        : new RoutingEntry(to.network(), dev, via, metric, null));
    }

    private static @Nullable Cidr prefix(String to, @Nullable IpAddress via) {
        if (to.equals("default")) {
            return Cidr.parse(via != null && via.isV6() ? "::/0" : "0.0.0.0/0");
        }
        return Cidr.tryParse(to)
                .or(() -> IpAddress.tryParse(to).map(address -> new Cidr(address, address.bitLength())))
                .orElse(null);
    }
}
