package dev.macvlab.lab.apply;

import dev.macvlab.lab.state.OpenNamespaces;
import dev.macvlab.lab.state.Ownership;
import dev.macvlab.net.IpAddress;
import dev.macvlab.plan.DesiredLink;
import dev.macvlab.plan.DesiredRoute;
import dev.macvlab.plan.DesiredState;
import dev.macvlab.plan.NamespaceId;
import dev.macvlab.plan.Sysctls;
import dev.macvlab.topology.Ref;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Where pings in a lab that stands may start, and which of its namespaces have a part in one. */
public final class PingOrigins {
    private final DesiredState lab;
    private final OpenNamespaces namespaces;
    private final Ownership ownership;

    PingOrigins(DesiredState lab, OpenNamespaces namespaces, Ownership ownership) {
        this.lab = lab;
        this.namespaces = namespaces;
        this.ownership = ownership;
    }

    /** Where a ping from that element starts; empty when the lab has no such element. */
    public Optional<PingOrigin> find(Ref from) {
        return withStack()
                .filter(place -> place.element().equals(from))
                .findFirst()
                .map(this::anywhereIn)
                .or(() -> lab.devices().stream()
                        .filter(device -> device.element().equals(from)
                                && device.place().equals(NamespaceId.namespace(from.place())))
                        .findFirst()
                        .map(device ->
                                new PingOrigin(device.place(), namespaces.namespace(device.place()), device.name())));
    }

    /** The namespaces of the lab whose IP stack takes part in pings, with what they are called. */
    public List<PingOrigin> stacks() {
        return withStack().filter(ownership::owns).map(this::anywhereIn).toList();
    }

    private Stream<NamespaceId> withStack() {
        return lab.namespaces().stream()
                .map(DesiredState.DesiredNamespace::place)
                .filter(place -> place.role() != NamespaceId.Role.SWITCH && place.role() != NamespaceId.Role.NOWHERE);
    }

    private PingOrigin anywhereIn(NamespaceId place) {
        return new PingOrigin(place, namespaces.namespace(place), null);
    }

    /**
     * The namespaces of the lab whose neighbour caches have a part in a ping: its sender's, those of whoever has the
     * address or is a gateway of the sender, and every router. A machine's own is not among them.
     */
    public Set<NamespaceId> involved(NamespaceId from, IpAddress to) {
        Set<NamespaceId> places = new LinkedHashSet<>(Set.of(from));
        Set<IpAddress> hops = new HashSet<>(Set.of(to));
        for (DesiredState.DesiredNamespace namespace : lab.namespaces()) {
            if ("1".equals(namespace.settings().get(Sysctls.FORWARDING))) {
                places.add(namespace.place());
            } else if (namespace.place().equals(from)) {
                namespace.routes().stream()
                        .map(DesiredRoute::via)
                        .filter(Objects::nonNull)
                        .forEach(hops::add);
            }
        }
        for (DesiredLink device : lab.devices()) {
            if (device.addresses().stream().anyMatch(cidr -> hops.contains(cidr.address()))) {
                places.add(device.place());
            }
        }
        places.removeIf(place -> !ownership.owns(place));
        return places;
    }
}
