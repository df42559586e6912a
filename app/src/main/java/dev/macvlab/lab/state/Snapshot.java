package dev.macvlab.lab.state;

import dev.macvlab.net.Cidr;
import dev.macvlab.netlink.Address;
import dev.macvlab.netlink.BridgePort;
import dev.macvlab.netlink.Link;
import dev.macvlab.netlink.LinkKind;
import dev.macvlab.netlink.Route;
import dev.macvlab.plan.ActualLink;
import dev.macvlab.plan.ActualState;
import dev.macvlab.plan.DesiredKind;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.LinkId;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.topology.Ipvlan;
import dev.macvlab.topology.Macvlan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the kernel has in the namespaces of a lab.
 *
 * @param places what is in each namespace that there is
 * @param ownership what of it is the lab's
 */
public record Snapshot(Map<NamespaceId, Contents> places, Ownership ownership) {
    /**
     * What is in one namespace.
     *
     * @param settings values by path below {@code /proc/sys/net}, of those that somebody asked for
     * @param originals what a setting was before the lab changed it
     */
    public record Contents(
            List<Link> links,
            List<Address> addresses,
            List<Route> routes,
            Map<String, String> settings,
            Map<String, String> originals) {
        /** What a namespace has that was made this moment. */
        public static final Contents FRESH = new Contents(List.of(), List.of(), List.of(), Map.of(), Map.of());

        public Contents {
            links = List.copyOf(links);
            addresses = List.copyOf(addresses);
            routes = List.copyOf(routes);
            settings = Map.copyOf(settings);
            originals = Map.copyOf(originals);
        }
    }

    public Snapshot {
        places = new LinkedHashMap<>(places);
    }

    /** What is where the user starts. */
    public Contents host() {
        return Objects.requireNonNull(places.get(NamespaceId.HOST));
    }

    /** The same in a plan's terms. */
    public ActualState state() {
        Map<NamespaceId, ActualState.Namespace> namespaces = new LinkedHashMap<>();
        places.forEach((place, contents) -> namespaces.put(place, namespace(place, contents)));
        return new ActualState(namespaces);
    }

    private ActualState.Namespace namespace(NamespaceId place, Contents contents) {
        boolean ours = ownership.owns(place);
        boolean loopbackUp = !ours;
        Map<Integer, String> names = new HashMap<>();
        Map<Integer, List<Address>> addresses =
                contents.addresses().stream().collect(Collectors.groupingBy(Address::linkIndex));
        List<ActualLink> links = new ArrayList<>();
        for (Link link : contents.links()) {
            names.put(link.index(), link.name());
            if (link.name().equals("lo")) {
                loopbackUp |= link.up();
            } else {
                links.add(link(place, link, addresses.getOrDefault(link.index(), List.of())));
            }
        }
        List<ActualState.Route> routes = contents.routes().stream()
                .filter(route -> route.isMain() && ownership.owns(place, route))
                .map(route -> route(route, names))
                .toList();
        return new ActualState.Namespace(ours, loopbackUp, links, routes, contents.settings(), contents.originals());
    }

    private ActualLink link(NamespaceId place, Link link, List<Address> addresses) {
        boolean ours = ownership.owns(place, link);
        BridgePort port = link.bridgePort();
        return new ActualLink(
                new LinkId(place, link.name()),
                link.index(),
                ours
                        ? ActualLink.Owner.LAB
                        : link.group() == ownership.group() ? ActualLink.Owner.STRANGER : ActualLink.Owner.OTHER,
                new ActualLink.Kind(
                        link.kind().name(),
                        link.lower(),
                        link.kind() instanceof LinkKind.Vlan vlan ? vlan.id() : -1,
                        settings(link.kind())),
                new ActualLink.Condition(
                        link.mac(),
                        link.mtu(),
                        link.up(),
                        link.asksForNeighbours(),
                        link.master(),
                        port != null && port.hairpin()),
                held(place, ours, addresses));
    }

    private List<ActualLink.Held> held(NamespaceId place, boolean ours, List<Address> addresses) {
        List<ActualLink.Held> held = new ArrayList<>();
        for (Address address : addresses) {
            if (address.permanent() || !ours) {
                Cidr cidr = address.cidr();
                boolean mayGo = (ours || ownership.owns(place, address)) && !address.automatic();
                held.add(new ActualLink.Held(cidr, !cidr.address().isV6() && address.secondary(), mayGo));
            }
        }
        return held;
    }

    private static ActualState.Route route(Route route, Map<Integer, String> names) {
        Route.Hop hop = route.hops().isEmpty() ? null : route.hops().getFirst();
        var wanted = new DesiredRoute(
                route.to(),
                hop == null ? null : hop.via(),
                hop == null ? null : names.get(hop.linkIndex()),
                hop != null && hop.onLink(),
                route.metric());
        return new ActualState.Route(wanted, hop == null ? 0 : hop.linkIndex());
    }

    /** What can be changed in place. */
    private static @Nullable DesiredKind settings(LinkKind kind) {
        LinkId any = new LinkId(NamespaceId.NOWHERE, "");
        return switch (kind) {
            case LinkKind.Macvlan macvlan ->
                new DesiredKind.MacvlanChild(
                        any,
                        macvlan.tap(),
                        Macvlan.Mode.valueOf(macvlan.mode().name()),
                        macvlan.noPromisc(),
                        macvlan.noDst(),
                        macvlan.sources(),
                        macvlan.broadcastQueueLength());
            case LinkKind.Ipvlan ipvlan ->
                new DesiredKind.IpvlanChild(
                        any,
                        Ipvlan.Mode.valueOf(ipvlan.mode().name()),
                        Ipvlan.Flag.valueOf(ipvlan.flag().name()));
            default -> null;
        };
    }
}
