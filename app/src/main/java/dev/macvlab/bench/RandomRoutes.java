package dev.macvlab.bench;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Namespace.Settings;
import dev.macvlab.topology.UnknownKeys;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Forwarding, settings and routes for the namespaces of a random lab, whose interfaces are there already. */
final class RandomRoutes {
    private final SeededChoices dice;
    private final RandomAddresses addresses;
    private final List<Interface> interfaces;

    RandomRoutes(SeededChoices dice, RandomAddresses addresses, List<Interface> interfaces) {
        this.dice = dice;
        this.addresses = addresses;
        this.interfaces = interfaces;
    }

    /** The namespace with what a namespace can have. */
    Namespace configured(Namespace bare) {
        Namespace made = bare;
        if (dice.chance(30)) {
            made = made.withForwarding(true);
        }
        if (dice.chance(25)) {
            made = made.withSettings(settings(bare.name()));
        }
        return made.withRoutes(routes(made));
    }

    private Settings settings(String place) {
        boolean speaksIpv6 = interfaces.stream()
                .filter(each -> each.namespace().equals(place))
                .flatMap(each -> each.addresses().stream())
                .anyMatch(cidr -> cidr.address().isV6());
        return new Settings(
                dice.chance(50) ? dice.pick(List.of(0, 1, 2)) : null,
                dice.chance(50) ? dice.pick(List.of(0, 1, 1, 2, 8)) : null,
                dice.chance(30) ? true : null,
                dice.chance(20) ? true : null,
                dice.chance(20) ? true : null,
                (!speaksIpv6 && dice.chance(20)) ? false : null,
                UnknownKeys.NONE);
    }

    private List<Namespace.Route> routes(Namespace in) {
        List<Namespace.Route> routes = new ArrayList<>();
        if (dice.chance(50)) {
            addRoute(routes, in.name(), false);
        }
        if (dice.chance(25)) {
            addRoute(routes, in.name(), true);
        }
        return routes;
    }

    private void addRoute(List<Namespace.Route> routes, String place, boolean isV6) {
        List<Interface> own = interfaces.stream()
                .filter(each -> each.namespace().equals(place) && each.up())
                .toList();
        if (own.isEmpty()) {
            return;
        }
        Interface out = dice.pick(own);
        int subnet = dice.below(RandomAddresses.SUBNETS);
        String wide = isV6 ? "fd0" + subnet + "::/48" : "10." + subnet + ".0.0/" + dice.pick(List.of(16, 23, 26));
        Integer metric = dice.chance(20) ? 7 : null;
        if (dice.chance(30)) {
            routes.add(new Namespace.Route(wide, null, out.name(), null, metric, UnknownKeys.NONE));
            return;
        }
        if (dice.chance(10) && !isV6) {
            String anybody = "10." + dice.below(RandomAddresses.SUBNETS) + ".0."
                    + (1 + dice.below(Math.max(1, addresses.given())));
            routes.add(new Namespace.Route(wide, anybody, out.name(), true, metric, UnknownKeys.NONE));
            return;
        }
        String via = gateway(out, isV6);
        if (via != null) {
            String to = dice.chance(60) ? "default" : wide;
            routes.add(
                    new Namespace.Route(to, via, dice.chance(50) ? out.name() : null, null, metric, UnknownKeys.NONE));
        }
    }

    /** Somebody's address in a subnet of that interface. */
    private @Nullable String gateway(Interface out, boolean isV6) {
        List<IpAddress> good = new ArrayList<>();
        for (Interface each : interfaces) {
            for (Cidr other : each.addresses()) {
                boolean near = out.addresses().stream()
                        .anyMatch(own -> own.contains(other.address()) && own.prefixLength() < 30);
                if (other.address().isV6() == isV6 && near && !each.namespace().equals(out.namespace())) {
                    good.add(other.address());
                }
            }
        }
        return good.isEmpty() ? null : dice.pick(good).toString();
    }
}
