package dev.macvlab.plan;

import dev.macvlab.resolve.LinkState;
import dev.macvlab.resolve.LinkStates;
import dev.macvlab.resolve.Views;
import dev.macvlab.topology.Index;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Switch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Turns a topology into a desired state, and refuses what no kernel would take. */
final class DesiredStateBuilder {
    private DesiredStateBuilder() {}

    /**
     * The desired state.
     *
     * @param seed what MAC addresses that the topology leaves open are derived from
     */
    static DesiredState build(Index index, String seed, NicMapping nics) throws LabException {
        var parts = new DesiredStateParts();
        NameCheck.places(index.topology()).forEach(parts::add);
        Views views = Views.of(index.topology());
        LinkStates links = LinkStates.of(views, seed, _ -> false);
        StackCheck.check(views, links);
        var properties = new LinkProperties(nics);
        var outside = new SimulatedNetwork(index, seed, properties, parts);
        if (nics.areSimulated()) {
            for (Switch each : index.topology().switches()) {
                outside.add(each);
            }
        }
        var builder = new DesiredLinkBuilder(index, links, nics, properties, outside, parts);
        for (LinkState each : links.all()) {
            builder.add(each);
        }
        List<DesiredState.DesiredNamespace> namespaces = new ArrayList<>();
        for (NamespaceId place : parts.places()) {
            namespaces.add(namespace(index, nics, place));
        }
        return new DesiredState(namespaces, parts.links());
    }

    private static DesiredState.DesiredNamespace namespace(Index index, NicMapping nics, NamespaceId place)
            throws LabException {
        if (place.role() == NamespaceId.Role.SWITCH || place.role() == NamespaceId.Role.NOWHERE) {
            return new DesiredState.DesiredNamespace(place, Map.of(Sysctls.IPV6_OFF, "1"), List.of());
        }
        Namespace drawn = place.role() == NamespaceId.Role.EXTERNAL
                ? Namespace.named(place.name())
                : index.namespace(place.name()).orElseGet(() -> Namespace.named(place.name()));
        List<DesiredRoute> routes = new ArrayList<>();
        for (Namespace.Route each : drawn.routes()) {
            DesiredRoute route = ValueParser.route(index, place, each);
            routes.add(place.equals(NamespaceId.HOST) ? nics.onRealNic(route) : route);
        }
        return new DesiredState.DesiredNamespace(place, Sysctls.of(drawn), routes);
    }
}
