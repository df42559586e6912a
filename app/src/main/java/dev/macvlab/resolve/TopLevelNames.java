package dev.macvlab.resolve;

import dev.macvlab.topology.Interface;
import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Ref;
import dev.macvlab.topology.Switch;
import dev.macvlab.topology.Topology;
import java.util.List;

/**
 * Everything that has a name at the top level of a topology.
 *
 * @param namespaces their names
 * @param switches with their hosts
 * @param hostInterfaces the names of the host's interfaces
 */
public record TopLevelNames(List<String> namespaces, List<Switch> switches, List<String> hostInterfaces)
        implements View<TopLevelNames> {
    static TopLevelNames of(Topology topology) {
        return new TopLevelNames(
                topology.namespaces().stream().map(Namespace::name).toList(),
                topology.switches(),
                topology.interfaces().stream()
                        .filter(each -> each.namespace().equals(Ref.HOST))
                        .map(Interface::name)
                        .toList());
    }

    @Override
    public boolean sameAs(TopLevelNames other) {
        return namespaces.equals(other.namespaces)
                && switches.equals(other.switches)
                && hostInterfaces.equals(other.hostInterfaces);
    }
}
