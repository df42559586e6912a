package dev.macvlab.plan;

import dev.macvlab.topology.Index;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A topology in the kernel's own terms: every namespace, device, address, route and setting that is to be there, with
 * nothing left to a default that could differ between two runs.
 *
 * @param namespaces the namespaces, the host's first
 * @param devices parents before their children
 */
public record DesiredState(List<DesiredNamespace> namespaces, List<DesiredLink> devices) {
    /** Nothing but the host. */
    public static final DesiredState EMPTY =
            new DesiredState(List.of(DesiredNamespace.of(NamespaceId.HOST)), List.of());

    /**
     * A namespace with what belongs to it as a whole.
     *
     * @param settings values by the file's path below {@code /proc/sys/net}
     */
    public record DesiredNamespace(NamespaceId place, Map<String, String> settings, List<DesiredRoute> routes) {
        public DesiredNamespace {
            settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
            routes = List.copyOf(routes);
        }

        /** A namespace with nothing of its own to set. */
        public static DesiredNamespace of(NamespaceId place) {
            return new DesiredNamespace(place, Map.of(), List.of());
        }

        public Ref element() {
            return place.element();
        }
    }

    public DesiredState {
        namespaces = List.copyOf(namespaces);
        devices = List.copyOf(devices);
    }

    /**
     * The desired state of a topology on simulated NICs, switches and external hosts.
     *
     * @param seed what MAC addresses that the topology leaves open are derived from
     * @throws LabException when something in it is illegal or missing, before any kernel is asked
     */
    public static DesiredState of(Topology topology, String seed) throws LabException {
        return DesiredStateBuilder.build(Index.of(topology), seed, NicMapping.SIMULATED);
    }

    /**
     * The desired state of a topology on NICs of this machine, whose cables lead to a real network: switches and external
     * hosts are left to that.
     *
     * @param nics the names of real NICs by those in the topology
     * @throws LabException also when a NIC has no real one
     */
    public static DesiredState onHost(Topology topology, String seed, Map<String, String> nics) throws LabException {
        return DesiredStateBuilder.build(Index.of(topology), seed, new NicMapping(nics));
    }

    /** The devices by their identity. */
    public Map<LinkId, DesiredLink> byId() {
        return devices.stream().collect(Collectors.toMap(DesiredLink::id, Function.identity()));
    }

    /** The places with devices that others elsewhere are on top of. */
    public Set<NamespaceId> beneath() {
        Set<NamespaceId> beneath = new HashSet<>();
        for (DesiredLink device : devices) {
            LinkId lower = device.form().lower();
            if (lower != null && !lower.place().equals(device.place())) {
                beneath.add(lower.place());
            }
        }
        return beneath;
    }
}
