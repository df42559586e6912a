package dev.macvlab.check.view;

import dev.macvlab.topology.Namespace;
import dev.macvlab.topology.Switch;
import java.util.List;

/** Everything that has a name at the top level of a topology: namespaces, switches and the host's interfaces. */
public record Names(List<Namespace> namespaces, List<Switch> switches, List<Stack> hostInterfaces)
        implements View<Names> {
    @Override
    public boolean sameAs(Names other) {
        return namespaces.equals(other.namespaces)
                && switches.equals(other.switches)
                && hostInterfaces.equals(other.hostInterfaces);
    }
}
