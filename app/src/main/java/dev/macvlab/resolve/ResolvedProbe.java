package dev.macvlab.resolve;

import dev.macvlab.net.Cidr;
import dev.macvlab.net.IpAddress;
import dev.macvlab.topology.Probe;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Topology;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A probe with its two ends.
 *
 * @param fromExists whether what it starts from is in the topology
 * @param answered whether anything in the topology has the address that it pings, or the text is no address
 */
public record ResolvedProbe(Probe probe, boolean fromExists, boolean answered) implements View<ResolvedProbe> {
    static List<ResolvedProbe> of(Topology topology, List<ResolvedInterface> devices) {
        if (topology.probes().isEmpty()) {
            return List.of();
        }
        Set<IpAddress> wanted = topology.probes().stream()
                .flatMap(probe -> IpAddress.tryParse(probe.to()).stream())
                .collect(Collectors.toSet());
        Set<IpAddress> held = Stream.concat(
                        devices.stream().flatMap(device -> device.addresses().stream()),
                        topology.switches().stream()
                                .flatMap(each -> each.hosts().stream())
                                .flatMap(host -> host.cidrs().stream()))
                .map(Cidr::address)
                .filter(wanted::contains)
                .collect(Collectors.toSet());
        Set<Ref> starts = new HashSet<>(Set.of(Ref.top(Ref.HOST)));
        devices.forEach(device -> starts.add(device.ref()));
        topology.namespaces().forEach(each -> starts.add(Ref.top(each.name())));
        topology.switches().forEach(each -> each.hosts().forEach(host -> starts.add(each.ref(host))));
        return topology.probes().stream()
                .map(probe -> new ResolvedProbe(
                        probe,
                        starts.contains(probe.from()),
                        IpAddress.tryParse(probe.to()).map(held::contains).orElse(true)))
                .toList();
    }

    @Override
    public boolean sameAs(ResolvedProbe other) {
        return equals(other);
    }
}
