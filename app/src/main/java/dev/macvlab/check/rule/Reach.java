package dev.macvlab.check.rule;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.resolve.ResolvedInterface;
import dev.macvlab.resolve.ResolvedNamespace;
import dev.macvlab.resolve.ResolvedNamespace.Way;
import dev.macvlab.resolve.Subnets;
import org.jspecify.annotations.Nullable;

/** What the kernel finds when it looks for a gateway (net/ipv4/fib_semantics.c, fib_check_nh()). */
final class Reach {
    private Reach() {}

    /**
     * Whether the kernel finds a gateway: on an interface that is up and has it in a subnet, or that a route which is
     * made before leads to without a gateway.
     *
     * @param earlier how many of the place's routes are made before
     */
    static boolean reaches(ResolvedNamespace place, Way way, IpAddress gateway, int earlier) {
        for (ResolvedInterface each : place.interfaces()) {
            if (mayLeaveBy(way, each) && hasNeighbour(each, gateway)) {
                return true;
            }
        }
        for (Way before : place.ways().subList(0, earlier)) {
            ResolvedInterface dev = before.dev();
            if (before.route().via() == null
                    && dev != null
                    && mayLeaveBy(way, dev)
                    && before.to() != null
                    && before.to().contains(gateway)) {
                return true;
            }
        }
        return false;
    }

    private static boolean mayLeaveBy(Way way, ResolvedInterface device) {
        return device.up() && (way.dev() == null || way.dev() == device);
    }

    private static boolean hasNeighbour(ResolvedInterface device, IpAddress gateway) {
        return device.addresses().stream()
                .anyMatch(each -> each.contains(gateway) && !each.address().equals(gateway));
    }

    /** The interface of the place that has that address itself; null when none has. */
    static @Nullable ResolvedInterface holder(ResolvedNamespace place, IpAddress address) {
        for (ResolvedInterface each : place.interfaces()) {
            for (Cidr own : each.addresses()) {
                if (own.address().equals(address)) {
                    return each;
                }
            }
        }
        return null;
    }

    /**
     * Whether a gateway is the broadcast address of a subnet of the place. Of the subnets of the interface that is named,
     * when it is and the route is not on-link: only then the kernel looks the gateway up with regard to it.
     */
    static boolean isBroadcast(ResolvedNamespace place, Way way, IpAddress gateway) {
        return !gateway.isV6()
                && place.interfaces().stream()
                        .filter(each -> way.dev() == null
                                || way.dev() == each
                                || way.route().isOnlink())
                        .flatMap(each -> each.addresses().stream())
                        .anyMatch(own ->
                                own.contains(gateway) && Subnets.isBroadcast(new Cidr(gateway, own.prefixLength())));
    }
}
